import io
import struct
import zlib

import pytest
from PIL import Image

from igny8_core.ai.providers.image_bytes import MOST_PIXELS, parse_size, to_webp
from igny8_core.common.exceptions import InvalidInputError, ProviderError


def stored(picture, kind="PNG", **options):
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def opened(content):
    return Image.open(io.BytesIO(content))


def claiming(width, height):
    """A PNG of a hundred bytes that says it has that many pixels."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16", "CMYK"])
def test_every_mode_becomes_an_opaque_picture_of_the_size(mode):
    content = stored(Image.new(mode, (200, 100)), "JPEG" if mode == "CMYK" else "PNG")
    made = opened(to_webp(content, size=(120, 90)))
    assert (made.format, made.mode, made.size) == ("WEBP", "RGB", (120, 90))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_the_usual_formats_are_read(kind):
    assert opened(to_webp(stored(Image.new("RGB", (80, 80), "red"), kind), size=(64, 64))).size == (64, 64)


def test_what_is_transparent_becomes_white():
    made = opened(to_webp(stored(Image.new("RGBA", (80, 80), (255, 0, 0, 0))), size=(64, 64)))
    assert min(made.getpixel((30, 30))) > 250


def test_the_middle_is_kept_when_the_proportions_differ():
    picture = Image.new("RGB", (300, 100), "blue")
    picture.paste("red", (100, 0, 200, 100))
    made = opened(to_webp(stored(picture), size=(100, 100)))
    assert all(made.getpixel((x, 50))[0] > 200 for x in (8, 50, 92))


def test_metadata_does_not_travel_along():
    exif = Image.Exif()
    exif[0x010E] = "secret description"
    made = to_webp(stored(Image.new("RGB", (80, 80)), "JPEG", exif=exif, comment=b"secret"), size=(64, 64))
    assert b"secret" not in made
    assert not opened(made).getexif()


@pytest.mark.parametrize("size", [(30_000, 30_000), (MOST_PIXELS // 1000 + 1, 1000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_would_unpack_to_gigabytes_is_refused_unopened(size):
    with pytest.raises(ProviderError):
        to_webp(claiming(*size), size=(64, 64))


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "ICO", "PPM"])
def test_formats_nobody_sends_are_not_opened(kind):
    with pytest.raises(ProviderError, match="no readable image"):
        to_webp(stored(Image.new("RGB", (80, 80)), kind), size=(64, 64))


@pytest.mark.parametrize("length", [0, 1, 8, 33, 60, 90])
def test_a_file_that_breaks_off_is_refused(length):
    content = stored(Image.effect_noise((80, 80), 50))
    with pytest.raises(ProviderError, match="no readable image"):
        to_webp(content[:length], size=(64, 64))


@pytest.mark.parametrize(
    ("text", "size"), [("1024x576", (1024, 576)), (" 64X4096 ", (64, 4096)), ("800×600", (800, 600))]
)
def test_sizes_are_read(text, size):
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "x", "63x100", "100x4097", "-5x100", "1e3x100", "٣٠٠x٣٠٠0"])
def test_what_is_no_size_is_refused(text):
    with pytest.raises(InvalidInputError, match="Write it like 1024x576"):
        parse_size(text)
