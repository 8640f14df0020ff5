"""The order of groups: like follows like."""

from __future__ import annotations

import numpy as np
import pytest

from igny8_core.ai.clustering import chain as chain_module
from igny8_core.ai.clustering.chain import chain
from igny8_core.ai.clustering.sketch import group_means, sketch
from igny8_core.ai.clustering.vectors import vectorise


def on_a_circle(*degrees):
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_it_starts_with_the_first_and_goes_on_to_the_nearest_that_is_left():
    assert chain(on_a_circle(0, 90, 10, 80, 25)) == [0, 2, 4, 3, 1]


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_every_group_is_in_it_once(size):
    rows = np.random.default_rng(1).normal(size=(size, 4)).astype(np.float32)
    assert sorted(chain(rows)) == list(range(size))


def test_a_dead_end_is_left_by_a_step_back_and_then_by_a_jump(monkeypatch):
    monkeypatch.setattr(chain_module, "NEAREST", 1)
    order = chain(on_a_circle(0, 1, 3, 180, 181, 183))
    assert sorted(order) == list(range(6))
    assert set(order[:3]) == {0, 1, 2}


def test_blocks_change_nothing(monkeypatch):
    rows = np.random.default_rng(2).normal(size=(40, 3)).astype(np.float32)
    whole = chain(rows)
    monkeypatch.setattr(chain_module, "BLOCK", 7)
    assert chain(rows) == whole


def test_groups_of_one_subject_stand_together():
    texts = ["moka pot", "rowing machine", "moka pot sizes", "rowing machine price", "moka pot gasket"]
    order = chain(group_means(sketch(vectorise(texts)), range(5)))
    assert [texts[i].split()[0] for i in order] == ["moka"] * 3 + ["rowing"] * 2
