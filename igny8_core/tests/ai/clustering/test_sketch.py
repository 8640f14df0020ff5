"""Dense stand-ins: small, of length one, and nearly as alike as what they stand for."""

from __future__ import annotations

import numpy as np
import pytest

from igny8_core.ai.clustering.sketch import DIMENSIONS, group_means, sketch
from igny8_core.ai.clustering.vectors import vectorise
from igny8_core.tests.ai.clustering.samples import keywords_and_groups

TRAVEL = keywords_and_groups("travel_insurance_300.csv")[0]


def test_a_short_list_loses_nothing():
    vectors = vectorise(TRAVEL[:20])
    rows = sketch(vectors)
    assert np.allclose(rows @ rows.T, (vectors @ vectors.T).toarray(), atol=1e-5)


def test_a_long_list_becomes_small_and_keeps_its_nearest_neighbours():
    vectors = vectorise(TRAVEL)
    rows = sketch(vectors)
    assert rows.shape == (len(TRAVEL), DIMENSIONS)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)
    true, found = (vectors @ vectors.T).toarray(), rows @ rows.T
    np.fill_diagonal(true, 0)
    np.fill_diagonal(found, 0)
    among_ten = [true[i].argmax() in np.argsort(-found[i])[:10] for i in range(len(TRAVEL))]
    assert np.mean(among_ten) > 0.95


@pytest.mark.parametrize("width", [3, 384])
def test_dense_vectors_of_any_width_are_taken(width):
    dense = np.random.default_rng(1).normal(size=(200, width)).astype(np.float32)
    rows = sketch(dense)
    assert rows.shape == (200, min(width, DIMENSIONS))
    assert rows.dtype == np.float32


def test_the_same_vectors_give_the_same_sketch():
    vectors = vectorise(TRAVEL)
    assert np.array_equal(sketch(vectors), sketch(vectors))


def test_the_mean_of_a_group_has_length_one():
    rows = np.array([[1, 0], [0, 1], [1, 0]], dtype=np.float32)
    assert np.allclose(group_means(rows, [0, 0, 1]), [[0.5**0.5, 0.5**0.5], [1, 0]])
