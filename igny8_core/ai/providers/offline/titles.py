"""Titles for article ideas, by the kind of article, none like another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from igny8_core.ai.clustering.phrases import comparable
from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.headlines import is_latin
from igny8_core.ai.providers.offline.wording import rotated
from igny8_core.business.planning.titles import near

#: Search engines cut a title off after about so many characters.
BEST_LENGTH = 65
#: For searches whose language has no patterns, or whose script would clash with them; the first one whenever it can be.
BARE = ("{K}", "{K} – {more}")
_HOW_TO = re.compile(r"^(how to|wie (man|macht man|kann man))\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{4,}")


class TakenTitles:
    """The titles that a site has, and those that are given out."""

    def __init__(self, titles: Iterable[str] = ()) -> None:
        self._titles: list[str] = []
        self._keys: set[str] = set()
        self.patterns: Counter[str] = Counter()
        for title in titles:
            self.add(title)

    def add(self, title: str) -> None:
        self._keys.add(title_key(title))
        self._titles.append(title)

    def has(self, title: str) -> bool:
        """The same title but for case, accents, plurals and punctuation."""
        return title_key(title) in self._keys

    def has_nearly(self, title: str) -> bool:
        """A title that a reader would take for the same article."""
        return self.has(title) or any(near(title, other) for other in self._titles)

    def __len__(self) -> int:
        return len(self._titles)


def title_key(title: str) -> str:
    """Titles that differ only in case, accents, plurals or punctuation share it."""
    return comparable(title) or title.casefold()


def write_title(plan: str, blanks: Blanks, taken: TakenTitles, *, more: str = "") -> str:
    """A title that is not nearly taken; marks it taken. `more` is another name of the topic, such as its cluster's."""
    patterns = [pattern for pattern in _patterns(plan, blanks) if more or "{more}" not in pattern]
    by_title = {blanks.fill(pattern, more=more): pattern for pattern in patterns}
    # Patterns take turns, so that the titles of a site do not all sound alike.
    tries = sorted(by_title, key=lambda title: (len(title) > BEST_LENGTH, taken.patterns[by_title[title]]))
    numbered = [f"{tries[0]} ({number})" for number in range(2, len(taken) + 3)]
    fresh = (title for title in tries if not taken.has_nearly(title))
    different = (title for title in [*tries, *numbered] if not taken.has(title))
    title = next(fresh, None) or next(different)
    taken.add(title)
    if by_title.get(title) not in BARE:
        taken.patterns[by_title.get(title, "")] += 1
    return title


def _patterns(plan: str, blanks: Blanks) -> Sequence[str]:
    language = blanks.language
    if language.is_foreign or is_latin(language.name) != is_latin(blanks.keyword):
        return BARE
    name = "method" if plan == "how_to" and not _HOW_TO.search(blanks.keyword) else plan
    options = rotated(language.titles.get(name) or language.titles["question"], blanks.keyword)
    own = _long_words(blanks.keyword)
    # `Siphon Brew Steps, Step by Step` says the same twice.
    return [option for option in options if not own & _long_words(re.sub(r"\{\w+\}", "", option))] or options


def _long_words(text: str) -> set[str]:
    return set(comparable(" ".join(_LETTERS.findall(text))).split())
