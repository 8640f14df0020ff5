import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from igny8_core.ai.providers.image_bytes import MOST_PIXELS, encode, media_type, parse_size, to_webp
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


@pytest.mark.parametrize(("image_format", "kind"), [("webp", "WEBP"), ("png", "PNG")])
def test_the_format_asked_for_is_made_without_profile_text_or_exif(image_format, kind):
    exif = Image.Exif()
    exif[0x010E] = "secret description"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = stored(Image.new("RGB", (80, 80), "teal"), "WEBP", exif=exif, icc_profile=profile, lossless=True)
    made = opened(encode(content, size=(64, 64), image_format=image_format))
    assert (made.format, made.mode, made.size) == (kind, "RGB", (64, 64))
    assert not {"icc_profile", "exif", "xmp"} & set(made.info)
    assert made.getpixel((5, 5)) == pytest.approx((0, 128, 128), abs=4)


def test_png_loses_nothing():
    picture = Image.effect_noise((64, 64), 80).convert("RGB")
    made = opened(encode(stored(picture), size=(64, 64), image_format="png"))
    assert made.tobytes() == picture.tobytes()


@pytest.mark.parametrize("image_format", ["", "gif", "WEBP", "../png"])
def test_other_formats_are_refused(image_format):
    with pytest.raises(InvalidInputError, match="Choose webp or png"):
        encode(stored(Image.new("RGB", (80, 80))), size=(64, 64), image_format=image_format)
    with pytest.raises(InvalidInputError):
        media_type(image_format)


def test_a_photo_that_lies_on_its_side_is_put_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it by 90 degrees clockwise
    picture = Image.new("RGB", (200, 100), "blue")
    picture.paste("red", (0, 0, 100, 100))
    made = opened(encode(stored(picture, "JPEG", exif=exif), size=(100, 200), image_format="png"))
    assert made.getpixel((50, 20))[0] > 200 and made.getpixel((50, 180))[2] > 200


def test_sixteen_bits_of_grey_keep_their_shades():
    picture = Image.new("I;16", (80, 80), 32_768)
    made = opened(encode(stored(picture), size=(64, 64), image_format="png"))
    assert made.getpixel((30, 30)) == (128, 128, 128)


def test_print_colours_become_screen_colours():
    made = opened(
        encode(stored(Image.new("CMYK", (80, 80), (0, 255, 255, 0)), "JPEG"), size=(64, 64), image_format="png")
    )
    red, green, blue = made.getpixel((30, 30))
    assert red > 200 and max(green, blue) < 60


def test_a_wide_profile_is_worked_in_before_it_is_dropped():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"tmpX").replace(b"gXYZ", b"rXYZ").replace(b"tmpX", b"gXYZ")
    content = stored(Image.new("RGB", (80, 80), (255, 0, 0)), icc_profile=swapped)
    red, green, _ = opened(encode(content, size=(64, 64), image_format="png")).getpixel((30, 30))
    assert green > 200 and red < 100  # that profile's red is green


def test_a_profile_that_is_none_is_ignored():
    content = stored(Image.new("RGB", (80, 80), "red"), icc_profile=b"no profile at all")
    assert opened(encode(content, size=(64, 64), image_format="png")).getpixel((30, 30)) == (255, 0, 0)


def test_palettes_with_a_transparent_colour_lie_on_white():
    picture = Image.new("P", (80, 80), 0)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    picture.paste(1, (0, 0, 40, 80))
    made = opened(encode(stored(picture, transparency=0), size=(80, 80), image_format="png"))
    assert made.getpixel((70, 40)) == (255, 255, 255) and made.getpixel((10, 40)) == (0, 0, 255)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_an_animation_the_first_picture_is_taken(kind):
    frames = [Image.new("RGB", (80, 80), colour) for colour in ("red", "green", "blue")]
    content = stored(frames[0], kind, save_all=True, append_images=frames[1:], duration=50)
    made = opened(encode(content, size=(64, 64), image_format="png"))
    assert getattr(made, "n_frames", 1) == 1 and made.getpixel((30, 30))[0] > 200


@settings(max_examples=60, deadline=None)
@given(kind=st.sampled_from(["PNG", "JPEG", "WEBP"]), places=st.lists(st.integers(0, 2000), min_size=1), data=st.data())
def test_whatever_is_broken_in_a_file_it_is_a_picture_or_a_provider_error(kind, places, data):
    exif = Image.Exif()
    exif[0x0112] = 6
    content = bytearray(stored(Image.effect_noise((40, 40), 60).convert("RGB"), kind, exif=exif))
    for place in places:
        content[place % len(content)] = data.draw(st.integers(0, 255))
    try:
        made = encode(bytes(content), size=(64, 64), image_format="webp")
    except ProviderError:
        return
    assert opened(made).size == (64, 64)


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
