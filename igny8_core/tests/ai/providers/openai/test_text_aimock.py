"""The text provider through the real client against aimock."""

import json

import pytest

from igny8_core.ai.providers.base import Usage
from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.ai.providers.openai_text import OpenAITextProvider
from igny8_core.common.exceptions import (
    InvalidInputError,
    ProviderError,
    ProviderKeyRefusedError,
    ProviderTimeoutError,
    TooManyRequestsError,
)
from igny8_core.tests.ai.providers.openai.conftest import ARTICLE, Article, text_request


def failing(message, status, **error):
    response = {"error": {"message": f"{message} failed", "type": "error", **error}, "status": status}
    return {"match": {"userMessage": message}, "response": response}


FIXTURES = [
    {
        "match": {"userMessage": "Write the article", "responseFormat": "json_schema"},
        "response": {"content": ARTICLE, "usage": {"prompt_tokens": 900, "completion_tokens": 40, "total_tokens": 940}},
        "chunkSize": 7,
    },
    {"match": {"userMessage": "too long"}, "response": {"content": "one two three", "finishReason": "length"}},
    {"match": {"userMessage": "filtered"}, "response": {"content": "no", "finishReason": "content_filter"}},
    {"match": {"userMessage": "nothing"}, "response": {"content": " "}},
    {
        "match": {"userMessage": "slow down"},
        "response": {"error": {"message": "slow", "type": "rate_limit_error"}, "status": 429, "retryAfter": 7},
    },
    failing("no quota", 429, code="insufficient_quota"),
    failing("bad key", 401, code="invalid_api_key"),
    failing("forbidden", 403),
    failing("unknown model", 404, code="model_not_found"),
    failing("bad request", 400),
    failing("server fault", 500),
    failing("overloaded", 503),
    {
        "match": {"userMessage": "cut wire"},
        "response": {"content": "a b c d e f g h"},
        "truncateAfterChunks": 2,
        "chunkSize": 2,
    },
    {"match": {"userMessage": "broken json"}, "response": {"content": "x"}, "chaos": {"malformedRate": 1}},
    {"match": {"userMessage": "dropped"}, "response": {"content": "x"}, "chaos": {"disconnectRate": 1}},
]


@pytest.fixture(scope="module")
def server(start_aimock):
    return start_aimock(FIXTURES)


@pytest.fixture
def provider(server):
    return OpenAITextProvider("sk-test", server.url, "gpt-4.1-mini")


def test_the_reply_is_the_text_as_it_came_with_its_usage(provider):
    reply = provider.complete(text_request())
    assert json.loads(reply.text) == ARTICLE
    assert reply.usage == Usage(model="gpt-4.1-mini", input_tokens=900, output_tokens=40)
    assert reply.finish_reason == "stop"


def test_the_request_is_streamed_in_a_strict_schema_with_a_limit_and_the_operation_id(provider, server):
    provider.complete(text_request())
    request = server.last_request()
    body = request["body"]
    assert body["stream"] is True
    assert body["stream_options"] == {"include_usage": True}
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["response_format"]["json_schema"]["name"] == Article.__name__
    assert body["max_tokens"] == 8000
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert request["headers"]["idempotency-key"] == "7f3c.0"


def test_a_long_article_gets_room_for_its_words(provider, server):
    provider.complete(text_request(words_wanted=5000))
    assert server.last_request()["body"]["max_tokens"] == 20000


def test_progress_counts_the_words_up_and_never_back(provider):
    seen = []
    provider.complete(text_request(), on_progress=lambda done, wanted: seen.append((done, wanted)))
    words = [done for done, _ in seen]
    assert len(words) > 3
    assert words == sorted(set(words))
    assert {wanted for _, wanted in seen} == {10}
    assert words[-1] == len(json.dumps(ARTICLE, separators=(",", ":")).split())


def test_an_error_of_the_progress_callback_passes_through_and_ends_the_call(provider):
    def stop(done, wanted):
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        provider.complete(text_request(), on_progress=stop)


@pytest.mark.parametrize(
    ("prompt", "error", "sentence"),
    [
        ("too long", UnusableAnswerError, "cut off after 3 words"),
        ("filtered", UnusableAnswerError, "refused"),
        ("nothing", UnusableAnswerError, "empty answer"),
        ("slow down", TooManyRequestsError, "next try is in 7 seconds"),
        ("no quota", ProviderKeyRefusedError, "quota at the AI server at 127.0.0.1"),
        ("bad key", ProviderKeyRefusedError, "does not accept the API key"),
        ("forbidden", ProviderKeyRefusedError, "does not allow this"),
        ("unknown model", ProviderKeyRefusedError, "does not know the model “gpt-4.1-mini”"),
        ("bad request", InvalidInputError, "did not accept the request: bad request failed"),
        ("server fault", ProviderError, "error of its own .500."),
        ("overloaded", ProviderError, "error of its own .503."),
        ("cut wire", ProviderError, "broke off"),
        ("broken json", ProviderError, "127.0.0.1"),
        ("dropped", ProviderError, "cannot be reached, or broke off"),
        ("fits no fixture", ProviderError, ".503."),
    ],
)
def test_every_failure_is_a_typed_error_with_a_sentence(provider, prompt, error, sentence):
    with pytest.raises(error, match=sentence) as caught:
        provider.complete(text_request(prompt))
    assert type(caught.value) is error
    assert not isinstance(caught.value, ProviderTimeoutError)


def test_a_429_carries_the_seconds_to_wait(provider):
    with pytest.raises(TooManyRequestsError) as caught:
        provider.complete(text_request("slow down"))
    assert caught.value.details["retry_after"] == 7


def test_the_client_does_not_try_again_by_itself(provider, server):
    before = server.count("server fault")
    with pytest.raises(ProviderError):
        provider.complete(text_request("server fault"))
    assert server.count("server fault") == before + 1
