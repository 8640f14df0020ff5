"""A long list is planned in a process of its own, and nobody sees a difference."""

from __future__ import annotations

import subprocess
import threading
import time

import numpy as np
import pytest

from igny8_core.ai.clustering import apart
from igny8_core.ai.clustering.apart import plan_anywhere
from igny8_core.ai.clustering.batches import plan_batches
from igny8_core.ai.clustering.rows import unit_rows
from igny8_core.tests.ai.clustering.samples import keywords_and_groups

GYM = keywords_and_groups("home_gym_100.csv")[0]


@pytest.fixture
def long_list(monkeypatch):
    monkeypatch.setattr(apart, "FEW", 10)


def test_a_short_list_starts_no_process(monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: pytest.fail("a process was started"))
    assert plan_anywhere(GYM, batch_size=20) == plan_batches(GYM, batch_size=20)


def test_the_plan_is_the_same_there_and_the_others_have_their_turn_meanwhile(long_list):
    seen = []
    beating = threading.Event()

    def beat():
        while not beating.wait(0.01):
            seen.append(time.monotonic())

    heart = threading.Thread(target=beat)
    heart.start()
    there = plan_anywhere(GYM, batch_size=20, known=["Rowing Machines", "GYM"])
    beating.set()
    heart.join()
    assert there == plan_batches(GYM, batch_size=20, known=["Rowing Machines", "GYM"])
    assert len(seen) > 10


def test_vectors_are_asked_for_here(long_list):
    asked = []

    def source(texts):
        asked.append(len(texts))
        return unit_rows(np.random.default_rng(len(texts)).normal(size=(len(texts), 8)), count=len(texts))

    there = plan_anywhere(GYM, batch_size=20, vectors=source)
    assert there == plan_batches(GYM, batch_size=20, vectors=source)
    assert asked == [len(GYM), len(GYM)]


def test_what_goes_wrong_there_is_an_error_here(long_list):
    with pytest.raises(subprocess.CalledProcessError):
        plan_anywhere(GYM, batch_size=0)
