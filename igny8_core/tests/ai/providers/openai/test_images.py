import base64
import io
import json

import pytest
from PIL import Image

from igny8_core.ai.providers.base import Usage
from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.ai.providers.openai_images import OpenAIImageProvider, nearest_size
from igny8_core.common.exceptions import InvalidInputError, ProviderError, ProviderKeyRefusedError, TooManyRequestsError
from igny8_core.tests.ai.providers.openai.conftest import image_request
from igny8_core.tests.ai.providers.openai.fake_server import Script, error_body, serving


def picture(size=(64, 48), colour="navy", kind="PNG"):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def encoded(content):
    return base64.b64encode(content).decode()


def answer(*images, **more):
    return Script([json.dumps({"created": 1, "data": list(images), **more}).encode()], content_type="application/json")


def generate(script, **changes):
    with serving(script):
        return OpenAIImageProvider("sk-test", script.url, "gpt-image-2").generate(image_request(**changes))


def test_the_picture_comes_back_as_webp_in_the_size_asked_for():
    reply = generate(answer({"b64_json": encoded(picture((1536, 864)))}))
    made = Image.open(io.BytesIO(reply.content))
    assert (made.format, made.size, reply.media_type) == ("WEBP", (1024, 576), "image/webp")


def test_a_site_that_stores_png_gets_png():
    reply = generate(answer({"b64_json": encoded(picture((1536, 864)))}), image_format="png")
    assert (Image.open(io.BytesIO(reply.content)).format, reply.media_type) == ("PNG", "image/png")


def test_usage_carries_the_model_that_was_asked_and_the_tokens():
    usage = {"input_tokens": 50, "output_tokens": 4000, "total_tokens": 4050}
    reply = generate(answer({"b64_json": encoded(picture())}, usage=usage))
    assert reply.usage == Usage(model="gpt-image-2", input_tokens=50, output_tokens=4000)


def test_the_picture_is_ours_and_is_not_encoded_again():
    assert generate(answer({"b64_json": encoded(picture())})).is_ours


def test_bytes_that_are_no_picture_say_what_they_took():
    script = answer({"b64_json": encoded(b"<html>")}, usage={"input_tokens": 50, "output_tokens": 4000})
    with pytest.raises(UnusableAnswerError) as caught:
        generate(script)
    assert (caught.value.usage.input_tokens, caught.value.usage.output_tokens) == (50, 4000)


def test_a_revised_prompt_is_kept():
    reply = generate(answer({"b64_json": encoded(picture()), "revised_prompt": "A better moka pot"}))
    assert reply.revised_prompt == "A better moka pot"


def test_the_request_names_one_picture_its_size_and_the_operation():
    script = answer({"b64_json": encoded(picture())})
    generate(script)
    request = script.requests[0]
    assert request["path"] == "/v1/images/generations"
    assert request["headers"]["idempotency-key"] == "7f3c.1"
    assert request["body"] == {"model": "gpt-image-2", "prompt": "A moka pot", "n": 1, "size": "1536x864"}


def test_models_that_would_send_an_address_are_asked_for_bytes():
    script = answer({"b64_json": encoded(picture())})
    generate(script, model="flux")
    assert script.requests[0]["body"]["response_format"] == "b64_json"


def test_a_request_without_a_model_takes_the_providers():
    script = answer({"b64_json": encoded(picture())})
    with serving(script):
        provider = OpenAIImageProvider("sk-test", script.url, "gpt-image-2")
        reply = provider.generate(image_request(model=""))
    assert script.requests[0]["body"]["model"] == reply.usage.model == provider.model == "gpt-image-2"


@pytest.mark.parametrize(
    "image",
    [
        {"url": "http://127.0.0.1:9/never-fetched.png"},
        {"b64_json": None},
        {"b64_json": ""},
        {"b64_json": "%%% not base64 %%%"},
        {"b64_json": encoded(b"not a picture")},
        {"b64_json": encoded(picture()[:40])},
        {"b64_json": encoded(b"<svg xmlns='http://www.w3.org/2000/svg'/>")},
        {},
    ],
)
def test_an_answer_without_a_readable_picture_is_a_provider_error(image):
    with pytest.raises(UnusableAnswerError, match="no (readable )?image"):
        generate(answer(image))


@pytest.mark.parametrize(
    "body", [b"", b"<html></html>", b"{}", b'{"data": null}', b'{"data": []}', b'{"data": "x"}', b"[]"]
)
@pytest.mark.parametrize("content_type", ["application/json", "text/html"])
def test_an_answer_of_another_shape_is_a_provider_error(body, content_type):
    with pytest.raises(ProviderError):
        generate(Script([body], content_type=content_type))


@pytest.mark.parametrize(
    ("status", "body", "error", "sentence"),
    [
        (400, error_body(code="moderation_blocked"), InvalidInputError, "declined this request because of its content"),
        (401, error_body(), ProviderKeyRefusedError, "does not accept the API key"),
        (404, error_body(), ProviderKeyRefusedError, "does not know the model “gpt-image-2”"),
        (429, error_body(), TooManyRequestsError, "slow down"),
        (500, error_body(), ProviderError, "error of its own"),
    ],
)
def test_failures_are_typed_like_those_of_text(status, body, error, sentence):
    with pytest.raises(error, match=sentence):
        generate(Script([body], status=status, content_type="application/json"))


@pytest.mark.parametrize("size", ["", "big", "1024", "1024x", "0x0", "10x10", "99999x99999", "1024x576x3"])
def test_a_size_that_is_none_is_refused_before_anything_is_paid(size):
    script = answer({"b64_json": encoded(picture())})
    with pytest.raises(InvalidInputError, match="is not an image size"):
        generate(script, size=size)
    assert script.requests == []


@pytest.mark.parametrize(
    ("model", "wanted", "asked"),
    [
        ("gpt-image-2", (1024, 576), (1536, 864)),
        ("gpt-image-2.5-flare", (1024, 576), (1536, 864)),
        ("gpt-image-1.5", (1024, 576), (1536, 1024)),
        ("gpt-image-1-mini", (576, 1024), (1024, 1536)),
        ("gpt-image-2", (512, 512), (1024, 1024)),
        ("gpt-image-2", (1200, 800), (1536, 1024)),
        ("dall-e-3", (1024, 576), (1792, 1024)),
        ("dall-e-2", (1024, 576), (1024, 1024)),
        ("some-local-model", (1024, 576), (1536, 1024)),
    ],
)
def test_the_size_asked_for_is_the_one_of_which_least_is_cropped(model, wanted, asked):
    assert nearest_size(model, wanted) == asked


def test_aimock_answers_with_a_picture(start_aimock):
    match = {"endpoint": "image", "userMessage": "moka pot"}
    server = start_aimock([{"match": match, "response": {"image": {"b64Json": encoded(picture())}}}])
    reply = OpenAIImageProvider("sk-test", server.url, "gpt-image-2").generate(image_request())
    assert Image.open(io.BytesIO(reply.content)).size == (1024, 576)
