"""Pause finishes the batch in hand; at once when nobody drives."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.driver import NOTHING, drive
from igny8_core.business.automation.services.run_lease import RunLease
from igny8_core.business.automation.services.sweeper import sweep_runs
from igny8_core.common.exceptions import ConflictError, ProviderError
from igny8_core.tests.business.automation.pipeline import assert_counters_match_rows, drive_to_stage, start, tally_of
from igny8_core.tests.business.automation.steering import credits_of, sentences, service_of, small_site
from igny8_core.tests.factories import RunFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(script):
    return start(small_site())


def test_a_run_that_nobody_drives_is_paused_at_once(run):
    paused = service_of(run).pause_automation()
    assert (paused.status, paused.pause_requested, paused.error) == ("paused", False, None)
    assert sentences(run)[-1] == "Paused"


def test_a_run_in_work_is_asked_and_stops_after_its_batch(run, script):
    asked = []
    drive_to_stage(run, 4)
    script.then(lambda request: asked.append(service_of(run).pause_automation()) and None)
    drive(run.pk, slice_seconds=60)
    assert (asked[0].status, asked[0].pause_requested) == ("running", True), "asking is not being"
    run.refresh_from_db()
    assert (run.status, run.pause_requested, run.current_stage) == ("paused", False, 4)
    assert tally_of(run, 4).completed == 1, "the batch in hand was finished"
    assert tally_of(run, 4).open == 1
    assert len(script.asked_of("generate_content")) == 1
    assert_counters_match_rows(run)


def test_the_wish_is_honoured_before_a_new_stage_fills_its_queue(run):
    drive_to_stage(run, 1, batches=1)
    AutomationRun.objects.update(pause_requested=True)
    drive(run.pk, slice_seconds=60)
    run.refresh_from_db()
    assert (run.status, run.current_stage) == ("paused", 2)
    assert run.stage_2_result is None


def test_the_wish_is_honoured_before_the_run_completes(run):
    drive_to_stage(run, 6, batches=4)
    AutomationRun.objects.update(pause_requested=True)
    drive(run.pk, slice_seconds=60)
    run.refresh_from_db()
    assert (run.status, run.current_stage, run.stage_7_result) == ("paused", 7, None)


def test_a_run_that_waits_for_a_retry_is_paused_at_once(run, script):
    script.then(ProviderError("Down."))
    assert drive(run.pk, slice_seconds=60).wake_at
    assert service_of(run).pause_automation().status == "paused"


def test_a_run_whose_driver_died_is_paused_at_once(run, clock):
    RunLease.take(run.pk)
    clock.shift(31)
    assert service_of(run).pause_automation().status == "paused"


def test_a_paused_run_keeps_its_hold_and_is_not_driven(run):
    before = credits_of(run)
    service_of(run).pause_automation()
    assert credits_of(run) == before
    assert drive(run.pk) == NOTHING
    assert not AITask.objects.exists()


def test_pausing_twice_is_a_conflict(run):
    service_of(run).pause_automation()
    with pytest.raises(ConflictError, match="is paused and cannot be paused"):
        service_of(run).pause_automation()


@pytest.mark.parametrize("status", ["completed", "failed", "cancelled"])
def test_a_run_that_has_ended_cannot_be_paused(site, status):
    run = RunFactory(site=site, status=status)
    with pytest.raises(ConflictError, match=f"is {status} and cannot be paused"):
        service_of(run).pause_automation()
    run.refresh_from_db()
    assert (run.status, run.pause_requested) == (status, False)


@pytest.mark.parametrize("wish", ["pause_requested", "cancel_requested"])
def test_a_wish_that_meets_the_driver_on_its_way_to_sleep_is_granted_by_the_next_one(run, script, wish):
    """Asked while it still drove, so that nobody else granted it; and then it waits for a retry."""
    script.then(ProviderError("Down.", details={"retry_after": 3600}))
    assert drive(run.pk, slice_seconds=60).wake_at > timezone.now() + timedelta(minutes=50)
    AutomationRun.objects.update(**{wish: True})
    sweep_runs()
    assert not drive(run.pk, slice_seconds=60).go_on
    run.refresh_from_db()
    assert run.status == {"pause_requested": "paused", "cancel_requested": "cancelled"}[wish]
