"""Guarded moves of a status."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from igny8_core.business.automation.models import AutomationRun
from igny8_core.common.exceptions import ConflictError
from igny8_core.common.status_enums import RUN_ACTIVE, RunStatus
from igny8_core.common.transitions import move, move_one
from igny8_core.tests.factories import RunFactory


def this(run):
    return AutomationRun.objects.filter(pk=run.pk)


def test_a_row_moves_from_where_it_was_believed_to_be(db):
    run = RunFactory.running()
    assert move(this(run), come_from=RunStatus.RUNNING, to=RunStatus.PAUSED, error_message="why") == 1
    run.refresh_from_db()
    assert (run.status, run.error_message) == ("paused", "why")


def test_a_row_that_is_elsewhere_stays_as_it_is(db):
    run = RunFactory.completed()
    assert move(this(run), come_from=RUN_ACTIVE, to=RunStatus.CANCELLED, error_message="why") == 0
    run.refresh_from_db()
    assert (run.status, run.error_message) == ("completed", "")


def test_several_rows_and_several_origins_and_the_count_says_how_many_moved(db):
    for make in (RunFactory.running, RunFactory.paused, RunFactory.completed):
        make()
    assert move(AutomationRun.objects.all(), come_from=RUN_ACTIVE, to=RunStatus.CANCELLED) == 2
    assert sorted(AutomationRun.objects.values_list("status", flat=True)) == ["cancelled", "cancelled", "completed"]


def test_any_field_may_hold_the_status(db):
    run = RunFactory.running(trigger_type="manual")
    assert move(this(run), field="trigger_type", come_from="manual", to="scheduled") == 1


def test_one_row_or_a_refusal_in_the_callers_words(db):
    run = RunFactory.running()
    move_one(this(run), come_from=RunStatus.RUNNING, to=RunStatus.PAUSED, refusal="not running")
    with pytest.raises(ConflictError, match="^not running$"):
        move_one(this(run), come_from=RunStatus.RUNNING, to=RunStatus.CANCELLED, refusal="not running")
    assert AutomationRun.objects.get().status == "paused"


@pytest.mark.django_db(transaction=True)
def test_of_many_who_move_the_same_row_one_succeeds():
    run, barrier, moved = RunFactory.running(), threading.Barrier(6), []

    def pause():
        barrier.wait(timeout=30)
        moved.append(move(this(run), come_from=RunStatus.RUNNING, to=RunStatus.PAUSED))
        connection.close()

    threads = [threading.Thread(target=pause) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(moved) == [0, 0, 0, 0, 0, 1]
