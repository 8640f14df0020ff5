"""Title, description and address of an article for search engines."""

from __future__ import annotations

import re
import unicodedata

from igny8_core.ai.providers.offline.brief import Brief
from igny8_core.ai.providers.offline.wording import clip, first_fitting, number_from, phrase

MOST_TITLE, MOST_DESCRIPTION, MOST_EXCERPT, MOST_SLUG = 60, 155, 300, 80
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe"})
_APOSTROPHES = re.compile(r"['’]")
#: Where the first half of a title ends: `How to use a moka pot: the method`.
_HALVES = re.compile(r"(?<=[?:？])\s")


def meta_title(title: str) -> str:
    """At most 60 characters; a title that is longer loses its second half before it loses words."""
    return title if len(title) <= MOST_TITLE else clip(first_half(title), MOST_TITLE)


def meta_description(brief: Brief) -> str:
    """One whole sentence of at most 155 characters: what the reader gets."""
    if brief.language.is_foreign:
        return _in_own_words(brief, MOST_DESCRIPTION)
    options = brief.worded(brief.language.descriptions)
    return first_fitting([brief.blanks.fill(option) for option in [*options, "{K}."]], MOST_DESCRIPTION)


def excerpt(brief: Brief) -> str:
    """Two sentences for lists of articles."""
    if brief.language.is_foreign:
        return _in_own_words(brief, MOST_EXCERPT)
    return clip(brief.blanks.fill(brief.worded(brief.language.excerpts)), MOST_EXCERPT)


def slug_of(title: str) -> str:
    """ASCII when the title can be spelt so, else words of its own script, never empty."""
    return _spelt(first_half(title)) or _spelt(title) or f"article-{number_from(title) % 10**8:08d}"


def _in_own_words(brief: Brief, most: int) -> str:
    """Where there are no sentences in the language of the site: the title and the keywords, which are in it."""
    known = {text.casefold(): text for text in map(phrase, [*reversed(brief.keywords), brief.title]) if text}
    words = list(reversed(known.values())) or [brief.title]
    texts = [" – ".join(words[:count]) for count in range(len(words), 0, -1)]
    return first_fitting(texts, most)


def first_half(title: str) -> str:
    """The title up to its colon or question mark."""
    return _HALVES.split(title)[0].rstrip(":")


def _spelt(title: str) -> str:
    folded = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", title).casefold())
    plain = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
    ascii_only = "".join(char for char in plain if not unicodedata.combining(char))
    if _is_latin(ascii_only):
        return _shortened(_NOT_ASCII_WORD.sub("-", ascii_only).strip("-"))
    return _shortened(_words_of(folded))


def _words_of(text: str) -> str:
    """Letters, their marks and digits of any script; the vowels of Thai and Hindi are marks, which `\\w` is not."""
    return "-".join("".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in text).split())


def _is_latin(text: str) -> bool:
    """No letter would be lost."""
    return all(char.isascii() for char in text if char.isalnum())


def _shortened(slug: str) -> str:
    return slug if len(slug) <= MOST_SLUG else slug[:MOST_SLUG].rsplit("-", 1)[0].strip("-") or slug[:MOST_SLUG]
