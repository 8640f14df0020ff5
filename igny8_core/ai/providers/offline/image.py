"""Placeholder pictures: a calm abstract composition with the label on it, drawn in a few milliseconds."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFilter

from igny8_core.ai.providers.image_bytes import encoded, media_type, parse_size
from igny8_core.ai.providers.offline.lettering import Font, drawable, font_of, wrapped
from igny8_core.ai.providers.offline.wording import number_from, pick

Colour = tuple[int, int, int]

#: Dark to light: background above, background below, shapes.
PALETTES: tuple[tuple[Colour, Colour, Colour], ...] = (
    ((24, 44, 66), (62, 104, 122), (150, 190, 186)),
    ((52, 36, 66), (112, 78, 118), (206, 164, 170)),
    ((30, 56, 46), (78, 116, 88), (188, 200, 150)),
    ((70, 42, 34), (138, 88, 66), (222, 178, 138)),
    ((32, 38, 52), (84, 94, 116), (174, 182, 198)),
    ((20, 54, 72), (48, 118, 128), (226, 196, 132)),
)
WHITE: Colour = (255, 255, 255)
MARK = "offline placeholder"
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
    """The label in the middle on a darker band, the mark in the corner; only the mark when the font lacks the label."""
    width, height = picture.size
    font, mark_font = font_of(max(12, min(width // 22, height // 11))), font_of(max(10, height // 34))
    lines = wrapped(drawable(label), font, int(width * 0.84))
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


def _height(font: Font) -> float:
    return font.getbbox("Ag")[3]
