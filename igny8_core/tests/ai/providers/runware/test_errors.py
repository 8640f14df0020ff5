import pytest

from igny8_core.common.exceptions import (
    InvalidInputError,
    ProviderError,
    ProviderKeyRefusedError,
    ProviderTimeoutError,
    TooManyRequestsError,
)
from igny8_core.tests.ai.providers.runware.conftest import image_request, provider_for
from igny8_core.tests.ai.providers.runware.fake_runware import KEY, problem, refusal

REFUSALS = [
    (401, "invalidApiKey", ProviderKeyRefusedError, "does not accept the API key"),
    (200, "invalidApiKey", ProviderKeyRefusedError, "does not accept the API key"),
    (401, "", ProviderKeyRefusedError, "does not accept the API key"),
    (400, "accountSuspended", ProviderKeyRefusedError, "does not accept the API key"),
    (402, "insufficientCredits", ProviderKeyRefusedError, "credit at Runware is used up"),
    (400, "insufficientCredits", ProviderKeyRefusedError, "credit at Runware is used up"),
    (402, "", ProviderKeyRefusedError, "credit at Runware is used up"),
    (403, "", ProviderKeyRefusedError, "does not allow this"),
    (400, "insufficientPermissions", ProviderKeyRefusedError, "does not allow this"),
    (400, "invalidModel", ProviderKeyRefusedError, "does not know the model “runware:101@1”"),
    (404, "modelNotFound", ProviderKeyRefusedError, "does not know the model “runware:101@1”"),
    (429, "", TooManyRequestsError, "slow down"),
    (200, "rateLimitExceeded", TooManyRequestsError, "slow down"),
    (400, "invalidProviderContent", InvalidInputError, "because of its content"),
    (400, "providerContentPolicyViolation", InvalidInputError, "because of its content"),
    (200, "nsfwContentDetected", InvalidInputError, "because of its content"),
    (400, "promptBlocked", InvalidInputError, "because of its content"),
    (400, "invalidPositivePrompt", InvalidInputError, "did not accept the request: It said so."),
    (400, "unsupportedParameter", InvalidInputError, "did not accept the request: It said so."),
    (400, "", InvalidInputError, "did not accept the request"),
    (200, "timeoutProvider", ProviderTimeoutError, "did not answer in time"),
    (504, "", ProviderTimeoutError, "did not answer in time"),
    (408, "", ProviderTimeoutError, "did not answer in time"),
    (400, "inferenceError", ProviderError, "error of its own"),
    (400, "providerInvalidApiKey", ProviderError, "error of its own"),
    (400, "modelDisabled", ProviderError, "error of its own"),
    (200, "unknownError", ProviderError, "error of its own"),
    (500, "internalServerError", ProviderError, r"error of its own \(500\): It said so."),
    (503, "serviceUnavailable", ProviderError, r"error of its own \(503\)"),
    (302, "", ProviderError, r"error of its own \(302\)"),
]


@pytest.mark.parametrize(("status", "code", "error", "sentence"), REFUSALS)
def test_a_refused_order_is_a_typed_error_with_a_sentence(fake, status, code, error, sentence):
    fake.faults = [refusal(status, problem(code, "It said so.")) if code else (status, b"")]
    with pytest.raises(error, match=sentence) as caught:
        provider_for(fake).generate(image_request())
    assert type(caught.value) is error
    assert fake.sold == 0


@pytest.mark.parametrize(("code", "error"), [(code, error) for _, code, error, _ in REFUSALS if code])
def test_what_a_task_ended_with_is_typed_alike(fake, code, error):
    fake.fails_with = problem(code, "It said so.")
    with pytest.raises(error) as caught:
        provider_for(fake).generate(image_request())
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("status", "error"), [(401, ProviderKeyRefusedError), (403, ProviderKeyRefusedError), (429, TooManyRequestsError)]
)
def test_a_lookup_that_is_refused_says_nothing_about_the_picture(fake, status, error):
    fake.faults = [None, (status, b"")]
    with pytest.raises(error):
        provider_for(fake).generate(image_request())
    assert provider_for(fake).generate(image_request(maybe_asked=True)).content
    assert fake.sold == 1


def test_a_429_says_when_to_come_back(fake):
    fake.faults = [(429, b"", {"retry-after": "33"})]
    with pytest.raises(TooManyRequestsError) as caught:
        provider_for(fake).generate(image_request())
    assert caught.value.details["retry_after"] == 33
    assert "in 33 seconds" in caught.value.message


def test_a_refused_key_shows_in_no_error(fake):
    fake.faults = [refusal(400, problem("invalidWidth", f"You sent {KEY}, {KEY}"))]
    provider = provider_for(fake)
    with pytest.raises(InvalidInputError) as caught:
        provider.generate(image_request())
    assert "You sent …, …" in caught.value.message
    assert KEY not in str(caught.value.payload())
    with pytest.raises(ProviderKeyRefusedError) as caught:
        provider_for(fake, key="wrong-key-456").generate(image_request())
    assert "wrong-key-456" not in str(caught.value.payload())


@pytest.mark.parametrize("key", ["", "   ", "schlüssel", "a\nb", "a b"])
def test_a_key_that_cannot_be_one_is_not_sent(fake, key):
    with pytest.raises(ProviderKeyRefusedError):
        provider_for(fake, key=key).generate(image_request())
    assert fake.requests == []


@pytest.mark.parametrize(
    "body",
    [b"", b"<html></html>", b"\xff\xfe", b"[" * 100_000, b'{"data":', b'{"data": [{"taskUUID": "x"', b"\x00" * 500],
)
def test_an_answer_that_is_no_json_is_a_provider_error(fake, body):
    fake.faults = [body]
    with pytest.raises(ProviderError, match="cannot be read"):
        provider_for(fake).generate(image_request())


@pytest.mark.parametrize(
    "body", [b"[]", b"null", b"3", b'"x"', b"{}", b'{"data": 3}', b'{"data": [1, null, "x"]}', b'{"errors": "no"}']
)
def test_a_lookup_of_another_shape_is_as_good_as_none(fake, body):
    fake.faults = [None, body]
    assert provider_for(fake).generate(image_request()).content
    assert fake.sold == 1


def test_a_server_that_is_not_there_cannot_be_reached(fake):
    fake.url = "http://127.0.0.1:9/v1"
    with pytest.raises(ProviderError, match="cannot be reached"):
        provider_for(fake).generate(image_request())
