"""Statuses and bodies → errors of the product."""

from datetime import UTC, datetime

import pytest

from igny8_core.ai.providers.openai_errors import DEFAULT_RETRY_AFTER, LONGEST_RETRY_AFTER, retry_after
from igny8_core.ai.providers.openai_text import OpenAITextProvider
from igny8_core.common.exceptions import (
    InvalidInputError,
    ProviderError,
    ProviderKeyRefusedError,
    ProviderTimeoutError,
    TooManyRequestsError,
)
from igny8_core.tests.ai.providers.openai.conftest import text_request
from igny8_core.tests.ai.providers.openai.fake_server import Script, error_body, serving

KEY = "sk-very-secret-key"
NOW = datetime(2026, 11, 20, 12, 0, 0, tzinfo=UTC)


def error_for(status, body=b"", content_type="application/json", **headers):
    script = Script([body], status=status, content_type=content_type, headers=headers)
    with serving(script), pytest.raises(Exception) as caught:
        OpenAITextProvider(KEY, script.url, "gpt-x").complete(text_request())
    return caught.value


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (301, ProviderKeyRefusedError),
        (400, InvalidInputError),
        (401, ProviderKeyRefusedError),
        (402, ProviderKeyRefusedError),
        (403, ProviderKeyRefusedError),
        (404, ProviderKeyRefusedError),
        (405, ProviderKeyRefusedError),
        (408, ProviderTimeoutError),
        (409, ProviderError),
        (413, InvalidInputError),
        (418, ProviderError),
        (422, InvalidInputError),
        (429, TooManyRequestsError),
        (500, ProviderError),
        (502, ProviderError),
        (503, ProviderError),
        (504, ProviderTimeoutError),
        (529, ProviderError),
    ],
)
@pytest.mark.parametrize(
    "body", [error_body(), b"", b"<html>Bad gateway</html>", b"[]", b'{"error": "plain"}', b"null"]
)
def test_the_status_decides_whatever_the_body_is(status, error, body):
    assert type(error_for(status, body)) is error


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (429, "insufficient_quota", ProviderKeyRefusedError),
        (429, "billing_hard_limit_reached", ProviderKeyRefusedError),
        (429, "rate_limit_exceeded", TooManyRequestsError),
        (400, "invalid_api_key", ProviderKeyRefusedError),
        (400, "context_length_exceeded", InvalidInputError),
        (400, "content_policy_violation", InvalidInputError),
    ],
)
def test_the_code_goes_before_the_status(status, code, error):
    assert type(error_for(status, error_body(code=code))) is error


def test_a_quota_that_is_gone_is_told_from_a_refused_key():
    quota = error_for(429, error_body(code="insufficient_quota"))
    assert "quota" in quota.message
    assert "Add credit" in quota.message
    assert quota.action == error_for(401, error_body()).action == "open_settings"


def test_the_quota_is_also_recognised_by_its_type():
    assert "quota" in error_for(429, error_body(kind="insufficient_quota")).message


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500])
def test_the_key_is_in_no_sentence_and_no_detail_even_if_the_server_repeats_it(status):
    payload = error_for(status, error_body(f"Incorrect API key provided: {KEY}.")).payload()
    assert KEY not in str(payload)


def test_the_servers_own_words_are_kept_short():
    assert len(error_for(400, error_body("too long " * 1000)).message) < 400


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "12"}, 12),
        ({"retry-after": "2.6"}, 3),
        ({"retry-after-ms": "1500", "retry-after": "60"}, 2),
        ({"Retry-After": "Fri, 20 Nov 2026 12:00:45 GMT"}, 45),
        ({"Retry-After": "Fri, 20 Nov 2026 11:00:00 GMT"}, 1),
        ({"Retry-After": "0"}, 1),
        ({"Retry-After": "999999"}, LONGEST_RETRY_AFTER),
        ({"Retry-After": "inf"}, LONGEST_RETRY_AFTER),
        ({"Retry-After": "nan"}, DEFAULT_RETRY_AFTER),
        ({"Retry-After": "-5"}, DEFAULT_RETRY_AFTER),
        ({"Retry-After": "soon"}, DEFAULT_RETRY_AFTER),
        ({"Retry-After": ""}, DEFAULT_RETRY_AFTER),
        ({}, DEFAULT_RETRY_AFTER),
    ],
)
def test_retry_after_in_all_its_forms(headers, seconds):
    assert retry_after(headers, now=NOW) == seconds


def test_a_429_without_a_time_gets_the_usual_one():
    assert error_for(429).details["retry_after"] == DEFAULT_RETRY_AFTER
