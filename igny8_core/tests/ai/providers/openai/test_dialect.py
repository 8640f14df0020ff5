"""Compatible servers that understand less: asked another way once, and from then on as they understand it."""

from __future__ import annotations

import json

import pytest

from igny8_core.ai.providers.openai_client import Connection
from igny8_core.ai.providers.openai_dialect import Dialect
from igny8_core.ai.providers.openai_text import OpenAITextProvider
from igny8_core.common.exceptions import InvalidInputError, ProviderKeyRefusedError
from igny8_core.tests.ai.providers.openai.conftest import text_request
from igny8_core.tests.ai.providers.openai.fake_server import DONE, Script, delta, error_body, serving

ANSWER = [delta(content="{}"), delta("stop"), DONE]


def _bodies(refuse, *, calls=2):
    """The bodies of all requests for `calls` questions over one connection."""
    script = Script(ANSWER, refuse=refuse)
    with serving(script):
        provider = OpenAITextProvider("sk-test", script.url, "m")
        for _ in range(calls):
            assert provider.complete(text_request()).text == "{}"
    return [request["body"] for request in script.requests]


def _refusing(name, message, **error):
    """A server that knows no parameter `name`."""
    return lambda body: error_body(message, **error) if name in json.dumps(list(body)) else None


def _form(body):
    return body.get("response_format", {}).get("type")


@pytest.mark.parametrize(
    "message",
    [
        "response_format type json_schema is not supported",
        "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
        "This response_format type is unavailable now",
        "guided decoding is not available",
    ],
)
def test_a_server_without_json_schema_is_asked_for_a_json_object_and_that_is_remembered(message):
    bodies = _bodies(lambda body: error_body(message) if _form(body) == "json_schema" else None)
    assert [_form(body) for body in bodies] == ["json_schema", "json_object", "json_object"]


def test_the_schema_is_then_told_in_words():
    first, second, _ = _bodies(lambda body: error_body("no response_format") if _form(body) == "json_schema" else None)
    assert first["messages"][0]["content"] == "You write."
    told = second["messages"][0]["content"]
    assert told.startswith("You write.\n\nAnswer with one JSON object by this JSON schema and nothing else:\n{")
    assert '"html":{"type":"string"}' in told


def test_a_server_without_any_response_format_is_asked_in_words_alone():
    bodies = _bodies(_refusing("response_format", "response_format: Extra inputs are not permitted"))
    assert [_form(body) for body in bodies] == ["json_schema", "json_object", None, None]


@pytest.mark.parametrize(
    "message",
    [
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        "Unrecognized request argument supplied: max_tokens",
        "property 'max_tokens' is unsupported",
    ],
)
def test_the_other_name_of_the_limit_is_tried_once_and_remembered(message):
    bodies = _bodies(_refusing("max_tokens", message))
    assert ["max_tokens" in body for body in bodies] == [True, False, False]
    assert [body.get("max_completion_tokens") for body in bodies] == [None, 8000, 8000]


def test_a_limit_that_is_too_large_is_not_a_name_that_is_unknown():
    script = Script(ANSWER, refuse=lambda body: error_body("max_tokens is too large: 8000. At most 4096 are possible."))
    with serving(script), pytest.raises(InvalidInputError, match="too large"):
        OpenAITextProvider("sk-test", script.url, "m").complete(text_request())
    assert len(script.requests) == 1


def test_a_server_that_knows_neither_name_is_not_asked_for_ever():
    script = Script(ANSWER, refuse=lambda body: error_body("Unknown parameter: max_tokens, max_completion_tokens"))
    with serving(script), pytest.raises(InvalidInputError):
        OpenAITextProvider("sk-test", script.url, "m").complete(text_request())
    assert len(script.requests) == 2


def test_a_server_that_refuses_stream_options_is_not_asked_for_its_usage():
    bodies = _bodies(_refusing("stream_options", "Unknown field: stream_options"))
    assert ["stream_options" in body for body in bodies] == [True, False, False]


def test_servers_made_with_fastapi_say_it_in_their_own_way():
    def refuse(body):
        unknown = [name for name in ("stream_options", "response_format") if name in body]
        told = [{"type": "extra_forbidden", "loc": ["body", name], "msg": "Extra inputs"} for name in unknown]
        return json.dumps({"detail": told}).encode() if told else None

    bodies = _bodies(refuse)
    assert [(_form(body), "stream_options" in body) for body in bodies] == [
        ("json_schema", True), ("json_object", False), (None, False), (None, False),
    ]  # fmt: skip


def test_what_another_way_cannot_mend_is_not_asked_again():
    script = Script(ANSWER, refuse=lambda body: error_body("The prompt is too long."))
    with serving(script), pytest.raises(InvalidInputError):
        OpenAITextProvider("sk-test", script.url, "m").complete(text_request())
    assert len(script.requests) == 1


def test_a_way_that_did_not_work_either_is_not_remembered():
    answers = iter([b"no response_format", b"", None])

    def refuse(body):
        said = next(answers)
        return None if said is None else error_body(said.decode())

    script = Script(ANSWER, refuse=refuse)
    with serving(script):
        provider = OpenAITextProvider("sk-test", script.url, "m")
        with pytest.raises(InvalidInputError):
            provider.complete(text_request())
        provider.complete(text_request())
    assert [_form(request["body"]) for request in script.requests] == ["json_schema", "json_object", "json_schema"]


def test_a_refused_key_is_not_taken_for_a_way_of_asking():
    script = Script([error_body("response_format")], status=401, content_type="application/json")
    with serving(script), pytest.raises(ProviderKeyRefusedError):
        OpenAITextProvider("sk-test", script.url, "m").complete(text_request())
    assert len(script.requests) == 1


def test_the_server_that_refused_is_the_only_one_asked_differently():
    assert Connection(api_key="a").dialect == Dialect(limit="max_completion_tokens")
    assert Connection(api_key="a", base_url="http://localhost:11434/v1").dialect == Dialect(limit="max_tokens")
