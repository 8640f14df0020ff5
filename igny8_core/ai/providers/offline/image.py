"""Placeholder pictures: a calm abstract composition with the label on it, drawn in a few milliseconds."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from igny8_core.ai.providers.image_bytes import encoded, media_type, parse_size
from igny8_core.ai.providers.offline.wording import clip, number_from, pick, printable

Colour = tuple[int, int, int]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

#: Dark to light: background above, background below, shapes.
PALETTES: tuple[tuple[Colour, Colour, Colour], ...] = (
    ((24, 44, 66), (62, 104, 122), (150, 190, 186)),
    ((52, 36, 66), (112, 78, 118), (206, 164, 170)),
    ((30, 56, 46), (78, 116, 88), (188, 200, 150)),
    ((70, 42, 34), (138, 88, 66), (222, 178, 138)),
    ((32, 38, 52), (84, 94, 116), (174, 182, 198)),
    ((20, 54, 72), (48, 118, 128), (226, 196, 132)),
)
SPELT_OUT = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
WHITE: Colour = (255, 255, 255)
MARK = "offline placeholder"
LONGEST_LABEL = 120
MOST_LINES = 4
#: Shapes are drawn this many times smaller and blown up: soft edges for free.
SOFTNESS = 8


def draw(*, prompt: str, label: str, size: str, image_format: str = "webp") -> bytes:
    """A picture of `size` (WIDTHxHEIGHT) as `webp` or `png`, the same for the same arguments.

    Raises InvalidInputError for a size or format that is none.
    """
    media_type(image_format)
    width, height = parse_size(size)
    palette = pick(PALETTES, prompt)
    picture = _background(prompt, palette, width, height)
    _write(picture, label)
    return encoded(picture, image_format, quality=55, effort=1)


def _background(prompt: str, palette: tuple[Colour, Colour, Colour], width: int, height: int) -> Image.Image:
    small = (max(2, width // SOFTNESS), max(2, height // SOFTNESS))
    above, below, shape = palette
    gradient = Image.linear_gradient("L").resize(small)
    picture = Image.composite(Image.new("RGB", small, below), Image.new("RGB", small, above), gradient)
    veil = Image.new("L", small)
    canvas = ImageDraw.Draw(veil)
    for number in range(4):
        x, y = (number_from(prompt, axis, number) % side for axis, side in zip("xy", small, strict=True))
        radius = small[1] // 6 + number_from(prompt, "radius", number) % max(1, small[1] // 3)
        canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill=40 + 15 * number)
    picture.paste(Image.new("RGB", small, shape), mask=veil.filter(ImageFilter.GaussianBlur(1.5)))
    return picture.resize((width, height), Image.Resampling.BILINEAR)


def _write(picture: Image.Image, label: str) -> None:
    """The label in the middle on a darker band, the mark in the corner."""
    width, height = picture.size
    font, mark_font = _font(max(12, min(width // 20, height // 10))), _font(max(10, height // 30))
    lines = _lines(_drawable(label), font, int(width * 0.84))
    canvas = ImageDraw.Draw(picture, "RGBA")
    margin = height // 40
    canvas.text((width - margin, height - margin), MARK, font=mark_font, fill=(*WHITE, 200), anchor="rs")
    if not lines:
        return
    step = int(_height(font) * 1.3)
    top = (height - step * len(lines)) // 2
    canvas.rectangle((0, top - step // 2, width, top + step * len(lines) + step // 2), fill=(0, 0, 0, 96))
    for number, line in enumerate(lines):
        canvas.text((width // 2, top + step * number + step // 2), line, font=font, fill=WHITE, anchor="mm")


def _drawable(label: str) -> str:
    """What the built-in font can draw: it knows plain ASCII, everything else would come out as boxes."""
    spelt = unicodedata.normalize("NFKD", printable(label).translate(SPELT_OUT))
    return clip(" ".join(spelt.encode("ascii", "ignore").decode().split()), LONGEST_LABEL)


def _lines(text: str, font: Font, width: int) -> list[str]:
    """Words wrapped to the width, at most four lines; a word that is too long is cut."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(_fitting(word, font, width))
    return lines[:MOST_LINES]


def _fitting(word: str, font: Font, width: int) -> str:
    while len(word) > 1 and font.getlength(word) > width:
        word = word[: len(word) * 9 // 10]
    return word


def _height(font: Font) -> float:
    return font.getbbox("Ag")[3]


@lru_cache(maxsize=16)
def _font(size: int) -> Font:
    return ImageFont.load_default(size)
