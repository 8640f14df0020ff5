"""Words and phrases of keywords, comparable across plurals, accents and scripts without spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from igny8_core.ai.clustering.words import NAMELESS, SPEECH

LONGEST_PHRASE = 4
#: Scripts without spaces are cut where the script changes: hiragana, katakana, kanji.
_WORD = re.compile(r"[\u3040-\u309f]+|[\u30a0-\u30ff]+|[\u3400-\u9fff]+|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_LATIN_ACCENTS = re.compile(r"[\u0300-\u036f]")
_APOSTROPHES = re.compile(r"['’]")
#: Particles and verb endings of Japanese.
_KANA_TAIL = re.compile(r"[\u3040-\u309f]{1,3}")

#: What may stand between two words of one name; at a comma or a bracket another thought begins.
_JOINT = re.compile(r"[\s'’&/+.-]*")
_STOP = re.compile(r"\.\s")
#: `dr. pepper` and `st. lucia` go on.
LONGEST_ABBREVIATION = 2
#: No name reaches across these: `burr grinder vs blade grinder` names two things.
_DIVIDERS = SPEECH | {"vs", "versus"}
#: Chinese and Japanese write compounds without spaces. A character says about half as much as a word.
_HAN = re.compile(r"[\u3400-\u9fff]{3,}")
LONGEST_COMPOUND, WORDS_PER_CHARACTER = 8, 0.5


@dataclass(frozen=True)
class Phrase:
    """A run of words inside one text: the key it is compared by, how it is spelt there, how many words it has."""

    key: str
    spelling: str
    length: float


def phrases(text: str) -> list[Phrase]:
    """All runs of up to four words of a normalised text that neither start nor end with a word that names nothing.

    Of compounds in Han characters also the parts.
    """
    words = list(_WORD.finditer(text))
    return [*_runs(text, words), *(part for word in words for part in _parts(word[0]))]


def _runs(text: str, words: list[re.Match[str]]) -> Iterator[Phrase]:
    for first, start in enumerate(words):
        before = start
        for last, end in enumerate(words[first : first + LONGEST_PHRASE], start=first):
            if end[0] in _DIVIDERS or not _are_joined(before[0], text[before.end() : end.start()]):
                break
            before = end
            if _names_nothing(start[0]) or _names_nothing(end[0]):
                continue
            run = [word[0] for word in words[first : last + 1]]
            key = " ".join(map(singular, run))
            yield Phrase(key, text[start.start() : end.end()], sum(map(_length, run)))


def _are_joined(word: str, between: str) -> bool:
    ends = _STOP.match(between) is not None and len(word) > LONGEST_ABBREVIATION
    return _JOINT.fullmatch(between) is not None and not ends


def _parts(word: str) -> Iterator[Phrase]:
    """`咖啡豆价格` holds `咖啡豆`."""
    if not _HAN.fullmatch(word):
        return
    for size in range(2, min(LONGEST_COMPOUND + 1, len(word))):
        for start in range(len(word) - size + 1):
            part = word[start : start + size]
            yield Phrase(part, part, _length(part))


def _length(word: str) -> float:
    return max(1.0, WORDS_PER_CHARACTER * len(word)) if _HAN.fullmatch(word) else 1.0


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
