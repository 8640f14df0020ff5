"""Calls bought twice: which are explained by a death, and which are a defect."""

from __future__ import annotations

import pytest

from igny8_core.chaos.invariants.calls import count_calls
from igny8_core.tests.chaos.entries import note


def _sale(folder, *, at, pid=1, operation="t.0", function="generate_content", ended=0.1, how="answered"):
    note(folder.calls, "sold", at=at, pid=pid, operation=operation, function=function)
    if ended is not None:
        note(folder.calls, how, at=at + ended, pid=pid, operation=operation)


def _twice(folder, **first):
    _sale(folder, at=10.0, pid=1, **first)
    _sale(folder, at=13.0, pid=2, **{name: value for name, value in first.items() if name != "ended"})
    calls = count_calls(folder)
    assert len(calls.wasted) == 1
    return calls


def test_calls_that_were_each_bought_once_are_fine(folder):
    _sale(folder, at=1, operation="a.0")
    _sale(folder, at=2, operation="b.0")
    calls = count_calls(folder)
    assert (calls.sold, calls.wasted, list(calls.violations())) == (2, [], [])


def test_a_second_one_without_any_death_is_a_violation(folder):
    (violation,) = _twice(folder).violations()
    assert str(violation) == (
        "done, charged or bought twice: generate_content t.0 was bought twice, and nobody had died"
    )


@pytest.mark.parametrize("ended", [None, 0.1])
def test_whose_worker_was_killed_with_the_answer_in_hand_may_ask_again(folder, ended):
    note(folder.troubles, "kill", at=10.2, pid=1)
    assert not list(_twice(folder, ended=ended).violations())


def test_the_death_of_another_worker_is_no_reason(folder):
    note(folder.troubles, "kill", at=10.2, pid=9)
    assert list(_twice(folder).violations())


def test_nor_is_one_that_came_long_after_the_answer_was_kept(folder):
    note(folder.troubles, "kill", at=12.9, pid=1)
    assert list(_twice(folder).violations())


def test_a_picture_can_be_asked_for_instead(folder):
    note(folder.troubles, "kill", at=10.2, pid=1)
    assert list(_twice(folder, function="generate_images").violations())


def test_a_worker_frozen_past_its_lease_is_a_reason(folder):
    note(folder.troubles, "freeze", at=9.0, pid=1)
    note(folder.troubles, "thaw", at=12.5, pid=1)
    assert not list(_twice(folder, function="generate_images").violations())


def test_a_database_that_forgot_its_last_moments_is_one(folder):
    note(folder.troubles, "restart", at=11.0, pid=5)
    note(folder.troubles, "restarted", at=12.0, pid=5)
    assert not list(_twice(folder).violations())


def test_a_call_that_the_provider_itself_failed_may_be_repeated(folder):
    _sale(folder, at=1, how="failed")
    _sale(folder, at=2, pid=2)
    calls = count_calls(folder)
    assert (calls.sold, calls.failed, calls.wasted) == (2, 1, [])


def test_pictures_that_were_handed_out_again_are_counted_and_not_bought(folder):
    _sale(folder, at=1, function="generate_images")
    note(folder.calls, "handed out", at=2, operation="t.0")
    calls = count_calls(folder)
    assert (calls.sold, calls.handed_out, calls.wasted) == (1, 1, [])
