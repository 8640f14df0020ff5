"""Title case for names and headings, in scripts that have one."""

from __future__ import annotations

import re

from igny8_core.ai.clustering.words import FUNCTION_WORDS

_VOWEL = re.compile(r"[aeiouyàâäáåæéèêëíîïóôöøúùûüœ]")
_DIGIT = re.compile(r"\d")
LONGEST_SHORT_FORM = 4
#: Written small although they look like short forms.
_WRITTEN_SMALL = "lb lbs kg g mg ml cl cm mm km ft hrs hr mph rpm vs st nd rd th jr sr mr mrs dr w/"
_UNITS = frozenset(_WRITTEN_SMALL.split())


def title_case(text: str) -> str:
    """`how to use a v60` → `How to Use a V60`. Text without case stays as it is."""
    words = text.split(" ")
    return " ".join(_word(word, inner=0 < number < len(words) - 1) for number, word in enumerate(words))


def sentence_case(text: str) -> str:
    """`how to use a v60` → `How to use a V60`."""
    words = [word.upper() if _looks_like_short_form(word) else word for word in text.split(" ")]
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]


def _word(word: str, *, inner: bool) -> str:
    if inner and word in FUNCTION_WORDS:
        return word
    if _looks_like_short_form(word):
        return word.upper()
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _looks_like_short_form(word: str) -> bool:
    """`v60`, `trx`, `bmw`: few letters with a digit among them or no vowel."""
    if word in _UNITS or word in FUNCTION_WORDS:
        return False
    if not 1 < len(word) <= LONGEST_SHORT_FORM or not word.isascii() or not word.isalnum() or word.isdigit():
        return False
    letter_and_digit = bool(_DIGIT.search(word)) and word[0].isalpha()
    return letter_and_digit or not (_VOWEL.search(word) or _DIGIT.search(word))
