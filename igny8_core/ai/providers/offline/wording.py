"""Small tools for words: keywords as people would print them, and choices that differ but never by chance."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

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


def clip(text: str, most: int) -> str:
    """At most so many characters, cut between words where there are any, no dangling punctuation."""
    if len(text) <= most:
        return text
    cut = text[: most + 1].rsplit(" ", 1)[0] if " " in text[: most + 1] else text[:most]
    return cut[:most].rstrip(" ,;:-–—(") or text[:most]


def first_fitting(texts: Sequence[str], most: int) -> str:
    """The first text of at most so many characters; the last one, cut between words, when none fits."""
    return next((text for text in texts if len(text) <= most), clip(texts[-1], most))


def listing(items: Sequence[str], *, last: str = "and") -> str:
    """`a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
