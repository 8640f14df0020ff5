"""Which text can be a keyword, wherever it comes from."""

from __future__ import annotations

import unicodedata

LONGEST_KEYWORD = 300
# Zero-width space, byte order mark, word joiner, soft hyphen: invisible, and they make two of one phrase. The joiners
# that scripts and emoji need stay.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff\u2060\u00ad"))


def clean_phrase(text: str) -> str:
    """The text with single spaces and without what nobody sees."""
    return " ".join(text.translate(_INVISIBLE).split())


def why_no_keyword(phrase: str) -> str:
    """The reason a clean phrase cannot be taken, or nothing."""
    if not phrase:
        return "The keyword is empty."
    if any(unicodedata.category(character) == "Cc" for character in phrase):
        return "It has control characters."
    if "\ufffd" in phrase:
        return "It has characters that cannot be read; save the file as UTF-8."
    if len(phrase) > LONGEST_KEYWORD:
        return f"It has {len(phrase):,} characters; {LONGEST_KEYWORD} are possible."
    if not any(unicodedata.category(character)[0] in "LNS" for character in phrase):
        return "It has no letter and no digit."
    return ""
