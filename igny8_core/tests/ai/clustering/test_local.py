from importlib import import_module

import numpy as np
import pytest
import scipy.sparse as sp
from sklearn.metrics import adjusted_rand_score

from igny8_core.ai.clustering.grouping import group
from igny8_core.ai.clustering.sources import has_local, source_named
from igny8_core.tests.ai.clustering.samples import FILES, GERMAN, HOSTILE, JAPANESE, keywords_and_groups
from igny8_core.tests.needs import need


@pytest.fixture(scope="module")
def local():
    need(has_local(), "the extra for local embeddings (make embeddings)")
    return source_named("local")


def test_every_text_gets_a_unit_row(local):
    rows = local(["moka pot", "how to clean a moka pot", "treadmill"])
    assert rows.shape == (3, 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_the_model_is_computed_as_its_authors_do(local):
    """The similarities printed on the model's page for these sentences, tokens all weighing the same."""
    module = import_module("igny8_core.ai.clustering.local")
    sentences = ["That is a happy person", "That is a happy dog", "That is a very happy person"]
    encoded = [module._tokenizer().encode(sentence).ids for sentence in sentences]
    means = [module._model().encode(np.array([numbers]))[0].mean(axis=0) for numbers in encoded]
    rows = np.array([mean / np.linalg.norm(mean) for mean in means])
    assert np.allclose(rows[0] @ rows[1:].T, [0.695, 0.943], atol=1e-3)


def test_meaning_counts_and_not_letters(local):
    rows = local(["cheap flights to rome", "low cost airfare italy", "cheap fights to roam"])
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_rows_do_not_depend_on_the_order_of_the_texts(local):
    texts, _ = keywords_and_groups("coffee_47.csv")
    assert np.allclose(local(texts)[::-1], local(texts[::-1]), atol=1e-4)


def test_a_word_of_every_text_counts_less_than_a_rare_one(local):
    insurance = [f"{what} travel insurance" for what in ("cruise", "senior", "ski", "student")]
    alone, among = local(insurance[:1] + ["cruise"]), local([*insurance, "cruise"])
    assert among[0] @ among[-1] > alone[0] @ alone[-1]


def test_the_figures_promised_for_keyword_lists_are_kept(local):
    scores = [
        adjusted_rand_score(truth, group(texts, vectors=local)) for texts, truth in map(keywords_and_groups, FILES)
    ]
    assert sum(scores) / len(scores) >= 0.27


@pytest.mark.parametrize("texts", [GERMAN, JAPANESE, ["😀", "☕", "🏋️"], ["กาแฟเย็น", "เมล็ดกาแฟ"]])
def test_other_languages_are_compared_by_words_and_letters(local, texts):
    assert sp.issparse(local(texts))


def test_a_few_foreign_keywords_do_not_change_that(local):
    texts, _ = keywords_and_groups("coffee_47.csv")
    assert isinstance(local([*texts, *JAPANESE]), np.ndarray)


@pytest.mark.parametrize("texts", [HOSTILE, ["", " "], ["word " * 500, "x" * 1000, "a"], ["one"]])
def test_any_texts_get_rows_and_labels(local, texts):
    assert local(texts).shape[0] == len(texts)
    assert len(group(texts, vectors=local)) == len(texts)
