"""The h2 headings of an article: a plan per kind of article, with headings of its own from the keywords."""

from __future__ import annotations

from collections.abc import Sequence

from igny8_core.ai.clustering.casing import sentence_case
from igny8_core.ai.clustering.phrases import comparable
from igny8_core.ai.providers.offline.intents import is_question
from igny8_core.ai.providers.offline.wording import headline, pick, topic
from igny8_core.ai.replies import ContentType

LEAST, MOST = 4, 7
MOST_FROM_KEYWORDS = 3

PLANS: dict[ContentType, tuple[tuple[str, ...], ...]] = {
    "how_to": (
        ("What you need before you start", "Preparation: tools, materials and time", "Before the first step"),
        ("{t}: the steps in order", "{t}, step by step", "{t}: the method in full"),
        ("Settings and amounts that change the result", "What to adjust when conditions differ"),
        ("Common mistakes and how to fix them", "When it goes wrong: causes and remedies"),
        ("How to tell that it worked", "Checking the result"),
    ),
    "question": (
        ("The short answer", "In one paragraph: the answer"),
        ("Why the answer is what it is", "What lies behind the answer"),
        ("When the answer changes", "Exceptions worth knowing"),
        ("What this means in practice", "What to do with the answer"),
        ("Where to read on", "How to check the answer yourself"),
    ),
    "comparison": (
        ("The difference in brief", "What sets them apart"),
        ("{t}: the criteria that matter", "{t}: how to compare"),
        ("Strengths and limits of each", "What each one does well, and what not"),
        ("Cost, effort and upkeep", "What you spend: money, time and care"),
        ("Which one suits whom", "How to decide"),
    ),
    "list": (
        ("How the options were chosen", "What counts: the criteria"),
        ("{t}: the shortlist", "{t}: the options at a glance"),
        ("Who each option is for", "Matching options to needs"),
        ("What to check before you decide", "Questions to settle before you choose"),
        ("Alternatives and when to wait", "If none of these fits"),
    ),
    "guide": (
        ("{t}: the basics", "{t}: an overview", "{t} in plain words"),
        ("How to get started", "The first steps"),
        ("What to look out for", "Points that are easily missed"),
        ("{t}: common mistakes", "Mistakes to avoid"),
        ("Where to go from here", "Next steps"),
    ),
}


def write_outline(content_type: ContentType, keywords: Sequence[str]) -> list[str]:
    """Four to seven headings, none twice; further keywords get headings of their own."""
    lead = keywords[0] if keywords else ""
    about = sentence_case(topic(lead) or "the topic")
    plan = [pick(options, lead, i) for i, options in enumerate(PLANS[content_type])]
    headings = [heading.format(t=about) for heading in plan]
    own = [_heading_of(keyword) for keyword in keywords[1 : 1 + MOST_FROM_KEYWORDS]]
    return _distinct([*headings[:2], *own, *headings[2:]])[:MOST]


def _heading_of(keyword: str) -> str:
    return f"{headline(keyword)}?" if is_question(keyword) else headline(keyword)


def _distinct(headings: Sequence[str]) -> list[str]:
    by_key: dict[str, str] = {}
    for heading in headings:
        if heading.strip():
            by_key.setdefault(comparable(heading) or heading, heading)
    return list(by_key.values())
