"""Addresses of articles: ASCII where the words can be spelt so, else the words of their own script."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
_SPELT = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "æ": "ae",
        "œ": "oe",
        "ø": "oe",
        "å": "aa",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
    }
)


def slug_of(*texts: str) -> str:
    """The slug of the first text that gives one: at most 200 characters, no hyphen at its ends; empty if none does."""
    return next((slug for slug in map(_slug, texts) if slug), "")


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    plain = unicodedata.normalize("NFKD", folded.translate(_SPELT))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    if all(sign.isascii() for sign in letters if sign.isalnum()):
        return _shortened(_NOT_ASCII_WORD.sub("-", letters).strip("-"))
    # Joined by what Unicode calls words, so that vowel signs stay with their letters.
    return _shortened("".join(sign if _belongs(sign) else "-" for sign in folded))


def _belongs(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"


def _shortened(slug: str) -> str:
    slug = re.sub(r"-+", "-", slug).strip("-")
    if len(slug) <= LONGEST:
        return slug
    return slug[:LONGEST].rpartition("-")[0].strip("-") or slug[:LONGEST]
