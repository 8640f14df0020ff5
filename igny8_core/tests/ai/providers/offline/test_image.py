import io
import time

import pytest
from PIL import Image

from igny8_core.ai.providers.offline.image import draw
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.tests.ai.clustering.samples import GERMAN, HOSTILE, JAPANESE

LABEL = "How to use a moka pot: the method and the mistakes to avoid"


def opened(content):
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize("size", ["1024x576", "64x64", "512x1024", "2000x100", "100x2000"])
def test_the_picture_is_webp_of_the_size_asked_for(size):
    picture = opened(draw(prompt="p", label=LABEL, size=size))
    assert picture.format == "WEBP"
    assert f"{picture.width}x{picture.height}" == size


@pytest.mark.parametrize("size", ["", "big", "0x0", "1024", "99999x99999", "-5x5"])
def test_a_senseless_size_is_refused(size):
    with pytest.raises(InvalidInputError):
        draw(prompt="p", label="l", size=size)


@pytest.mark.parametrize("label", [*HOSTILE, *JAPANESE, *GERMAN])
def test_any_label_can_be_drawn(label):
    assert opened(draw(prompt="p", label=label, size="1024x576")).size == (1024, 576)


def test_the_same_request_gives_the_same_bytes():
    assert draw(prompt="p", label=LABEL, size="640x360") == draw(prompt="p", label=LABEL, size="640x360")


def test_two_prompts_give_two_pictures():
    assert draw(prompt="p", label="", size="640x360") != draw(prompt="q", label="", size="640x360")


def test_the_label_is_legible_on_the_picture():
    with_label = opened(draw(prompt="p", label="MOKA POT", size="640x360")).convert("L")
    light = sum(with_label.crop((0, 120, 640, 240)).histogram()[220:])
    assert light > 300


@pytest.mark.parametrize("label", [LABEL, "word " * 60, "x" * 300])
def test_pictures_are_small(label):
    assert len(draw(prompt="p", label=label, size="1024x576")) < 40_000


def test_a_picture_takes_a_few_hundredths_of_a_second():
    draw(prompt="p", label=LABEL, size="1024x576")
    seconds = []
    for number in range(8):
        start = time.thread_time()
        draw(prompt=str(number), label=LABEL, size="1024x576")
        seconds.append(time.thread_time() - start)
    assert min(seconds) < 0.08


def test_png_is_drawn_when_it_is_asked_for():
    picture = opened(draw(prompt="p", label=LABEL, size="640x360", image_format="png"))
    assert (picture.format, picture.size) == ("PNG", (640, 360))


def test_another_format_is_refused():
    with pytest.raises(InvalidInputError, match="Choose webp or png"):
        draw(prompt="p", label=LABEL, size="640x360", image_format="gif")


def test_a_label_that_cannot_be_drawn_leaves_a_picture_with_its_mark():
    without = draw(prompt="p", label="", size="640x360")
    assert draw(prompt="p", label="コーヒー豆の選び方", size="640x360") == without
    assert draw(prompt="p", label="Käse", size="640x360") != draw(prompt="p", label="Kase", size="640x360")
