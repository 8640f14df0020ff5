"""Sections of a draft that grow item by item until the article is as long as asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import cycle, islice

from igny8_core.ai.html import count_words
from igny8_core.ai.providers.offline.brief import Brief
from igny8_core.ai.providers.offline.sentences import ADVICE, CHECKS, OPENERS, SOURCES
from igny8_core.ai.providers.offline.wording import phrase, pick, rotated

SENTENCES_PER_PARAGRAPH = 3
CHECKS_TITLES = ("What to check", "Checklist for the editor", "Before this section is done")
SOURCES_TITLES = ("Sources to look for", "Where to find out", "Material to gather")
WORDS_OF_TITLE = 5
HERE = "this section"
#: A list of one item looks forgotten.
LEAST_ITEMS = 2
#: Keywords tried in one sentence before it is left out.
MOST_TRIES = 5


@dataclass
class Section:
    """One h2 with its paragraphs, its checklist and its sources. `said` is shared by the sections of an article."""

    heading: str
    brief: Brief
    number: int
    said: set[str]
    sentences: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.deck = self._deck()
        self.keywords = cycle(rotated(self.brief.keywords, self.heading))

    def grow(self) -> int:
        """Say one thing more; returns the words it took, 0 when there is nothing left to say."""
        for group, templates in self.deck:
            into: list[str] = getattr(self, group)
            items = [sentence for sentence in map(self._say, templates) if sentence]
            if not items or (group != "sentences" and len(into) + len(items) < LEAST_ITEMS):
                continue
            title = WORDS_OF_TITLE if group != "sentences" and not into else 0
            into += items
            return title + sum(count_words(item) for item in items)
        return 0

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
        """Two sentences, then lists and sentences in turn."""
        openers = rotated(OPENERS[self.brief.content_type], self.brief.title)
        yield "sentences", [openers[self.number % len(openers)]]
        advice = (("sentences", [text]) for text in self._share(ADVICE))
        yield from islice(advice, 1)
        checks, sources = _pairs(self._share(CHECKS)), _pairs(self._share(SOURCES))
        for number in range(max(len(checks), len(sources))):
            yield from islice(advice, 3)
            lists = [("checks", checks[number : number + 1]), ("sources", sources[number : number + 1])]
            for group, pairs in rotated(lists, self.brief.title, self.number):
                yield from ((group, pair) for pair in pairs)
        yield from advice

    def _share(self, templates: Sequence[str]) -> list[str]:
        """All templates, each section of the article starting at its own part of them."""
        ours = rotated(templates, self.brief.title)
        start = self.number * len(ours) // len(self.brief.outline)
        return [*ours[start:], *ours[:start]]

    def _say(self, template: str) -> str:
        """As a sentence the article does not have yet: without the heading if it can be, "" if there is none."""
        heading = f"“{phrase(self.heading)}”"
        keywords = [next(self.keywords) for _ in self.brief.keywords[:MOST_TRIES]]
        tries = (self._filled(template, keyword, here) for here in (HERE, heading) for keyword in keywords)
        sentence = next((one for one in tries if one not in self.said), "")
        self.said.add(sentence)
        return sentence

    def _filled(self, template: str, keyword: str, here: str) -> str:
        text = template.format(
            h=phrase(self.heading), here=here, k=phrase(keyword), t=phrase(self.brief.title), s=self.brief.site
        )
        return escape(text[:1].upper() + text[1:])


def bullet_list(title: str, items: Sequence[str]) -> str:
    """An h3 with a list, or nothing without items."""
    if not items:
        return ""
    return f"<h3>{escape(title)}</h3><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _pairs(items: list[str]) -> list[list[str]]:
    return [items[start : start + LEAST_ITEMS] for start in range(0, len(items) - 1, LEAST_ITEMS)]
