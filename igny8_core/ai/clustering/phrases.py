"""Words and phrases of keywords, comparable across plurals, accents and scripts without spaces."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from igny8_core.ai.clustering.words import NAMELESS

LONGEST_PHRASE = 4
#: Scripts without spaces are cut where the script changes: hiragana, katakana, kanji.
_WORD = re.compile(r"[\u3040-\u309f]+|[\u30a0-\u30ff]+|[\u3400-\u9fff]+|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_LATIN_ACCENTS = re.compile(r"[\u0300-\u036f]")
_APOSTROPHES = re.compile(r"['’]")
#: Particles and verb endings of Japanese.
_KANA_TAIL = re.compile(r"[\u3040-\u309f]{1,3}")

#: No name reaches across these: `burr grinder vs blade grinder` names two things.
_DIVIDERS = frozenset(("vs", "versus"))


@dataclass(frozen=True)
class Phrase:
    """A run of words inside one text: the key it is compared by, how it is spelt there, how many words it has."""

    key: str
    spelling: str
    length: int


def phrases(text: str) -> list[Phrase]:
    """All runs of up to four words of a normalised text that neither start nor end with a word that names nothing."""
    words = list(_WORD.finditer(text))
    found = []
    for first, start in enumerate(words):
        for last, end in enumerate(words[first : first + LONGEST_PHRASE], start=first):
            if end[0] in _DIVIDERS:
                break
            if _names_nothing(start[0]) or _names_nothing(end[0]):
                continue
            key = " ".join(singular(word[0]) for word in words[first : last + 1])
            found.append(Phrase(key, text[start.start() : end.end()], last - first + 1))
    return found


def comparable(text: str) -> str:
    """Casefolded words in the singular, without accents and punctuation; "" when there is no word."""
    plain = _LATIN_ACCENTS.sub("", unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text.casefold())))
    return " ".join(singular(word) for word in _WORD.findall(unicodedata.normalize("NFKC", plain)))


def singular(word: str) -> str:
    """English plural endings off: good enough to compare words, not to print them."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _names_nothing(word: str) -> bool:
    return word in NAMELESS or _KANA_TAIL.fullmatch(word) is not None
