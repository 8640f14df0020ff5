"""Embeddings through the real client."""

from __future__ import annotations

import numpy as np
import pytest

from igny8_core.ai.providers.openai_client import Connection
from igny8_core.ai.providers.openai_embeddings import OpenAIEmbeddings
from igny8_core.common.exceptions import (
    ProviderError,
    ProviderKeyRefusedError,
    ProviderTimeoutError,
    TooManyRequestsError,
)
from igny8_core.tests.ai.providers.openai.embedding_server import Embedder, embedding, vector_of
from igny8_core.tests.ai.providers.openai.fake_server import Script, error_body, serving

KEYWORDS = ["moka pot", "espresso machine", "日本のコーヒー"]


def embed(texts, *, model="text-embedding-3-small", embedder=None):
    embedder = embedder or Embedder()
    with embedding(embedder):
        provider = OpenAIEmbeddings(Connection(api_key="sk-test", base_url=embedder.url), model)
        return list(provider.embed(texts)), embedder


def test_each_text_gets_its_row_and_the_tokens_are_told():
    (part,), _ = embed(KEYWORDS)
    assert part.vectors.tolist() == [vector_of(text) for text in KEYWORDS]
    assert part.vectors.dtype == np.float32
    assert (part.usage.model, part.usage.input_tokens) == ("text-embedding-3-small", 30)


def test_rows_are_put_into_the_order_of_the_texts():
    embedder = Embedder(lambda number, answer: {**answer, "data": answer["data"][::-1]})
    (part,), _ = embed(KEYWORDS, embedder=embedder)
    assert part.vectors.tolist() == [vector_of(text) for text in KEYWORDS]


def test_a_request_carries_512_texts_at_most():
    parts, embedder = embed([f"keyword {n}" for n in range(1100)])
    assert [len(body["input"]) for body in embedder.bodies] == [512, 512, 76]
    assert [len(part.vectors) for part in parts] == [512, 512, 76]


@pytest.mark.parametrize(
    ("model", "dimensions"),
    [("text-embedding-3-small", 256), ("text-embedding-3-large", 256), ("nomic-embed-text", None)],
)
def test_shorter_vectors_are_asked_of_models_that_make_them(model, dimensions):
    _, embedder = embed(["moka pot"], model=model)
    body = embedder.bodies[0]
    assert (body["model"], body.get("dimensions"), body["encoding_format"]) == (model, dimensions, "float")


def test_an_empty_text_spoils_no_request():
    _, embedder = embed(["moka pot", " ", ""])
    assert embedder.bodies[0]["input"] == ["moka pot", "-", "-"]


def test_nothing_to_embed_asks_nobody():
    assert embed([])[0] == []


def _spoilt(change):
    def spoil(number, answer):
        change(answer)
        return answer

    return Embedder(spoil)


@pytest.mark.parametrize(
    "change",
    [
        lambda answer: answer["data"].pop(),
        lambda answer: answer.update(data=[]),
        lambda answer: answer.update(data=None),
        lambda answer: answer.pop("data"),
        lambda answer: answer["data"][0].update(embedding=[1.0]),
        lambda answer: answer["data"][0].update(embedding="AAAA"),
        lambda answer: answer["data"][0].update(embedding=None),
        lambda answer: [one.update(embedding=[]) for one in answer["data"]],
        lambda answer: answer["data"][0].update(embedding=[float("nan")] * 4),
        lambda answer: answer["data"][0].pop("index"),
    ],
    ids=["too few", "none", "null", "missing", "ragged", "text", "no row", "empty rows", "not a number", "no index"],
)
def test_an_answer_that_does_not_fit_is_a_provider_error(change):
    with pytest.raises(ProviderError, match="not the embeddings asked for"):
        embed(KEYWORDS, embedder=_spoilt(change))


def test_vectors_that_change_their_length_between_requests_do_not_fit():
    def spoil(number, answer):
        for one in answer["data"]:
            one["embedding"] += [0.0] * (number - 1)
        return answer

    with pytest.raises(ProviderError, match="not the embeddings asked for"):
        embed([f"keyword {n}" for n in range(600)], embedder=Embedder(spoil))


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, ProviderKeyRefusedError),
        (404, ProviderKeyRefusedError),
        (429, TooManyRequestsError),
        (500, ProviderError),
        (504, ProviderTimeoutError),
    ],
)
def test_every_failure_is_a_typed_error(status, error):
    with pytest.raises(error):
        embed(KEYWORDS, embedder=Embedder(lambda number, answer: (status, error_body())))


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"{}", b"null", b'"text"'])
def test_a_server_that_makes_none_is_a_provider_error(body):
    with serving(Script([body], content_type="application/json")) as script, pytest.raises(ProviderError):
        list(OpenAIEmbeddings(Connection(api_key="", base_url=script.url), "m").embed(KEYWORDS))
