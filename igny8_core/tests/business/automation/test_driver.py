"""Driving: one driver at a time, a slice per message, and a driver that was given up for dead writes nothing."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from igny8_core.ai import account_ai
from igny8_core.ai.models import AITask, ProviderSettings
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.driver import NOTHING, drive
from igny8_core.business.automation.services.run_lease import RunLease
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.planning.models import Clusters
from igny8_core.common.exceptions import ProviderError, StaleLeaseError
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
    drive_to_stage,
    one_step,
    start,
)
from igny8_core.tests.business.automation.steering import PRICE, drive_through, small_site
from igny8_core.tests.factories import RunFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(script):
    return start(small_site())


def _row(run):
    return AutomationRun.objects.get(pk=run.pk)


def test_a_small_run_goes_through_in_one_slice(run):
    assert drive(run.pk, slice_seconds=60).go_on is False
    run.refresh_from_db()
    assert (run.status, run.total_credits_used) == ("completed", PRICE)
    assert_books_balance(run)
    assert_counters_match_rows(run)


def test_a_slice_ends_and_the_next_message_goes_on(run):
    following = drive(run.pk, slice_seconds=1e-9)
    assert following.go_on and following.wake_at is None
    assert (_row(run).current_stage, _row(run).driver_until) == (1, None)
    assert AITask.objects.get(run=run).status == "pending", "one step: the queue was filled, no batch was done"
    drive(run.pk, slice_seconds=1e-9)
    assert AITask.objects.get(run=run).status == "completed"


def test_a_second_message_finds_a_driver_and_leaves(run, script):
    lease = RunLease.take(run.pk)
    assert drive(run.pk) == NOTHING
    assert RunLease.take(run.pk) is None
    assert script.asked == []
    assert _row(run).driver_token == lease.token == 1


def test_during_a_call_a_second_message_leaves(run, script):
    seen = []
    script.then(lambda request: seen.append(drive(run.pk)))
    drive(run.pk, slice_seconds=60)
    assert seen == [NOTHING]
    assert len(script.asked_of("auto_cluster")) == 1


def test_the_lease_of_a_dead_driver_is_taken_over(run, clock):
    RunLease.take(run.pk)
    clock.shift(29)
    assert RunLease.take(run.pk) is None
    clock.shift(2)
    assert RunLease.take(run.pk).token == 2


@pytest.mark.parametrize("status", ["paused", "completed", "failed", "cancelled"])
def test_a_run_that_is_not_running_is_not_driven(site, status):
    run = RunFactory(site=site, status=status)
    assert drive(run.pk) == NOTHING
    assert _row(run).driver_token == 0


def test_a_message_for_a_run_that_was_deleted_does_nothing(db):
    assert drive(999_999) == NOTHING


def test_a_driver_that_was_overtaken_can_write_nothing(run):
    frozen = RunLease.take(run.pk)
    AutomationRun.objects.update(driver_until=timezone.now() - timedelta(seconds=1))
    RunLease.take(run.pk)
    with pytest.raises(StaleLeaseError):
        frozen.write(total_credits_used=99)
    frozen.give_back()
    row = _row(run)
    assert (row.total_credits_used, row.driver_token) == (0, 2)
    assert row.driver_until is not None, "giving back an old lease does not take the new one away"
    assert not frozen.may_go_on()


def test_a_driver_of_a_run_that_was_cancelled_can_write_nothing(run):
    lease = RunLease.take(run.pk)
    AutomationRun.objects.update(status="cancelled")
    with pytest.raises(StaleLeaseError):
        lease.write(total_credits_used=99)


def test_a_batch_of_an_overtaken_driver_is_saved_once_by_the_next(run, script, clock):
    """It was frozen during the call: its save is refused, the next driver finds the answer in the journal."""
    script.then(lambda request: AutomationRun.objects.update(driver_token=7) and None)
    drive(run.pk, slice_seconds=60)
    assert not Clusters.objects.exists()
    assert not LedgerEntry.objects.filter(kind="capture").exists()
    AutomationRun.objects.update(driver_until=None)
    assert drive_through(run, clock).status == "completed"
    assert len(script.asked_of("auto_cluster")) == 1
    assert LedgerEntry.objects.filter(kind="capture", function="auto_cluster").count() == 1
    assert_books_balance(run)
    assert_counters_match_rows(run)


def test_a_waiting_retry_says_when_to_come_back(run, script, clock):
    script.then(ProviderError("The AI service is down."))
    following = drive(run.pk, slice_seconds=60)
    task = AITask.objects.get(run=run)
    assert following.go_on
    assert following.wake_at == task.not_before == _row(run).wake_at
    assert drive_through(run, clock).status == "completed"


def test_a_task_of_a_dead_worker_is_waited_for(run, clock):
    drive_to_stage(run, 1)
    until = timezone.now() + timedelta(seconds=20)
    AITask.objects.filter(run=run).update(status="processing", lease_token=1, lease_until=until)
    assert drive(run.pk, slice_seconds=60).wake_at == until
    clock.shift(21)
    assert drive_to_end(run).status == "completed"


def test_the_keeper_renews_the_lease_of_a_long_call(run):
    lease = RunLease.take(run.pk)
    before = _row(run).driver_until
    lease.tick()
    assert _row(run).driver_until == before
    lease.renewed -= 11
    lease.tick()
    assert _row(run).driver_until > before


def test_each_step_does_one_thing(run):
    stages = []
    while run.status == "running":
        one_step(run)
        stages.append(run.current_stage)
    assert stages == [1, 1, 2, 2, 2, 3, 3, 3, 4, *[4] * 3, 5, *[5] * 3, 6, *[6] * 5, 7, 7]


def test_a_run_to_be_watched_pauses_between_its_batches(run, monkeypatch):
    naps, here = [], threading.current_thread()

    def sleep(seconds):
        # The module's clock is everybody's: the keeper of leases naps as well.
        if threading.current_thread() is here:
            naps.append(seconds)

    monkeypatch.setattr("igny8_core.business.automation.services.driver.time.sleep", sleep)
    run.pace_seconds = 0.3
    run.save()
    assert drive_to_end(run).status == "completed"
    assert set(naps) == {0.3}


def test_a_tick_that_comes_after_the_lease_was_given_back_does_not_take_it_again(run):
    lease = RunLease.take(run.pk)
    lease.give_back()
    lease.renewed -= 1000
    lease.tick()
    assert _row(run).driver_until is None


def test_a_slice_begins_with_reading_the_account_s_settings_so_that_no_batch_has_to(script, monkeypatch):
    run = start(small_site())
    account_ai.refresh(run.account_id)
    ProviderSettings.objects.create(account_id=run.account_id, text_model="chosen-meanwhile")
    drive(run.pk, slice_seconds=1e-9)
    with CaptureQueriesContext(connection) as queries:
        assert account_ai.account_ai(run.account_id).choice.text_model == "chosen-meanwhile"
    assert not queries.captured_queries
