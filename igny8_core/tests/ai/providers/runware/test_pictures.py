import base64
import io
import uuid

import pytest
from PIL import Image

from igny8_core.ai.providers.base import ImageProvider
from igny8_core.ai.providers.runware_images import RunwareImageProvider
from igny8_core.common.exceptions import InvalidInputError, ProviderError
from igny8_core.tests.ai.providers.runware.conftest import MODEL, image_request, provider_for
from igny8_core.tests.ai.providers.runware.fake_runware import KEY, picture


@pytest.mark.parametrize(("image_format", "kind"), [("webp", "WEBP"), ("png", "PNG")])
def test_the_picture_comes_in_the_size_and_format_asked_for(fake, image_format, kind):
    reply = provider_for(fake).generate(image_request(image_format=image_format))
    made = Image.open(io.BytesIO(reply.content))
    assert (made.format, made.size, reply.media_type) == (kind, (1024, 576), f"image/{image_format}")
    assert fake.sold == 1


def test_the_order_is_one_picture_made_in_the_background_with_its_bytes_and_price(fake):
    provider_for(fake).generate(image_request())
    order = fake.requests[0]
    assert uuid.UUID(order.pop("taskUUID")).version == 4
    assert order == {
        "taskType": "imageInference",
        "model": MODEL,
        "positivePrompt": "A moka pot",
        "width": 1024,
        "height": 576,
        "numberResults": 1,
        "deliveryMethod": "async",
        "outputType": "base64Data",
        "outputFormat": "WEBP",
        "includeCost": True,
    }


def test_a_fresh_picture_takes_two_calls(fake):
    provider_for(fake).generate(image_request())
    assert fake.kinds() == ["imageInference", "getResponse"]


def test_a_picture_that_takes_a_while_is_waited_for(fake):
    fake.lookups_until_done = 5
    provider_for(fake).generate(image_request())
    assert fake.kinds() == ["imageInference"] + ["getResponse"] * 5
    assert fake.sold == 1


def test_the_cost_in_dollars_is_in_the_usage(fake):
    fake.cost = 0.00001
    usage = provider_for(fake).generate(image_request()).usage
    assert (usage.model, usage.cost, usage.requests) == (MODEL, "0.00001", 1)


@pytest.mark.parametrize("cost", [None, "0.1", 0, -1, True, [], 10**400, float("inf"), float("nan")])
def test_a_cost_that_is_none_is_left_to_the_price_table(fake, cost):
    fake.cost = cost
    assert provider_for(fake).generate(image_request()).usage.cost is None


@pytest.mark.parametrize("delivery", ["imageBase64Data", "imageDataURI"])
def test_bytes_are_read_wherever_the_answer_has_them(fake, delivery):
    fake.delivery = delivery
    assert provider_for(fake).generate(image_request()).content


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", picture()[:60], b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_bytes_that_are_no_picture_are_a_provider_error(fake, content):
    fake.content = content
    with pytest.raises(ProviderError, match="holds no (readable )?image"):
        provider_for(fake).generate(image_request())


def test_text_that_is_no_base64_is_a_provider_error(fake):
    broken = {"taskUUID": None, "status": "success", "imageBase64Data": "%%% no base64 %%%"}
    provider = provider_for(fake)
    provider.generate(image_request())
    broken["taskUUID"] = fake.requests[0]["taskUUID"]
    fake.faults = [(200, {"data": [broken]})]
    with pytest.raises(ProviderError, match="no readable image"):
        provider.generate(image_request(maybe_asked=True))


def test_a_model_of_the_site_goes_before_the_providers(fake):
    assert provider_for(fake).generate(image_request(model="bfl:2@1")).usage.model == "bfl:2@1"
    assert provider_for(fake).generate(image_request(model="")).usage.model == MODEL
    assert [task["model"] for task in fake.requests if "model" in task] == ["bfl:2@1", MODEL]


@pytest.mark.parametrize("changes", [{"size": "big"}, {"size": "10x10"}, {"image_format": "gif"}])
def test_what_cannot_be_stored_is_refused_before_anything_is_paid(fake, changes):
    with pytest.raises(InvalidInputError):
        provider_for(fake).generate(image_request(**changes))
    assert fake.requests == []


def test_it_keeps_the_protocol_and_says_that_it_is_not_local():
    provider: ImageProvider = RunwareImageProvider(KEY, MODEL)
    assert (provider.name, provider.is_local, provider.model) == ("runware", False, MODEL)


def test_the_key_travels_in_the_header_only_and_shows_nowhere(fake):
    provider = provider_for(fake)
    provider.generate(image_request())
    assert set(fake.keys) == {KEY}
    assert KEY not in str(fake.requests) and KEY not in repr(provider._connection) + repr(provider)
    assert base64.b64encode(KEY.encode()).decode() not in str(fake.requests)
