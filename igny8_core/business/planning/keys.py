"""Under which key a phrase or a title counts as the same one."""

from __future__ import annotations

import re
import unicodedata

_NOT_A_WORD = re.compile(r"[^\w]+", re.UNICODE)


def phrase_key(phrase: str) -> str:
    """A keyword, normalised: compatibility forms folded, inner space collapsed, case gone."""
    return " ".join(unicodedata.normalize("NFKC", phrase).split()).casefold()[:300]


def title_key(title: str) -> str:
    """A title without case and punctuation, so that “Moka pot: a guide” and “Moka Pot – A Guide” are one."""
    words = _NOT_A_WORD.sub(" ", unicodedata.normalize("NFKC", title).casefold()).split()
    return " ".join(words)[:300] or title[:300]
