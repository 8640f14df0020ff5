"""Time to recover: from the death of a driver to the next one."""

from __future__ import annotations

from igny8_core.chaos.recovery import in_hand, recovery
from igny8_core.tests.chaos.entries import note


def _driven(folder, *, run=7, pid=1, token=1, at=10.0, until=None):
    note(folder.drives, "took", at=at, pid=pid, run=run, token=token)
    if until is not None:
        note(folder.drives, "gave", at=until, pid=pid, run=run, token=token)


def test_it_is_the_time_until_the_next_driver(folder):
    _driven(folder, pid=1)
    note(folder.troubles, "kill", at=11, pid=1)
    _driven(folder, pid=2, token=2, at=13.5)
    found = recovery(folder)
    assert (found.orphaned, found.median, found.worst) == (1, 2.5, 2.5)


def test_of_several_the_median_and_the_worst(folder):
    for run, again in enumerate((12, 13, 20)):
        _driven(folder, run=run, pid=1)
        _driven(folder, run=run, pid=2, token=2, at=again)
    note(folder.troubles, "freeze", at=11, pid=1)
    found = recovery(folder)
    assert (found.orphaned, found.median, found.worst) == (3, 2, 9)


def test_a_run_that_was_given_back_before_lost_nobody(folder):
    _driven(folder, until=10.5)
    note(folder.troubles, "kill", at=11, pid=1)
    _driven(folder, pid=2, token=2, at=13)
    assert recovery(folder).orphaned == 0


def test_nor_did_one_that_somebody_else_drives(folder):
    _driven(folder, pid=3)
    note(folder.troubles, "kill", at=11, pid=1)
    _driven(folder, pid=2, token=2, at=13)
    assert recovery(folder).orphaned == 0


def test_a_run_that_a_person_paused_meanwhile_did_not_wait_for_a_driver(folder):
    _driven(folder)
    note(folder.troubles, "kill", at=11, pid=1)
    note(folder.wishes, "asked", at=12, run=7)
    _driven(folder, pid=2, token=2, at=60)
    assert recovery(folder).orphaned == 0


def test_a_run_at_its_end_needs_no_other(folder):
    _driven(folder)
    note(folder.troubles, "kill", at=11, pid=1)
    found = recovery(folder)
    assert (found.orphaned, found.median, found.worst) == (0, 0.0, 0.0)


def test_who_has_how_many_runs_in_hand(folder):
    _driven(folder, run=1, pid=1)
    _driven(folder, run=2, pid=1)
    _driven(folder, run=3, pid=2, until=11)
    assert in_hand(folder.drives.read()) == {1: 2, 2: 0}
