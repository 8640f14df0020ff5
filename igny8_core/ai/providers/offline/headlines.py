"""Searches as headlines: `how should i use a v60?` → `How Should I Use a V60`, by the rules of the language."""

from __future__ import annotations

import re

from igny8_core.ai.clustering.casing import sentence_case, title_case
from igny8_core.ai.providers.offline.language import Language
from igny8_core.ai.providers.offline.wording import phrase

#: Letters of Latin script end here; what lies beyond has no use for English words around it.
LAST_LATIN = 0x24F
#: After a verb or a conjunction it is the English pronoun, elsewhere it may be an Italian article.
_LONELY_I = re.compile(r"\b(should|can|do|did|am|if|must|may|could|will|would|have|when|because) i\b")


def headline(keyword: object, language: Language) -> str:
    """A keyword as a title: title case or sentence case, capitals that were typed are kept."""
    text = _LONELY_I.sub(r"\1 I", phrase(keyword))
    if not language.title_case or language.is_foreign or not is_latin(text):
        return sentence_case(text)
    words = text.split(" ")
    small = frozenset(language.small_words.split())
    fixed = {word.casefold(): word for word in language.fixed_words if word != "I"}
    cased = []
    for number, word in enumerate(words):
        inner = 0 < number < len(words) - 1
        cased.append(word if inner and word in small else fixed.get(word.casefold()) or _capital(word))
    return " ".join(cased)


def is_latin(text: str) -> bool:
    """True unless a letter belongs to another script: Japanese, Arabic, Thai, Greek, Cyrillic."""
    return not any(ord(char) > LAST_LATIN for char in text if char.isalpha())


def _capital(word: str) -> str:
    return word if any(char.isupper() for char in word) else title_case(word)
