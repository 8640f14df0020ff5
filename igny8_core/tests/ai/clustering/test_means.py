import numpy as np
import pytest

from igny8_core.ai.clustering import means
from igny8_core.ai.clustering.means import margins, move_to_nearest_mean
from igny8_core.ai.clustering.vectors import vectorise

TEXTS = ["french press", "french press grind", "french presses", "cold brew", "cold brew ratio", "cold brews"]
RIGHT = np.array([0, 0, 0, 1, 1, 1])


def margin(vectors, labels):
    return margins(vectors, np.array(labels)).mean()


def test_the_right_grouping_is_clearer_than_any_other():
    vectors = vectorise(TEXTS)
    right = margin(vectors, RIGHT)
    for wrong in ([0, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5], [0, 1, 0, 1, 0, 1], [0, 0, 1, 2, 2, 3]):
        assert margin(vectors, wrong) < right


def test_a_misplaced_text_moves_home():
    assert move_to_nearest_mean(vectorise(TEXTS), np.array([0, 0, 0, 1, 1, 0])).tolist() == RIGHT.tolist()


def test_a_group_that_loses_all_its_texts_disappears():
    moved = move_to_nearest_mean(vectorise([*TEXTS, "cold brew"]), np.array([0, 0, 0, 1, 1, 1, 2]))
    assert set(moved.tolist()) == set(range(len(set(moved.tolist()))))


def test_singletons_cost():
    assert margin(vectorise(TEXTS), np.arange(6)) < 0


def test_groups_in_small_portions_give_the_same(monkeypatch):
    vectors = vectorise(TEXTS)
    whole = margin(vectors, [0, 1, 2, 3, 4, 4])
    monkeypatch.setattr(means, "GROUPS_AT_ONCE", 2)
    assert margin(vectors, [0, 1, 2, 3, 4, 4]) == pytest.approx(whole, abs=1e-6)


def test_dense_rows_are_judged_like_sparse_ones():
    vectors = vectorise(TEXTS)
    for labels in (RIGHT, np.zeros(6, dtype=np.int64), np.array([0, 1, 0, 1, 0, 1])):
        assert np.allclose(margins(vectors, labels), margins(vectors.toarray(), labels), atol=1e-4)
        assert (move_to_nearest_mean(vectors, labels) == move_to_nearest_mean(vectors.toarray(), labels)).all()


def test_a_text_in_the_wrong_group_is_judged_where_it_would_go():
    misplaced = margins(vectorise(TEXTS), np.array([0, 0, 0, 1, 1, 0]))
    assert misplaced[5] > 0


def test_one_group_is_judged_against_texts_with_nothing_in_common():
    assert margin(vectorise(["moka pot", "moka pots", "the moka pot"]), [0, 0, 0]) > 0.5


def test_rows_of_zeros_break_nothing():
    rows = np.zeros((3, 2), dtype=np.float32)
    assert np.isfinite(margins(rows, np.array([0, 0, 1]))).all()
    assert len(move_to_nearest_mean(rows, np.array([0, 0, 1]))) == 3


def test_a_long_list_is_judged_by_a_sample(monkeypatch):
    monkeypatch.setattr(means, "SAMPLE", 2)
    assert len(margins(vectorise(TEXTS), RIGHT)) == 2
