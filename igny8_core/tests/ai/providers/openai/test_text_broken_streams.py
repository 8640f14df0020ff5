"""Streams that go wrong in ways only a server that speaks HTTP badly can show."""

import time

import pytest

from igny8_core.ai.providers import openai_client, openai_stream
from igny8_core.ai.providers.base import Usage
from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.ai.providers.openai_client import Connection
from igny8_core.ai.providers.openai_text import OpenAITextProvider
from igny8_core.common.exceptions import (
    ProviderError,
    ProviderKeyRefusedError,
    ProviderTimeoutError,
    TooManyRequestsError,
)
from igny8_core.tests.ai.providers.openai.conftest import text_request
from igny8_core.tests.ai.providers.openai.fake_server import DONE, SSE, Script, delta, event, serving, usage


def ask(script, *, on_progress=lambda done, wanted: None, **limits):
    with serving(script):
        connection = Connection(api_key="sk-test", base_url=script.url, **limits)
        provider = OpenAITextProvider("", "", "m", connection=connection)
        return provider.complete(text_request(), on_progress=on_progress)


def test_a_reply_without_usage_and_with_odd_chunks_is_read_all_the_same():
    odd = [event({}), event({"choices": None}), event({"choices": [{"index": 0, "delta": None}]}), b": keep-alive\n\n"]
    reply = ask(Script([delta(role="assistant"), *odd, delta(content="{}"), delta("stop"), DONE]))
    assert (reply.text, reply.usage) == ("{}", Usage(model="m"))


def test_usage_is_taken_from_the_last_chunk():
    reply = ask(Script([delta(content="{}"), delta("stop"), usage(12, 3), DONE]))
    assert reply.usage == Usage(model="m", input_tokens=12, output_tokens=3)


def _told(**usage_object):
    """The usage that is read from a stream whose last chunk says this."""
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": []}
    return ask(Script([delta(content="{}"), delta("stop"), event(chunk | {"usage": usage_object}), DONE])).usage


def test_tokens_at_the_lower_price_are_told_apart():
    told = _told(prompt_tokens=2000, completion_tokens=30, prompt_tokens_details={"cached_tokens": 1024})
    assert told == Usage(model="m", input_tokens=2000, cached_tokens=1024, output_tokens=30)


@pytest.mark.parametrize(("cost", "kept"), [(0.00123, "0.00123"), (0, "0"), ("0.5", "0.5"), (None, None), (True, None)])
def test_what_a_server_says_it_charged_is_kept(cost, kept):
    assert _told(prompt_tokens=1, completion_tokens=1, cost=cost).cost == kept


@pytest.mark.parametrize("details", [None, {}, [], "many", {"cached_tokens": None}, {"cached_tokens": -4}])
def test_a_usage_that_is_not_as_documented_spoils_nothing(details):
    told = _told(prompt_tokens="12", completion_tokens=7, prompt_tokens_details=details)
    assert told == Usage(model="m", output_tokens=7)


def test_thoughts_of_a_reasoning_model_are_not_its_answer():
    thought = [delta(reasoning_content="Hmm, "), delta(reasoning="let me see.", content="")]
    assert ask(Script([*thought, delta(content="{}"), delta("stop"), DONE])).text == "{}"


def test_a_reply_without_the_done_line_counts_when_the_model_said_it_stopped():
    assert ask(Script([delta(content="{}"), delta("stop")])).text == "{}"


def test_characters_split_over_pieces_arrive_whole():
    whole = delta(content="日本 – Kaffee")
    reply = ask(Script([whole[:160], whole[160:], delta("stop"), DONE]))
    assert reply.text == "日本 – Kaffee"


@pytest.mark.parametrize(
    ("pieces", "reason", "sentence"),
    [
        (
            [delta(refusal="I cannot "), delta("stop", refusal="help."), DONE],
            "refused",
            "refused to answer: I cannot help.",
        ),
        ([delta(content="half"), delta("content_filter"), DONE], "refused", "refused to answer"),
        ([delta(content="one two"), delta("length"), usage(5, 9), DONE], "cut_off", "cut off after 2 words"),
        ([delta(role="assistant"), delta("stop"), DONE], "empty", "empty answer"),
        ([], "empty", "empty answer"),
        ([delta(content="one two")], "broken_off", "broke off after 2 words"),
    ],
)
def test_a_reply_of_no_use_says_why(pieces, reason, sentence):
    with pytest.raises(ProviderError, match=sentence) as caught:
        ask(Script(pieces))
    assert caught.value.details["reason"] == reason


@pytest.mark.parametrize(
    "pieces",
    [
        [delta(content="one"), delta("length")],
        [delta(refusal="No."), delta("stop")],
        [delta(content="no"), delta("content_filter")],
        [delta(content=""), delta("stop")],
    ],
    ids=["cut off", "refused", "filtered", "empty"],
)
def test_what_a_reply_of_no_use_took_is_known(pieces):
    with pytest.raises(UnusableAnswerError) as caught:
        ask(Script([*pieces, usage(5, 9), DONE]))
    assert caught.value.usage == Usage(model="m", input_tokens=5, output_tokens=9)
    assert caught.value.details["output_tokens"] == 9


def test_a_reply_that_broke_off_may_be_asked_for_again_under_the_same_id():
    with pytest.raises(ProviderError) as caught:
        ask(Script([delta(content="one two")]))
    assert not isinstance(caught.value, UnusableAnswerError)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [(b"<html>Welcome</html>", "text/html"), (b'{"choices": []}', "application/json"), (b"", "text/plain")],
)
def test_a_server_that_does_not_stream_is_pointed_out(body, content_type):
    with pytest.raises(ProviderError, match="check the base URL"):
        ask(Script([body], content_type=content_type))


@pytest.mark.parametrize("data", ["{not json", '"a string"', "[1, 2]", "{}{}"])
def test_a_chunk_that_is_no_chunk_is_a_provider_error(data):
    with pytest.raises(ProviderError):
        ask(Script([event(data), DONE]))


def test_a_connection_that_is_reset_in_the_middle_is_a_provider_error():
    with pytest.raises(ProviderError, match="broke off"):
        ask(Script([delta(content="one ")], reset=True))


def test_an_error_inside_a_stream_that_began_well_is_read_like_a_status():
    limited = event({"error": {"message": "Slow down", "code": 429}})
    with pytest.raises(TooManyRequestsError):
        ask(Script([delta(content="one "), limited]))
    quota = event({"error": {"message": "Pay", "code": "insufficient_quota"}})
    with pytest.raises(ProviderKeyRefusedError, match="quota"):
        ask(Script([quota]))
    with pytest.raises(ProviderError, match="error of its own: Overheated"):
        ask(Script([event({"error": {"message": "Overheated", "type": "server_error"}})]))


def test_a_silent_server_is_a_timeout():
    with pytest.raises(ProviderTimeoutError, match="did not answer in time"):
        ask(Script([delta(content="one "), delta("stop")], pause=0.6), read_seconds=0.2)


def test_a_server_that_drips_for_ever_is_a_timeout_too():
    started = time.monotonic()
    with pytest.raises(ProviderTimeoutError):
        ask(Script([b": keep-alive\n\n"] * 100, pause=0.05), read_seconds=5, total_seconds=0.3)
    assert time.monotonic() - started < 3


def test_a_body_beyond_the_limit_is_not_read_on(monkeypatch):
    monkeypatch.setattr(openai_client, "ANSWER_BYTES", 1000)
    with pytest.raises(ProviderError):
        ask(Script([delta(content="word ")] * 50))


def test_a_text_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(openai_stream, "LONGEST_TEXT", 100)
    with pytest.raises(ProviderError, match="without end"):
        ask(Script([delta(content="word ")] * 50))


def test_words_in_scripts_without_spaces_count_too():
    seen = []
    pieces = [delta(content="珈琲の淹れ方"), delta(content="を学ぶ"), delta("stop"), DONE]
    ask(Script(pieces), on_progress=lambda done, wanted: seen.append(done))
    assert seen == [3, 4]


def test_words_split_over_chunks_count_once():
    seen = []
    parts = ["espr", "esso", " ", "bar", "\n", " two three", " "]
    ask(Script([*(delta(content=p) for p in parts), delta("stop")]), on_progress=lambda done, wanted: seen.append(done))
    assert seen == [1, 2, 4]


def test_nothing_listens_there():
    with serving(Script()) as script:
        url = script.url
    with pytest.raises(ProviderError, match="cannot be reached"):
        OpenAITextProvider("sk-test", url, "m").complete(text_request())


def test_one_provider_serves_several_calls():
    script = Script([delta(content="{}"), delta("stop"), DONE], content_type=f"{SSE}; charset=utf-8")
    with serving(script):
        provider = OpenAITextProvider("sk-test", script.url, "m")
        assert [provider.complete(text_request()).text for _ in range(3)] == ["{}"] * 3
