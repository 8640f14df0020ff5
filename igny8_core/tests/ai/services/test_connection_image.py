"""“Test connection” for pictures and embeddings. Pictures are never bought."""

from __future__ import annotations

from dataclasses import replace

import pytest

from igny8_core.ai.providers.choice import ProviderChoice
from igny8_core.ai.services import connection_checks
from igny8_core.ai.services.connection_test import result_of
from igny8_core.tests.ai.providers.runware.fake_runware import KEY, FakeRunware
from igny8_core.tests.ai.providers.runware.fake_runware import serving as runware_serving
from igny8_core.tests.ai.services.ai_server import EMBEDDINGS, MODELS, Answer, embeds, fails, lists, page, serving


def choice(base_url, **fields):
    fields = {"openai_api_key": "sk-secret", "image_model": "pixels-9", "embedding_model": "vectors-9", **fields}
    return ProviderChoice(openai_base_url=base_url, **fields)


def ask(answer, *, kind="image", path=MODELS, **fields):
    with serving({path: answer}) as server:
        return result_of(choice(server.url, **fields), kind=kind), server


class TestOpenAI:
    def test_a_key_and_a_model_that_are_known_are_enough(self):
        result, server = ask(lists("words-9", "pixels-9"))
        assert (result.ok, result.warnings, result.provider, result.model) == (True, [], "openai", "pixels-9")
        assert result.sentence.endswith("accepts the API key and offers pixels-9. Nothing was bought.")
        assert [path for path, *_ in server.requests] == [MODELS]

    def test_a_model_that_a_compatible_server_does_not_list_may_be_there_all_the_same(self):
        result, _ = ask(lists("words-9"))
        assert result.ok
        assert result.warnings == ["“pixels-9” is not in its list of models. Nothing was bought."]

    def test_a_model_that_openai_does_not_list_is_not_there(self, monkeypatch):
        monkeypatch.setattr(connection_checks.Connection, "is_official", True)
        result, _ = ask(lists("words-9"))
        assert (result.ok, result.sentence) == (False, "OpenAI does not offer the model “pixels-9” to this API key.")

    def test_a_strange_list_is_read_as_far_as_it_can_be(self):
        result, _ = ask(Answer(b'{"data": [1, null, {"id": 3}, {"name": "x"}, {"id": "pixels-9"}]}'))
        assert (result.ok, result.warnings) == (True, [])

    def test_a_key_that_may_not_list_models_is_a_key(self):
        result, _ = ask(fails(403, "Missing scopes: api.model.read"))
        assert result.ok
        assert "may not list models" in result.warnings[0]

    @pytest.mark.parametrize(
        ("answer", "sentence"),
        [
            (fails(401, "Bad", "invalid_api_key"), "does not accept the API key."),
            (fails(404), "has nothing at this address (404)"),
            (page(), "answered with a web page. Check the base URL."),
            (Answer(b"{}"), "answered with something that cannot be read."),
            (Answer(b"[1]"), "answered with something that cannot be read."),
            (fails(429, "Slow"), "asks to slow down"),
        ],
    )
    def test_what_is_wrong_is_said(self, answer, sentence):
        result, _ = ask(answer)
        assert not result.ok
        assert sentence in result.sentence

    def test_an_address_inside_is_refused_before_any_request(self):
        result, server = ask(lists("pixels-9"), url_is_foreign=True)
        assert "is inside this server's network" in result.sentence
        assert server.requests == []


class TestRunware:
    @pytest.fixture
    def fake(self, monkeypatch):
        with runware_serving(FakeRunware()) as served:
            monkeypatch.setattr(connection_checks, "RUNWARE_URL", served.url)
            yield served

    def ask(self, key=KEY):
        wanted = ProviderChoice(image_provider="runware", runware_api_key=key, image_model="runware:9@1")
        return result_of(wanted, kind="image")

    def test_a_key_that_works_tells_the_credit_and_buys_nothing(self, fake):
        fake.balance = 12.5
        result = self.ask()
        assert (result.ok, result.provider, result.model) == (True, "runware", "runware:9@1")
        assert result.sentence == "Runware accepts the API key. Credit left there: $12.50. Nothing was bought."
        assert fake.sold == 0

    def test_a_key_that_may_not_read_the_credit_works(self, fake):
        fake.balance = None
        assert self.ask().sentence == "Runware accepts the API key. Nothing was bought."

    def test_a_wrong_key_is_said(self, fake):
        result = self.ask("rw-wrong")
        assert not result.ok
        assert "does not accept the API key" in result.sentence
        assert "rw-wrong" not in str(result)

    def test_credit_that_is_used_up_is_said(self, fake):
        fake.balance = 0
        assert "used up" in self.ask().sentence

    def test_a_missing_key_is_said_without_asking(self, fake):
        assert self.ask("").sentence == "Runware is chosen, but no API key is set. Enter one in the settings."
        assert fake.kinds() == []


def test_placeholders_need_no_connection():
    result = result_of(ProviderChoice(image_provider="offline"), kind="image")
    assert (result.ok, result.provider) == (True, "offline")


class TestEmbeddings:
    def test_one_word_is_embedded(self):
        result, server = ask(embeds(0.1, 0.2, 0.3), kind="embeddings", path=EMBEDDINGS)
        assert (result.ok, result.model) == (True, "vectors-9")
        assert result.sentence.endswith("made an embedding of 3 numbers with vectors-9.")
        ((_, _, body),) = server.requests
        assert (body["model"], body["input"]) == ("vectors-9", ["moka pot"])

    @pytest.mark.parametrize(
        ("answer", "sentence"),
        [
            (fails(404, "no model vectors-9"), "does not know the model “vectors-9”."),
            (fails(404), "has nothing at this address"),
            (fails(401), "does not accept the API key"),
            (page(), "answered with a web page"),
            (Answer(b'{"data": null}'), "made no embedding"),
            (Answer(b'{"data": [null, {"embedding": "AAAA"}]}'), "made no embedding"),
            (embeds(), "made no embedding with vectors-9."),
        ],
    )
    def test_what_is_wrong_is_said(self, answer, sentence):
        result, _ = ask(answer, kind="embeddings", path=EMBEDDINGS)
        assert not result.ok
        assert sentence in result.sentence

    def test_chosen_without_a_key_they_say_that_one_is_missing(self):
        result = result_of(ProviderChoice(vectors="provider"), kind="embeddings")
        assert (result.ok, result.sentence.partition(".")[0]) == (False, "OpenAI is chosen, but no API key is set")

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"vectors": "tfidf"}, "Words and letters"),
            ({"vectors": "local"}, "Local embeddings"),
            ({"text_provider": "offline"}, "Words and letters"),
            ({"openai_base_url": "", "openai_api_key": ""}, "Words and letters"),
            ({"embedding_model": ""}, "Words and letters"),
        ],
    )
    def test_what_is_made_here_needs_no_connection(self, changes, words):
        result = result_of(replace(choice("http://127.0.0.1:9/v1"), **changes), kind="embeddings")
        assert result.ok
        assert result.sentence.startswith(words)
