"""Sections of a draft that grow item by item until the article is as long as asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import zip_longest

from igny8_core.ai.html import count_words
from igny8_core.ai.providers.offline.brief import Brief
from igny8_core.ai.providers.offline.sentences import ADVICE, CHECKS, OPENERS, SOURCES
from igny8_core.ai.providers.offline.wording import phrase, pick, rotated

SENTENCES_PER_PARAGRAPH = 3
CHECKS_TITLES = ("What to check", "Checklist for the editor", "Before this section is done")
SOURCES_TITLES = ("Sources to look for", "Where to find out", "Material to gather")
WORDS_OF_TITLE = 5


@dataclass
class Section:
    """One h2 with its paragraphs, its checklist and its sources; `deck` is what it may still say."""

    heading: str
    brief: Brief
    number: int
    sentences: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.deck = self._deck()

    def grow(self) -> int:
        """Say one thing more; returns the words it took, 0 when there is nothing left to say."""
        group, items = next(self.deck, ("", []))
        if not group:
            return 0
        into: list[str] = getattr(self, group)
        title = WORDS_OF_TITLE if group != "sentences" and not into else 0
        into += items
        return title + sum(count_words(item) for item in items)

    def html(self) -> str:
        """The section as it stands."""
        paragraphs = [
            self.sentences[start : start + SENTENCES_PER_PARAGRAPH]
            for start in range(0, len(self.sentences), SENTENCES_PER_PARAGRAPH)
        ]
        body = [f"<p>{' '.join(paragraph)}</p>" for paragraph in paragraphs]
        lists = [
            bullet_list(pick(CHECKS_TITLES, self.heading, "checks"), self.checks),
            bullet_list(pick(SOURCES_TITLES, self.heading, "sources"), self.sources),
        ]
        return f"<h2>{escape(self.heading)}</h2>{''.join([*body[:2], *rotated(lists, self.heading), *body[2:]])}"

    def _deck(self) -> Iterator[tuple[str, list[str]]]:
        """Two sentences, then lists and sentences in turn, each with the next keyword."""
        seeds = (self.brief.title, self.heading, self.number)
        opener = pick(OPENERS[self.brief.content_type], *seeds)
        sentences = [[text] for text in self._filled((opener, *rotated(ADVICE, *seeds)))]
        checks = _pairs(self._filled(rotated(CHECKS, *seeds)))
        sources = _pairs(self._filled(rotated(SOURCES, *seeds)))
        yield from (("sentences", items) for items in sentences[:2])
        rest = sentences[2:]
        for i, (check, source) in enumerate(zip_longest(checks, sources)):
            yield from (("sentences", items) for items in rest[3 * i : 3 * i + 3])
            lists = rotated([("checks", check), ("sources", source)], *seeds, "order")
            yield from ((group, items) for group, items in lists if items)
        yield from (("sentences", items) for items in rest[3 * len(checks) :])

    def _filled(self, templates: Sequence[str]) -> list[str]:
        keywords = rotated(self.brief.keywords, self.heading)
        return [
            template.format(
                h=escape(phrase(self.heading)),
                k=escape(phrase(keywords[i % len(keywords)])),
                t=escape(phrase(self.brief.title)),
                s=escape(self.brief.site),
            )
            for i, template in enumerate(templates)
        ]


def bullet_list(title: str, items: Sequence[str]) -> str:
    """An h3 with a list, or nothing without items."""
    if not items:
        return ""
    return f"<h3>{escape(title)}</h3><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _pairs(items: list[str]) -> list[list[str]]:
    # A list of one item looks forgotten, so lists grow by two.
    return [items[start : start + 2] for start in range(0, len(items) - 1, 2)]
