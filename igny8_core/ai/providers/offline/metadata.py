"""Title, description and address of an article for search engines."""

from __future__ import annotations

import re
import unicodedata

from igny8_core.ai.providers.offline.brief import Brief
from igny8_core.ai.providers.offline.wording import clip, listing, number_from, phrase

MOST_TITLE, MOST_DESCRIPTION, MOST_EXCERPT, MOST_SLUG = 60, 155, 300, 80
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
_NOT_WORD = re.compile(r"[\W_]+")
_LETTERS = str.maketrans({"ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe"})


def meta_title(title: str) -> str:
    """At most 60 characters; a title that is longer loses its second half before it loses words."""
    first_part = re.split(r"(?<=[?:])\s", title)[0].rstrip(":")
    return title if len(title) <= MOST_TITLE else clip(first_part, MOST_TITLE)


def meta_description(brief: Brief) -> str:
    """At most 155 characters: what the article is for, and the first headings."""
    return clip(
        f"{phrase(brief.title)}. Sections: {listing([phrase(h) for h in brief.outline[:3]])}.", MOST_DESCRIPTION
    )


def excerpt(brief: Brief) -> str:
    """Two sentences for lists of articles."""
    keywords = listing([f"“{phrase(keyword)}”" for keyword in brief.keywords[:3]])
    return clip(f"Offline draft in {len(brief.outline)} sections for readers who search {keywords}.", MOST_EXCERPT)


def slug_of(title: str) -> str:
    """ASCII when the title can be spelt so, else words of its own script, never empty."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    plain = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
    ascii_only = "".join(char for char in plain if not unicodedata.combining(char))
    if _is_latin(ascii_only):
        slug = _NOT_ASCII_WORD.sub("-", ascii_only).strip("-")
    else:
        slug = _NOT_WORD.sub("-", folded).strip("-")
    return _shortened(slug) or f"article-{number_from(title) % 10**8:08d}"


def _is_latin(text: str) -> bool:
    """No letter would be lost."""
    return all(char.isascii() for char in text if char.isalnum())


def _shortened(slug: str) -> str:
    return slug if len(slug) <= MOST_SLUG else slug[:MOST_SLUG].rsplit("-", 1)[0].strip("-") or slug[:MOST_SLUG]
