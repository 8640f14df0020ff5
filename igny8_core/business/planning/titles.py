"""When two titles are nearly the same: the same words, whatever their order, endings, filling and year.

A title becomes a set of signs (`signature`): stems of its words, or pairs of characters where a script has no spaces.
Two titles are near when four fifths of their signs are common.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from heapq import nlargest

from igny8_core.business.planning.title_words import BEFORE_COUNTS, COUNTED, FILLING, stem

NEAR = 0.8
#: Signatures kept in memory: about 1 kB each.
KEPT = 50_000
# Kana, Han, Thai, Lao, Burmese, Khmer: written without spaces.
_UNSPACED = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+"
)
_UNSPACED_FILLING = re.compile(
    "完全ガイド|徹底解説|徹底比較|まとめ|とは|について|完全指南|终极指南|全面指南|指南|攻略|最新版?|年版"
)
# What is tied on by an apostrophe: “beginner's”, “l'eau”. Other single letters count: vitamin C is not vitamin D.
_APOSTROPHE = re.compile(r"['’](?:s|t|d|m|ll|re|ve)\b|\b(?:qu|[cdjlmnst])['’]")
_YEAR = re.compile(r"(?:19|20)\d\d")

Signature = frozenset[str]


def near(one: str, other: str) -> bool:
    """True when a reader would take the two for the same article."""
    return _alike(signature(one), signature(other))


@lru_cache(maxsize=KEPT)
def signature(title: str) -> Signature:
    """What a title is about. Empty only for a title without a letter or digit."""
    folded = _folded(title)
    words = _UNSPACED.sub(" ", folded).split()
    runs = _UNSPACED.findall(folded)
    told = [stem(word) for place, word in enumerate(words) if not _is_filling(words, place)]
    pairs = [pair for run in runs for part in _UNSPACED_FILLING.split(run) for pair in _pairs(part)]
    # A title of nothing but filling (“What is it?”) is compared by that.
    return frozenset(told + pairs) or frozenset(words + runs)


class TitleBook:
    """The titles of a site, to compare a few new ones with. Each of many is looked at once."""

    def __init__(self, titles: Iterable[str] = ()) -> None:
        self._known = {title: signature(title) for title in titles}

    def near_to(self, titles: Iterable[str]) -> dict[str, str]:
        """For each of `titles` that is near to a known one: the known one."""
        asked = {title: signature(title) for title in titles}
        of_interest = frozenset[str]().union(*asked.values())
        found: dict[str, str] = {}
        for known, signs in self._known.items():
            # Cheap first: whatever shares too little with all of them together shares too little with each.
            if len(signs & of_interest) < NEAR * len(signs):
                continue
            for title, wanted in asked.items():
                if title not in found and _alike(signs, wanted):
                    found[title] = known
        return found

    def nearest(self, text: str, *, most: int) -> list[str]:
        """Titles that share words with `text`, those that share most of theirs first."""
        wanted = signature(text)
        shared = ((len(signs & wanted) / (len(signs) or 1), title) for title, signs in self._known.items())
        return [title for share, title in nlargest(most, shared) if share]


def _alike(one: Signature, other: Signature) -> bool:
    common = len(one & other)
    return common > 0 and common >= NEAR * (len(one) + len(other) - common)


def _folded(title: str) -> str:
    """Letters and digits in words, without case and accents. Vowel signs of Thai or Hindi belong to their letters."""
    text = _APOSTROPHE.sub(" ", unicodedata.normalize("NFKC", title).casefold())
    text = unicodedata.normalize("NFKD", text)
    text = unicodedata.normalize("NFC", "".join(sign for sign in text if not "\u0300" <= sign <= "\u036f"))
    return "".join(
        sign if sign.isalnum() or sign in "+#" or unicodedata.category(sign)[0] == "M" else " " for sign in text
    )


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run] if run else []


def _is_filling(words: list[str], place: int) -> bool:
    word = words[place]
    if not word.isdecimal():
        return word in FILLING
    # A year, and the number in “7 best …” or “… in 5 easy steps”; but not that of “iPhone 15”.
    return bool(_YEAR.fullmatch(word)) or place == 0 or words[place - 1] in BEFORE_COUNTS or _counts(words, place)


def _counts(words: list[str], place: int) -> bool:
    behind = [word for word in words[place + 1 : place + 4] if word not in FILLING or word in COUNTED]
    return bool(behind) and behind[0] in COUNTED
