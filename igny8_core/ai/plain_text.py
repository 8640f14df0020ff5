"""Text for a line of its own (titles, descriptions, alternative texts): no markup, and never cut in a word."""

from __future__ import annotations

import html
import re
import unicodedata

from igny8_core.common.text import storable

_COMMENT_OR_CODE = re.compile(r"<!--.*?-->|<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MARKDOWN_START = re.compile(r"^\s*#{1,6}\s+")
_WRAPPING = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("**", "**"), ("__", "__"), ("`", "`"))
# Signs that turn the reading direction around, or that nobody can see; joiners of emoji and Persian stay.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)|[。！？]")
_LOOSE_ENDS = " \t,;:–—-(/|&·"


def plain(text: str) -> str:
    """One line without tags, entities, control characters and the signs of Markdown around it."""
    text = _without_tags(html.unescape(_without_tags(storable(text))))
    text = _UNSEEN.sub("", _MARKDOWN_START.sub("", text))
    text = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return _unwrapped(" ".join(text.split()))


def cut_at_word(text: str, limit: int) -> str:
    """At most `limit` characters, ending with a whole word and no loose sign. One endless word is cut all the same."""
    if len(text) <= limit:
        return text
    head = text[: limit + 1]
    whole = head.rpartition(" ")[0] if " " in head else head[:limit]
    # Scripts without spaces have no better place; a first word that fills half of it is no loss worth keeping.
    kept = whole if len(whole) >= limit // 2 else head[:limit]
    return kept.rstrip(_LOOSE_ENDS) or head[:limit]


def cut_at_sentence(text: str, limit: int) -> str:
    """Whole sentences within `limit` characters if they fill half of it, else whole words and an ellipsis."""
    if len(text) <= limit:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if match.end() <= limit]
    if ends and ends[-1] >= limit // 2:
        return text[: ends[-1]]
    return cut_at_word(text, limit - 1) + "…"


def _without_tags(text: str) -> str:
    return _TAG.sub(" ", _COMMENT_OR_CODE.sub(" ", text)) if "<" in text else text


def _unwrapped(text: str) -> str:
    for sign, end in _WRAPPING:
        inner = text[len(sign) : -len(end)]
        if text.startswith(sign) and text.endswith(end) and inner and sign not in inner and end not in inner:
            return inner.strip()
    return text
