"""What the blanks of the language files stand for in one article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from igny8_core.ai.providers.offline.headlines import headline
from igny8_core.ai.providers.offline.language import Language
from igny8_core.ai.providers.offline.subjects import topic
from igny8_core.ai.providers.offline.wording import phrase


@dataclass(frozen=True)
class Blanks:
    """{k} {K} the search, {t} {T} its topic, {a} {b} the sides, {s} the site, {c} the cluster. `sides` may be empty."""

    keyword: str
    language: Language
    sides: tuple[str, ...] = ()
    site: str = ""
    cluster: str = ""

    def fill(self, template: str, **more: Any) -> str:
        """The template with its blanks filled; what fills one is never looked into again."""
        return template.format_map({**self._values, **more})

    @cached_property
    def _values(self) -> dict[str, str]:
        about = topic(self.keyword, self.language)
        first, second = (headline(side, self.language) for side in (*self.sides, "", "")[:2])
        return {
            "k": phrase(self.keyword),
            "K": headline(self.keyword, self.language),
            "t": about,
            "T": headline(about, self.language),
            "a": first,
            "b": second,
            "A": first,
            "B": second,
            "s": self.site,
            "c": self.cluster or headline(about, self.language),
        }
