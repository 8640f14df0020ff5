"""The thread that keeps what is in work alive and visible."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.ai import lease_keeper
from igny8_core.ai.engine import AIEngine
from igny8_core.ai.lease_keeper import KeptTask, LeaseKeeper
from igny8_core.ai.models import AITask
from igny8_core.ai.tracker import StepTracker
from igny8_core.tests.ai.engine.claimed import writing
from igny8_core.tests.factories import AITaskFactory


class Counter:
    """Something kept that only counts; `wanted` ticks set the event."""

    def __init__(self, *, wanted=1, error=None):
        self.ticks, self.wanted, self.error = 0, wanted, error
        self.enough = threading.Event()

    def tick(self):
        self.ticks += 1
        if self.ticks >= self.wanted:
            self.enough.set()
        if self.error:
            raise self.error


def _kept(task, *, age=2.0, since_renewal=0.0, seen=None):
    tracker = StepTracker(items_total=3)
    tracker.update_step("AI_CALL", "Analyzing keyword relationships (1/3)", items_processed=1, share=0.5)
    tracker.began -= age
    kept = KeptTask(task.pk, task.lease_token, tracker, on_seen=lambda: seen.append(1) if seen is not None else None)
    kept.renewed -= since_renewal
    return kept


@pytest.fixture
def task(site):
    return AITaskFactory.in_work(site=site, seconds_left=10)


def _row(task):
    return AITask.objects.get(pk=task.pk)


def test_the_progress_of_a_call_longer_than_a_second_is_written(task):
    _kept(task).tick()
    row = _row(task)
    assert (row.phase, row.percentage, row.items_processed) == ("AI_CALL", 50, 1)
    assert row.message == "Analyzing keyword relationships (1/3)"


def test_a_call_shorter_than_a_second_costs_no_statement(task, django_assert_num_queries):
    with django_assert_num_queries(0):
        _kept(task, age=0.5).tick()


def test_progress_that_stands_still_costs_no_statement(task, django_assert_num_queries):
    kept = _kept(task)
    kept.tick()
    with django_assert_num_queries(0):
        kept.tick()


def test_a_lease_of_which_a_third_is_used_is_renewed(task):
    before = _row(task).lease_until
    _kept(task, since_renewal=9).tick()
    assert _row(task).lease_until == before, "9 of 30 seconds: not yet"
    kept = _kept(task, since_renewal=11)
    kept.tick()
    assert _row(task).lease_until > timezone.now() + timedelta(seconds=25)
    before = _row(task).lease_until
    kept.tick()
    assert _row(task).lease_until == before, "it has just been renewed"


def test_past_its_deadline_a_task_is_not_renewed_any_more(task, settings):
    before = _row(task).lease_until
    _kept(task, age=settings.TASK_DEADLINE_SECONDS + 1, since_renewal=60).tick()
    assert _row(task).lease_until == before
    _kept(task, age=settings.TASK_DEADLINE_SECONDS - 1, since_renewal=60).tick()
    assert _row(task).lease_until > before


@pytest.mark.parametrize("stolen", [{"lease_token": 2}, {"status": "cancelled"}])
def test_the_task_of_another_worker_is_left_alone(task, stolen):
    AITask.objects.update(**stolen)
    seen = []
    _kept(task, since_renewal=60, seen=seen).tick()
    row = _row(task)
    assert row.lease_until == task.lease_until
    assert row.message == ""
    assert seen == []


def test_whoever_watches_is_told_once(task):
    seen = []
    kept = _kept(task, seen=seen)
    kept.tick()
    kept.tracker.update_step("AI_CALL", "Analyzing keyword relationships (2/3)", share=0.6)
    kept.tick()
    assert seen == [1]
    assert _row(task).message == "Analyzing keyword relationships (2/3)"


def test_the_thread_ticks_while_the_block_runs_and_not_after(monkeypatch):
    monkeypatch.setattr(lease_keeper, "TICK_SECONDS", 0.01)
    keeper = LeaseKeeper()
    first, second = Counter(wanted=3), Counter(wanted=3)
    with keeper.keep(first):
        assert first.enough.wait(5)
    with keeper.keep(second):
        assert second.enough.wait(5)
        settled = first.ticks
        second.wanted, second.ticks = 3, 0
        second.enough.clear()
        assert second.enough.wait(5)
    assert first.ticks == settled


def test_a_tick_that_fails_ends_neither_the_thread_nor_the_others(monkeypatch, caplog):
    monkeypatch.setattr(lease_keeper, "TICK_SECONDS", 0.01)
    keeper = LeaseKeeper()
    broken, fine = Counter(wanted=2, error=RuntimeError("the database restarts")), Counter(wanted=2)
    with keeper.keep(broken), keeper.keep(fine):
        assert broken.enough.wait(5)
        assert fine.enough.wait(5)
    assert "Could not renew the lease" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_long_call_is_seen_moving_from_another_connection(site, script, monkeypatch):
    """The whole way: the provider works for longer than the tick, the thread writes, the reader sees it."""
    monkeypatch.setattr(lease_keeper, "TICK_SECONDS", 0.01)
    written = threading.Event()
    update = lease_keeper.KeptTask.tick

    def tick(kept):
        update(kept)
        if kept.seen:
            written.set()

    monkeypatch.setattr(lease_keeper.KeptTask, "tick", tick)
    messages = []

    def slow(request):
        assert written.wait(10)
        messages.append(AITask.objects.get().message)

    script.then(slow)
    AIEngine().execute(task_id=writing(site).pk)
    assert messages == ["Writing 500-word article"]
    assert AITask.objects.get().status == "completed"
