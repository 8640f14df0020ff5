import numpy as np
import pytest

from igny8_core.ai.clustering import means
from igny8_core.ai.clustering.means import margin, move_to_nearest_mean
from igny8_core.ai.clustering.vectors import vectorise

TEXTS = ["french press", "french press grind", "french presses", "cold brew", "cold brew ratio", "cold brews"]
RIGHT = np.array([0, 0, 0, 1, 1, 1])


def test_the_right_grouping_is_clearer_than_any_other():
    vectors = vectorise(TEXTS)
    right = margin(vectors, RIGHT)
    for wrong in ([0, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5], [0, 1, 0, 1, 0, 1], [0, 0, 1, 2, 2, 3]):
        assert margin(vectors, np.array(wrong)) < right


def test_a_misplaced_text_moves_home():
    assert move_to_nearest_mean(vectorise(TEXTS), np.array([0, 0, 0, 1, 1, 0])).tolist() == RIGHT.tolist()


def test_a_group_that_loses_all_its_texts_disappears():
    moved = move_to_nearest_mean(vectorise([*TEXTS, "cold brew"]), np.array([0, 0, 0, 1, 1, 1, 2]))
    assert set(moved.tolist()) == set(range(len(set(moved.tolist()))))


def test_singletons_cost(monkeypatch):
    assert margin(vectorise(TEXTS), np.arange(6)) < 0


def test_groups_in_small_portions_give_the_same(monkeypatch):
    vectors = vectorise(TEXTS)
    whole = margin(vectors, np.array([0, 1, 2, 3, 4, 4]))
    monkeypatch.setattr(means, "GROUPS_AT_ONCE", 2)
    assert margin(vectors, np.array([0, 1, 2, 3, 4, 4])) == pytest.approx(whole, abs=1e-6)
