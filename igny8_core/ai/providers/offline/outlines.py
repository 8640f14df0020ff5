"""The h2 headings of an article: a plan per kind of article, with headings of its own from the keywords."""

from __future__ import annotations

from collections.abc import Sequence

from igny8_core.ai.clustering.phrases import comparable
from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.headlines import headline, is_latin
from igny8_core.ai.providers.offline.intents import is_question
from igny8_core.ai.providers.offline.language import Language
from igny8_core.ai.providers.offline.subjects import names_a_thing
from igny8_core.ai.providers.offline.wording import pick

LEAST, MOST = 4, 8
MOST_FROM_KEYWORDS = 3
#: Headings of the keywords come after so many of the plan.
BEFORE_OWN = 2
#: A longer topic is not repeated in headings.
LONGEST_TOPIC = 32


def write_outline(plan: str, keywords: Sequence[str], blanks: Blanks) -> list[str]:
    """Four to eight headings, none twice and none the title's; further keywords get headings of their own."""
    language = blanks.language
    headings = [blanks.fill(_best(options, plan, role, blanks)) for role, options in language.plans[plan].items()]
    own = [own_heading(keyword, language) for keyword in keywords[1 : 1 + MOST_FROM_KEYWORDS]]
    return _distinct([*headings[:BEFORE_OWN], *own, *headings[BEFORE_OWN:]])[:MOST]


def own_heading(keyword: str, language: Language) -> str:
    """The heading of a keyword that gets a section to itself; a question keeps its mark."""
    mark = "？" if language.code.startswith("ja") else "?"
    return f"{headline(keyword, language)}{mark}" if is_question(keyword) else headline(keyword, language)


def _best(options: Sequence[str], plan: str, role: str, blanks: Blanks) -> str:
    """One of the variants; where the topic would not fit into a heading one that does not name it, if there is one."""
    language, about = blanks.language, blanks.fill("{T}")
    fits = names_a_thing(blanks.keyword, language) and len(about) <= LONGEST_TOPIC
    if not fits or language.is_foreign or not is_latin(about):
        options = [option for option in options if "{T}" not in option] or options
    return pick(options, blanks.keyword, plan, role)


def _distinct(headings: Sequence[str]) -> list[str]:
    by_key: dict[str, str] = {}
    for heading in headings:
        if heading.strip():
            by_key.setdefault(comparable(heading) or heading, heading)
    return list(by_key.values())
