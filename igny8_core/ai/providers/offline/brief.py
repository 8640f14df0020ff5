"""What a draft is asked to be, cleaned of what a caller may have left empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast, get_args

from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.intents import intent_of
from igny8_core.ai.providers.offline.language import Language, language_of
from igny8_core.ai.providers.offline.outlines import write_outline
from igny8_core.ai.providers.offline.plans import family_of, plan_of
from igny8_core.ai.providers.offline.subjects import sides
from igny8_core.ai.providers.offline.wording import phrase, printable
from igny8_core.ai.replies import ContentType

T = TypeVar("T")

DEFAULT_SITE = "this site"


@dataclass(frozen=True)
class Brief:
    """`keywords` and `outline` are never empty; `plan` names the variety of the content type."""

    title: str
    content_type: ContentType
    plan: str
    keywords: list[str]
    outline: list[str]
    words: int
    blanks: Blanks

    @property
    def language(self) -> Language:
        """The words it is written in."""
        return self.blanks.language

    def worded(self, words: Mapping[str, T]) -> T:
        """The words for this variety of article, or those of its content type."""
        family = family_of(self.plan)
        return words[family] if family in words else words[self.content_type]


def read_brief(data: Mapping[str, Any]) -> Brief:
    """The brief in a request's data; an empty outline gets the plan of its content type."""
    language = language_of(data.get("language"))
    given = [text for text in (printable(k) for k in data.get("keywords") or ()) if text]
    title = printable(data.get("title") or "") or (given or [printable(data.get("cluster") or "") or "Untitled"])[0]
    keywords = given or [title]
    content_type = data.get("content_type")
    kind = cast("ContentType", content_type if content_type in get_args(ContentType) else "guide")
    lead = phrase(keywords[0]) or phrase(title) or "Untitled"
    compared = tuple(sides([*keywords, title], language)) if kind == "comparison" else ()
    blanks = Blanks(
        lead,
        language,
        sides=compared,
        site=printable(data.get("domain") or "") or DEFAULT_SITE,
        cluster=phrase(data.get("cluster") or ""),
    )
    intent = intent_of(lead, data.get("search_intent"), kind)
    plan = plan_of(lead, content_type=kind, intent=intent, sides=len(compared))
    outline = [text for text in (printable(h) for h in data.get("outline") or ()) if text]
    return Brief(
        title=title,
        content_type=kind,
        plan=plan,
        keywords=keywords,
        outline=outline or write_outline(plan, keywords, blanks),
        words=int(data.get("word_count") or 0),
        blanks=blanks,
    )
