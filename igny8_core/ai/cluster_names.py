"""Which names of an answer can be taken as they are, and which say nothing about a topic."""

from __future__ import annotations

import re
import unicodedata

#: A topic has a few words; what is longer is a sentence about it.
LONGEST_NAME = 100
#: Groups for what is left over, in the languages that keywords come in.
_FOR_LEFTOVERS = """other others misc miscellaneous general various varied unrelated uncategorized uncategorised
    unsorted unclustered ungrouped unassigned leftover leftovers rest remaining remainder
    none unknown null n/a na outliers noise
    sonstige sonstiges andere anderes verschiedenes diverse allgemein allgemeines übrige
    autre autres divers général otro otros otra otras varios general altro altri altre vari varie generale
    outro outros outras diversos geral overig overige andere diversen algemeen inne pozostałe diğer другое прочее
    その他 其他 其它 기타 أخرى อื่นๆ"""
_LEFTOVERS = frozenset(_FOR_LEFTOVERS.split())
_LEFTOVERS_OF = re.compile(r"(?:other|misc\.?|miscellaneous|various|uncategori[sz]ed|unrelated|remaining|sonstige)\s")
_NUMBERED = re.compile(
    r"(?:cluster|topic|group|category|thema|gruppe|groupe|grupo|gruppo|untitled|unnamed)?[\s#_:-]*\d*"
)


def readable(name: str) -> str:
    """The name with single spaces, or nothing when it names no topic: empty, signs only, a number, half a page."""
    clean = " ".join(name.split())
    says_nothing = len(clean) > LONGEST_NAME or not any(unicodedata.category(sign)[0] in "LNS" for sign in clean)
    return "" if says_nothing or _NUMBERED.fullmatch(clean.casefold()) else clean


def is_for_leftovers(name: str) -> bool:
    """“Other”, “Miscellaneous”, “Other Coffee Topics”: no topic, whatever was put into it."""
    clean = " ".join(name.casefold().split()).strip(".:;!?()[]{}\"'*_-… ")
    without_noun = re.sub(r"\s+(?:keywords?|topics?|searches|queries|clusters?)$", "", clean)
    return without_noun in _LEFTOVERS or bool(_LEFTOVERS_OF.match(clean))
