"""Small tools for words: keywords as people would print them, and choices that differ but never by chance."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from igny8_core.ai.clustering.casing import sentence_case
from igny8_core.ai.clustering.words import NAMELESS

T = TypeVar("T")

#: After a verb or a conjunction it is the English pronoun, elsewhere it may be an Italian article.
_LONELY_I = re.compile(r"\b(should|can|do|did|am|if|must|may|could|will|would|have|when|because) i\b")

#: A keyword is cut here before it goes into a title or a sentence.
LONGEST_KEYWORD = 90


def number_from(*seeds: object) -> int:
    """A large number that is the same for the same seeds on every machine."""
    text = "\x1f".join(map(str, seeds))
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())


def pick(options: Sequence[T], *seeds: object) -> T:
    """One of the options, always the same one for the same seeds."""
    return options[number_from(*seeds) % len(options)]


def rotated(options: Sequence[T], *seeds: object) -> list[T]:
    """All options, starting at a place that the seeds choose."""
    start = number_from(*seeds) % len(options) if options else 0
    return [*options[start:], *options[:start]]


def printable(text: object) -> str:
    """One line without control characters, of any length."""
    letters = (" " if unicodedata.category(char)[0] in "CZ" else char for char in str(text))
    return " ".join("".join(letters).split())


def phrase(keyword: object) -> str:
    """A keyword as it stands in the middle of a sentence: no end marks, at most 90 characters."""
    return clip(printable(keyword).rstrip(" ?!.,;:？！。"), LONGEST_KEYWORD)


def headline(keyword: object) -> str:
    """A keyword as the start of a title: `how should i use a v60?` → `How should I use a V60`."""
    return sentence_case(_LONELY_I.sub(r"\1 I", phrase(keyword)))


def topic(keyword: object) -> str:
    """What a keyword is about, without the words around it: `how to use a moka pot` → `moka pot`."""
    words = phrase(keyword).split()
    naming = [number for number, word in enumerate(words) if word.casefold() not in NAMELESS]
    return " ".join(words[naming[0] : naming[-1] + 1]) if naming else phrase(keyword)


def clip(text: str, most: int) -> str:
    """At most so many characters, cut between words where there are any, no dangling punctuation."""
    if len(text) <= most:
        return text
    cut = text[: most + 1].rsplit(" ", 1)[0] if " " in text[: most + 1] else text[:most]
    return cut[:most].rstrip(" ,;:-–—(") or text[:most]


def listing(items: Sequence[str], *, last: str = "and") -> str:
    """`a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
