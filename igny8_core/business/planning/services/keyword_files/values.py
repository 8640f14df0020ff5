"""Cells of a keyword file → values. What cannot be read is unknown (None or empty), never 0."""

from __future__ import annotations

import re

#: The largest number the database holds.
_MOST = 2_147_483_647
_SPACES = re.compile(r"[\s'’]+")
_NUMBER = re.compile(r"([0-9][0-9.,]*)(k|tsd\.?|m|mio\.?)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})*")
_FACTORS = {"k": 1_000, "tsd": 1_000, "m": 1_000_000, "mio": 1_000_000}
_INTENT_STARTS = {
    "info": "informational",
    "comm": "commercial",
    "komm": "commercial",
    "trans": "transactional",
    "navi": "navigational",
}
_INTENT_LETTERS = {"i": "informational", "c": "commercial", "t": "transactional", "n": "navigational"}
_LETTERS = re.compile(r"[ictn](?:[\s,;|]+[ictn])*")
_WORD = re.compile(r"[^\W\d_]+")


def read_volume(cell: str) -> int | None:
    """Searches per month: `1.300`, `1,300` and `1 300` are thirteen hundred, `10K – 100K` counts as its lower end."""
    value = _number(cell, thousands=True)
    return None if value is None or value > _MOST else round(value)


def read_difficulty(cell: str) -> int | None:
    """0 to 100; `45,5`, `45.5` and `45 %` are read."""
    value = _number(cell, thousands=False)
    return None if value is None or value > 100 else round(value)


def read_intent(cell: str) -> str:
    """One of the four intents in any of the tools' spellings, the first of several; empty if there is none."""
    text = cell.strip().casefold()
    if _LETTERS.fullmatch(text):
        return _INTENT_LETTERS[text[0]]
    for word in _WORD.findall(text):
        for start, intent in _INTENT_STARTS.items():
            if word.startswith(start):
                return intent
    return ""


def read_country(cell: str) -> str:
    """A two-letter code in capitals; empty for anything else."""
    code = cell.strip().upper()
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        return ""
    return "GB" if code == "UK" else code


def _number(cell: str, *, thousands: bool) -> float | None:
    text = _SPACES.sub("", cell.casefold()).lstrip("<>~≈≥≤")
    match = _NUMBER.match(text)
    if not match:
        return None
    factor = _FACTORS[match[2].rstrip(".")] if match[2] else 1
    value = _plain(match[1].rstrip(".,"), thousands=thousands and factor == 1)
    return None if value is None else value * factor


def _plain(digits: str, *, thousands: bool) -> float | None:
    """`1.300,5` and `1,300.5`, as people of both customs write them; `1.300` is in thousands if that may be."""
    if "." in digits and "," in digits:
        decimal = max(".,", key=digits.rfind)
        digits = digits.replace("," if decimal == "." else ".", "").replace(",", ".")
    elif thousands and _THOUSANDS.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", "")
    else:
        digits = digits.replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None
