"""Bytes from outside made into a picture of ours: decoded within limits, cropped, and encoded anew without metadata."""

from __future__ import annotations

import io
import re

from PIL import Image, ImageOps, UnidentifiedImageError

from igny8_core.common.exceptions import InvalidInputError, ProviderError

#: Pixels a provider's picture may have; a small file can unpack to gigabytes.
MOST_PIXELS = 40_000_000
SMALLEST_SIDE, LARGEST_SIDE = 64, 4096
_FORMATS = ("PNG", "JPEG", "WEBP")
_SIZE = re.compile(r"([0-9]{1,5})\s*[xX×]\s*([0-9]{1,5})")


def parse_size(text: str) -> tuple[int, int]:
    """(width, height) of `1024x576`. Raises InvalidInputError for anything else and for sides outside 64 to 4096."""
    match = _SIZE.fullmatch(text.strip())
    if match:
        width, height = int(match[1]), int(match[2])
        if min(width, height) >= SMALLEST_SIDE and max(width, height) <= LARGEST_SIDE:
            return width, height
    raise InvalidInputError(
        f"“{text}” is not an image size. Write it like 1024x576, sides from {SMALLEST_SIDE} to {LARGEST_SIDE} pixels."
    )


def to_webp(content: bytes, *, size: tuple[int, int]) -> bytes:
    """The picture in `content` (PNG, JPEG or WebP) as WebP of exactly this size. Raises ProviderError for none."""
    picture = ImageOps.fit(_opened(content), size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=85, method=4)
    return out.getvalue()


def _opened(content: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ProviderError(f"The image has {picture.width} x {picture.height} pixels; that is too large.")
            return _opaque(picture)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise ProviderError("The provider's answer holds no readable image.") from error


def _opaque(picture: Image.Image) -> Image.Image:
    """Without transparency: it would turn black in some readers."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(ground, layer).convert("RGB")
