"""Text on pictures: the font, and what of a label it can draw.

DejaVu Sans (see fonts/LICENSE) knows Latin with all accents, Greek, Cyrillic, Hebrew and Arabic, not Chinese, Japanese,
Korean, Thai or Devanagari.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont, features

from igny8_core.ai.providers.offline.wording import clip, printable

Font = ImageFont.FreeTypeFont

FONT = Path(__file__).parent / "fonts" / "DejaVuSans.ttf"
LONGEST_LABEL = 120
MOST_LINES = 4
#: A label that loses more of its letters than this says something else.
LEAST_KEPT = 0.7
_MISSING = "\uffff"
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_PROBE_SIZE = 16


@lru_cache(maxsize=16)
def font_of(size: int) -> Font:
    """The font in a size in pixels."""
    return ImageFont.truetype(FONT, size)


def drawable(label: str) -> str:
    """The label as far as the font has it; "" when too little of it would be left."""
    text = unicodedata.normalize("NFC", printable(label))
    letters = [char for char in text if char.isalnum()]
    kept = sum(_can_draw(char) for char in letters)
    if kept < LEAST_KEPT * len(letters):
        return ""
    shown = "".join(char if char == " " or _can_draw(char) else " " for char in text)
    # A word that is left out leaves no space before the colon behind it.
    return clip(" ".join(shown.split()).replace(" :", ":"), LONGEST_LABEL)


def wrapped(text: str, font: Font, width: int) -> list[str]:
    """Words wrapped to the width, at most four lines; a word that is too long is cut, left-out text is marked."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(_fitting(word, font, width))
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], _fitting(f"{lines[MOST_LINES - 1]} …", font, width)]
    return lines


def _fitting(text: str, font: Font, width: int) -> str:
    if font.getlength(text) <= width:
        return text
    while len(text) > 1 and font.getlength(f"{text}…") > width:
        text = text[:-1].rstrip()
    return f"{text}…"


@lru_cache(maxsize=2048)
def _can_draw(char: str) -> bool:
    if unicodedata.bidirectional(char) in _RIGHT_TO_LEFT and not _shapes_letters():
        return False
    font = font_of(_PROBE_SIZE)
    return bytes(font.getmask(char)) != bytes(font.getmask(_MISSING))


@lru_cache(maxsize=1)
def _shapes_letters() -> bool:
    """Arabic and Hebrew need both libraries, or they come out back to front."""
    return features.check_feature("raqm") is True and features.check_feature("fribidi") is True
