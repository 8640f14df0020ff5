"""Bytes from outside made into a picture of ours: decoded within limits, cropped, and encoded anew without metadata."""

from __future__ import annotations

import io
import re

from PIL import Image, ImageCms, ImageOps

from igny8_core.common.exceptions import InvalidInputError, ProviderError

#: Pixels a provider's picture may have; a small file can unpack to gigabytes.
MOST_PIXELS = 40_000_000
SMALLEST_SIDE, LARGEST_SIDE = 64, 4096
#: What pictures are stored as, and the media type of each.
MEDIA_TYPES = {"webp": "image/webp", "png": "image/png"}
_READ = ("PNG", "JPEG", "WEBP")
_SIZE = re.compile(r"([0-9]{1,5})\s*[xX×]\s*([0-9]{1,5})")
_SRGB = ImageCms.createProfile("sRGB")


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


def media_type(image_format: str) -> str:
    """`image/webp` or `image/png`. Raises InvalidInputError for a format that pictures are not stored as."""
    if image_format not in MEDIA_TYPES:
        raise InvalidInputError(f"“{image_format}” is not an image format. Choose webp or png.")
    return MEDIA_TYPES[image_format]


def encode(content: bytes, *, size: tuple[int, int], image_format: str) -> bytes:
    """The picture in `content` (PNG, JPEG or WebP) as `webp` or `png` of exactly this size, cropped around the centre.

    Upright, opaque, in sRGB and without metadata; of an animation the first frame. Raises ProviderError for bytes that
    are no such picture, InvalidInputError for another format.
    """
    media_type(image_format)
    return encoded(ImageOps.fit(_opened(content), size, Image.Resampling.LANCZOS), image_format)


def to_webp(content: bytes, *, size: tuple[int, int]) -> bytes:
    """`encode` as WebP."""
    return encode(content, size=size, image_format="webp")


def encoded(picture: Image.Image, image_format: str, *, quality: int = 85, effort: int = 4) -> bytes:
    """An RGB picture as bytes; `quality` (0 to 100) and `effort` (0 to 6) are those of WebP, PNG loses nothing."""
    # Pillow writes a profile or comment that it finds here into the new file.
    picture.info = {}
    out = io.BytesIO()
    if image_format == "png":
        picture.save(out, "PNG")
    else:
        picture.save(out, "WEBP", quality=quality, method=effort)
    return out.getvalue()


def _opened(content: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(content), formats=_READ) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ProviderError(f"The image has {picture.width} x {picture.height} pixels; that is too large.")
            return _opaque(_in_srgb(ImageOps.exif_transpose(_in_eight_bits(picture))))
    except ProviderError:
        raise
    except Exception as error:
        # Broken files make the decoders raise anything, from struct.error to ZeroDivisionError.
        raise ProviderError("The provider's answer holds no readable image.") from error


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Sixteen bits of grey scaled down; Pillow's own conversion would cut nearly all of them off at white."""
    if not picture.mode.startswith("I"):
        return picture
    grey = picture.convert("I").point(lambda value: value / 256).convert("L")
    grey.info = {name: value for name, value in picture.info.items() if name != "transparency"}
    return grey


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Colours by the profile that the file carries, because the profile itself is not kept."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "CMYK"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, _SRGB, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a profile that is none changes no colours


def _opaque(picture: Image.Image) -> Image.Image:
    """Without transparency: it would turn black in some readers."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(ground, layer).convert("RGB")
