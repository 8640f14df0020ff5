"""Which vectors a site's keywords are compared by, and what happens when the provider's do not come."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from django.db import connection

from igny8_core.ai.account_ai import forget
from igny8_core.ai.clustering.grouping import group
from igny8_core.ai.clustering.vectors import vectorise
from igny8_core.ai.models import AIUsageLog, ProviderSettings
from igny8_core.ai.providers.choice import ProviderChoice
from igny8_core.ai.vectors_for import vectors_for
from igny8_core.business.billing.selectors import balance_of
from igny8_core.tests.ai.providers.openai.embedding_server import Embedder, embedding, vector_of
from igny8_core.tests.ai.providers.openai.fake_server import error_body

pytestmark = pytest.mark.django_db
KEYWORDS = ["moka pot", "espresso machine", "moka pot"]


@pytest.fixture
def source_of(settings, site):
    """A function that gives the site's source while a server of embeddings runs, and this server."""

    def make(embedder):
        settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = "sk-test", embedder.url
        settings.OPENAI_EMBEDDING_MODEL = "text-embedding-3-small"
        forget()
        return vectors_for(site)

    return make


@pytest.mark.parametrize(
    ("fields", "in_force"),
    [
        ({}, "tfidf"),
        ({"openai_api_key": "sk"}, "provider"),
        ({"openai_api_key": "sk", "openai_base_url": "https://api.openai.com/v1"}, "provider"),
        ({"openai_api_key": "sk", "openai_base_url": "http://localhost:11434/v1"}, "tfidf"),
        ({"openai_base_url": "http://localhost:11434/v1", "embedding_model": "nomic"}, "provider"),
        ({"openai_api_key": "sk", "text_provider": "offline"}, "tfidf"),
        ({"embedding_model": "nomic"}, "tfidf"),
        ({"openai_api_key": "sk", "vectors": "tfidf"}, "tfidf"),
        ({"openai_api_key": "sk", "vectors": "local"}, "local"),
        ({"openai_base_url": "http://localhost:11434/v1", "vectors": "provider"}, "provider"),
    ],
)
def test_what_is_chosen_and_what_automatic_means(fields, in_force):
    assert ProviderChoice(**fields).vectors_in_force == in_force


def test_without_a_key_words_and_letters_are_compared(site):
    assert vectors_for(site) is None


def test_a_provider_named_by_the_server_s_settings_makes_no_embeddings(site, script, settings):
    settings.OPENAI_API_KEY = "sk-test"
    forget()
    assert vectors_for(site) is None


def test_an_account_that_chose_words_and_letters_pays_for_no_embeddings(site, settings):
    settings.OPENAI_API_KEY = "sk-test"
    ProviderSettings.objects.create(account=site.account, vectors="tfidf")
    forget()
    assert vectors_for(site) is None


@pytest.fixture
def local_chosen(site):
    ProviderSettings.objects.create(account=site.account, vectors="local")
    forget()


def test_local_embeddings_are_those_of_the_extra(site, local_chosen, monkeypatch):
    monkeypatch.setattr("igny8_core.ai.vectors_for.source_named", lambda name: (name, "source"))
    assert vectors_for(site) == ("local", "source")


def test_local_embeddings_without_the_extra_are_missed_with_a_word(site, local_chosen, monkeypatch, caplog):
    monkeypatch.setattr("igny8_core.ai.clustering.sources.has_local", lambda: False)
    assert vectors_for(site) is None
    assert "Local embeddings are not installed" in caplog.text


def test_keywords_are_grouped_by_the_rows_of_the_provider(source_of):
    texts = [f"{topic} {n}" for topic in ("moka pot", "gym") for n in range(10, 30)]
    with embedding(Embedder()) as embedder:
        labels = group(texts, vectors=source_of(embedder))
    assert len(labels) == 40
    assert set(labels[:20]).isdisjoint(labels[20:])
    assert len(embedder.bodies) == 1


def test_a_key_that_cannot_be_read_asks_nobody(site, settings):
    ProviderSettings.objects.create(account=site.account, openai_api_key="sk-test", vectors="provider")
    settings.ENCRYPTION_KEYS = ["another"]
    forget()
    assert vectors_for(site) is None


def test_rows_are_of_length_one_and_in_order(source_of):
    with embedding(Embedder()) as embedder:
        rows = source_of(embedder)(KEYWORDS)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    assert rows.dtype == np.float32
    one = np.array(vector_of("moka pot"), dtype=np.float32)
    assert np.allclose(rows[0], one / np.linalg.norm(one))
    assert np.array_equal(rows[0], rows[2])


def test_each_text_is_paid_for_once_however_often_it_is_asked_for(source_of):
    with embedding(Embedder()) as embedder:
        source = source_of(embedder)
        source(KEYWORDS)
        source(KEYWORDS)
        source([*KEYWORDS, "kettle", "Moka  Pot"])
        assert source([]).shape == (0, 0)
    assert [body["input"] for body in embedder.bodies] == [["moka pot", "espresso machine"], ["kettle"]]


def test_what_they_took_is_in_the_usage_without_credits(source_of, site, settings):
    settings.AI_PRICES = {"text-embedding-3-small": {"input": "0.02"}}
    with embedding(Embedder()) as embedder:
        source_of(embedder)([f"keyword {n}" for n in range(1000)])
    log = AIUsageLog.objects.get()
    assert (log.function, log.provider, log.model) == ("embeddings", "openai", "text-embedding-3-small")
    assert (log.requests, log.input_tokens, log.items) == (2, 10_000, 1000)
    assert (log.cost, log.credits_used, log.accepted) == (Decimal("0.0002"), 0, True)
    assert balance_of(account_id=site.account_id).balance == 1500


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_provider_works(source_of):
    open_transactions = []
    spoil = lambda number, answer: open_transactions.append(connection.in_atomic_block) or answer  # noqa: E731
    with embedding(Embedder(spoil)) as embedder:
        source_of(embedder)(KEYWORDS)
    assert open_transactions == [False]


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500])
def test_a_source_that_fails_says_so_once_and_compares_words_and_letters(source_of, caplog, status):
    with embedding(Embedder(lambda number, answer: (status, error_body()))) as embedder:
        source = source_of(embedder)
        rows = source(KEYWORDS)
        source(KEYWORDS)
    assert (rows != vectorise(KEYWORDS)).nnz == 0
    assert len(embedder.bodies) == 1
    assert [record.levelname for record in caplog.records if "compared by words and letters" in record.message] == [
        "WARNING"
    ]
    assert not AIUsageLog.objects.exists()


def test_requests_that_were_paid_for_before_one_failed_are_in_the_usage(source_of):
    def fail_the_second(number, answer):
        return answer if number == 1 else (500, error_body())

    with embedding(Embedder(fail_the_second)) as embedder:
        rows = source_of(embedder)([f"keyword {n}" for n in range(600)])
    assert rows.shape[0] == 600
    log = AIUsageLog.objects.get()
    assert (log.accepted, log.requests, log.input_tokens) == (False, 1, 5120)


def test_a_provider_that_is_down_is_not_waited_for_again_and_again(source_of):
    with embedding(Embedder(lambda number, answer: (500, error_body()))) as embedder:
        for _ in range(7):
            source_of(embedder)(KEYWORDS)
    assert len(embedder.bodies) == 5, "then the breaker is open"
