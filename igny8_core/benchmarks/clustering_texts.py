"""Made-up keyword lists of any length, built the way real ones are: heads, sub-topics and what people add to them."""

from __future__ import annotations

import random
from collections.abc import Iterator

#: Keywords per head, on average.
PER_HEAD = 25
#: The part of a list that is about one head: every site has one that it is made for.
MAIN_SHARE = 0.1
#: How steeply the popularity of heads falls.
STEEPNESS = 0.35
_SUB_TOPICS = 300
_BEGINNINGS = (
    "b",
    "c",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "br",
    "ch",
    "st",
    "tr",
)
_VOWELS = ("a", "e", "i", "o", "u", "ea", "oo", "ai")
_ENDINGS = ("", "n", "r", "t", "l", "s", "m", "ck", "nd")
_ADDED = (
    "best", "cheap", "how to clean", "how to use", "near me", "for beginners", "price", "vs", "review", "for sale",
    "2026", "uk", "what is a", "for small spaces", "at home", "for kids", "repair", "parts", "alternatives", "sizes",
    "for women", "online", "diy", "used", "rental", "insurance", "for travel", "professional", "electric", "manual",
    "portable", "wholesale",
)  # fmt: skip


def keywords(count: int, *, seed: int = 0) -> list[str]:
    """`count` different keywords, always the same ones: a tenth about one head, the rest about count / 25 others."""
    draw = random.Random(seed)
    found: dict[str, None] = {}
    for keyword in _drawn(draw, count):
        found[keyword] = None
        if len(found) == count:
            break
    return sorted(found)


def _drawn(draw: random.Random, count: int) -> Iterator[str]:
    heads = [" ".join(_word(draw) for _ in range(draw.choice((1, 2, 2, 3)))) for _ in range(count // PER_HEAD + 20)]
    subs = [_word(draw) for _ in range(_SUB_TOPICS)]
    while True:
        head = heads[0] if draw.random() < MAIN_SHARE else _head(draw, heads)
        # The main head would run out of keywords without sub-topics.
        yield _keyword(draw, head, draw.choice(subs) if head == heads[0] or draw.random() < 0.4 else "")


def _head(draw: random.Random, heads: list[str]) -> str:
    popular = min(len(heads) - 1, int(draw.paretovariate(STEEPNESS)))
    return draw.choice(heads) if draw.random() < 0.5 else heads[popular]


def _keyword(draw: random.Random, head: str, sub: str) -> str:
    topic = " ".join(filter(None, draw.choice(((head, sub), (sub, head)))))
    added = draw.choice(_ADDED)
    return draw.choice((topic, f"{added} {topic}", f"{topic} {added}"))


def _word(draw: random.Random) -> str:
    syllables = draw.choice((1, 2, 2, 2, 3))
    return "".join(draw.choice(_BEGINNINGS) + draw.choice(_VOWELS) for _ in range(syllables)) + draw.choice(_ENDINGS)
