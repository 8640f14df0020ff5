"""“Test connection” for text: every way it can go wrong, through the real client against real servers."""

from __future__ import annotations

import socket
import time

import pytest

from igny8_core.ai.providers.choice import ProviderChoice
from igny8_core.ai.services import connection_checks
from igny8_core.ai.services.connection_test import result_of
from igny8_core.tests.ai.providers.openai.fake_server import DONE, SSE, delta
from igny8_core.tests.ai.services.ai_server import CHAT, READY, Answer, fails, page, says, serving
from igny8_core.tests.certificates import certificate_for, server_context

MODEL = "words-9"


def choice(base_url, **fields):
    fields = {"openai_api_key": "sk-secret", "text_model": MODEL, **fields}
    return ProviderChoice(openai_base_url=base_url, **fields)


def ask(answer, **fields):
    """The result of a test against a server that answers this, and the server."""
    with serving({CHAT: answer}) as server:
        return result_of(choice(server.url, **fields), kind="text"), server


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_a_server_that_works_is_said_to_work():
    result, server = ask(READY)
    assert (result.ok, result.warnings, result.problem) == (True, [], None)
    assert (result.provider, result.model) == ("openai", MODEL)
    assert f"The AI server at {server.place} answered in 0." in result.sentence
    assert result.seconds < 5


def test_the_question_is_tiny_streamed_and_asks_for_a_form():
    _, server = ask(READY)
    ((path, authorization, body),) = server.requests
    assert (path, authorization) == (CHAT, "Bearer sk-secret")
    assert body["stream"] is True
    assert body["response_format"]["json_schema"]["schema"]["properties"].keys() == {"word"}
    assert sum(len(message["content"]) for message in body["messages"]) < 200


FAILURES = {
    "wrong key": (fails(401, "Bad key", "invalid_api_key"), "{label} does not accept the API key.", "open_settings"),
    "forbidden": (fails(403, "No."), "{label} does not allow this to the API key: No.", "open_settings"),
    "quota gone": (
        fails(429, "You exceeded your quota", "insufficient_quota"),
        "The quota at {inside} is used up. Add credit there or enter another key.",
        "open_settings",
    ),
    "not paid": (fails(402), "The quota at {inside} is used up.", "open_settings"),
    "slow down": (fails(429, "Slow"), "{label} asks to slow down.", "retry"),
    "unknown model by code": (
        fails(404, "No such thing", "model_not_found"),
        "{label} does not know the model “words-9”.",
        "open_settings",
    ),
    "unknown model by words": (
        fails(404, 'model "words-9" not found, try pulling it first'),
        "{label} does not know the model “words-9”.",
        "open_settings",
    ),
    "nothing there": (
        fails(404, "Not found"),
        "{label} has nothing at this address (404). Check the base URL. The base URL usually ends in /v1.",
        "open_settings",
    ),
    "no posting": (fails(405, "Nope"), "{label} has nothing at this address (405).", "open_settings"),
    "a page for 404": (page(404), "{label} answered with a web page. Check the base URL.", "open_settings"),
    "a page": (page(), "{label} answered with a web page. Check the base URL. The base URL usually", "retry"),
    "moved": (
        Answer(status=301, headers={"location": "https://elsewhere.example/v1"}),
        "{label} sends visitors on to another address (301). Enter that address as base URL.",
        "open_settings",
    ),
    "no stream": (
        Answer(b'{"choices": [{"message": {"content": "{}"}}]}'),
        "{label} does not stream its answers, which is needed here.",
        "retry",
    ),
    "bad request": (fails(400, "n must be 1"), "{label} did not accept the request: n must be 1", "fix_data"),
    "server fault": (fails(500, "Out of memory"), "{label} reports an error of its own (500): Out of memory", "retry"),
    "prose": (says("Yes, I am here!"), "It answered, but not in the form that was asked for", "retry"),
    "another form": (says('{"other": 1}'), "It answered, but not in the form that was asked for", "retry"),
    "broken off": (Answer(delta(content="{") + DONE, kind=SSE), "{label} broke off after", "retry"),
    "hung up": (Answer(hang_up=True), "{place} broke off, or does not speak HTTP here.", "retry"),
    "a binary": (
        Answer(b"\x00\xff\xfe" * 50, kind="application/octet-stream"),
        "{label} answered with something that cannot be read.",
        "retry",
    ),
}


@pytest.mark.parametrize(("answer", "sentence", "action"), FAILURES.values(), ids=FAILURES.keys())
def test_what_is_wrong_is_said_in_a_sentence(answer, sentence, action):
    result, server = ask(answer)
    label = f"The AI server at {server.place}"
    said = sentence.format(label=label, inside=label.replace("The", "the", 1), place=server.place)
    assert not result.ok
    assert said in result.sentence
    assert result.problem["error_message"] == result.sentence
    assert (result.problem["action"], result.problem["status"]) == (action, "error")
    assert "sk-secret" not in str(result)


def test_an_answer_that_has_to_be_mended_works_with_a_warning():
    result, _ = ask(says('Sure!\n```json\n{"word": "ready",}\n```'))
    assert result.ok
    assert "had to be mended" in result.warnings[0]


def test_a_server_that_knows_no_json_schema_works_with_a_warning():
    with serving({}) as server:
        server.answers = _SchemaRefused(server.requests, fails(400, "response_format json_schema is not supported"))
        result = result_of(choice(server.url), kind="text")
    assert result.ok, result.sentence
    assert "knows no JSON schemas" in result.warnings[0]


class _SchemaRefused(dict):
    """Refuses requests with a schema and answers the others."""

    def __init__(self, requests, refusal):
        super().__init__()
        self.requests, self.refusal = requests, refusal

    def get(self, path, default=None):
        form = self.requests[-1][2].get("response_format", {}).get("type")
        return self.refusal if form == "json_schema" else READY


def test_a_name_that_does_not_exist_is_said():
    result = result_of(choice("https://no-such-server.invalid/v1"), kind="text")
    assert result.sentence == "There is no server named no-such-server.invalid. Check the base URL."
    assert result.problem["retryable"]


def test_a_port_where_nobody_listens_is_said():
    port = free_port()
    result = result_of(choice(f"http://127.0.0.1:{port}/v1"), kind="text")
    assert result.sentence == (f"127.0.0.1:{port} refuses the connection. Is the server running, and is this its port?")


def test_silence_ends_after_the_limit_and_says_so(monkeypatch):
    monkeypatch.setattr(connection_checks, "SECONDS", 0.3)
    started = time.monotonic()
    result, server = ask(Answer(READY.body, kind=SSE, delay=1.5))
    assert time.monotonic() - started < 5
    assert result.sentence.startswith(f"{server.place} gave no answer within 0.3 seconds. It may still be loading")
    assert result.problem["error_type"] == "TimeoutError"


def test_a_certificate_that_nobody_trusts_is_said(tmp_path):
    context = server_context(certificate_for("llm.example", tmp_path))
    with serving({CHAT: READY}, tls=context) as server:
        result = result_of(choice(server.url), kind="text")
    assert result.sentence.startswith(f"The certificate of {server.place} is not trusted: self")


def test_tls_where_there_is_none_is_said():
    with serving({CHAT: READY}) as server:
        result = result_of(choice(server.url.replace("http:", "https:")), kind="text")
    assert result.sentence.startswith(f"{server.place} does not speak TLS here.")


def test_an_address_inside_that_a_user_entered_is_refused_before_any_request():
    with serving({CHAT: READY}) as server:
        result = result_of(choice(server.url, url_is_foreign=True), kind="text")
    assert server.requests == []
    assert "is inside this server's network" in result.sentence
    assert f"PRIVATE_HOSTS={server.place}." in result.sentence
    assert (result.problem["error_type"], result.problem["action"]) == ("ValidationError", "open_settings")


def test_an_address_inside_that_an_operator_allows_is_asked(settings):
    with serving({CHAT: READY}) as server:
        settings.PRIVATE_HOSTS = [server.place]
        assert result_of(choice(server.url, url_is_foreign=True), kind="text").ok


def test_offline_needs_no_connection():
    result = result_of(ProviderChoice(text_provider="offline"), kind="text")
    assert (result.ok, result.provider, result.sentence) == (True, "offline", "Offline drafts need no connection.")


def test_a_provider_without_a_key_says_that_one_is_missing():
    result = result_of(ProviderChoice(text_provider="openai", text_model=MODEL), kind="text")
    assert not result.ok
    assert result.sentence == "OpenAI is chosen, but no API key is set. Enter one in the settings."
    assert result.model == MODEL


def test_a_key_that_can_no_longer_be_read_says_so():
    result = result_of(ProviderChoice(unreadable=frozenset({"openai"})), kind="text")
    assert "can no longer be read" in result.sentence


@pytest.mark.parametrize("key", ["sk-…", "sk 1\n2"])
def test_a_key_that_cannot_be_one_says_so(key):
    with serving({CHAT: READY}) as server:
        result = result_of(choice(server.url, openai_api_key=key), kind="text")
    assert server.requests == []
    assert not result.ok
