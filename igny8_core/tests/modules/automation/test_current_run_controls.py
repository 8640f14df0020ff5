"""What current_run says can be done with the run, held against what the doors then do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services import ending
from igny8_core.common.exceptions import ProviderKeyRefusedError
from igny8_core.tests.business.automation.pipeline import drive_to_end, start
from igny8_core.tests.factories import RunFactory, TaskFactory
from igny8_core.tests.modules.api import get, post
from igny8_core.tests.modules.automation.failures import refuse

MOVES = ("pause", "resume", "cancel")


def shown(client, run):
    return get(client, "current_run", site_id=run.site_id).json()["run"]


def change(run, **fields):
    AutomationRun.objects.filter(pk=run.pk).update(**fields)


STATES = {
    "running": ({"status": "running"}, {"pause", "cancel"}),
    "paused": ({"status": "paused"}, {"resume", "cancel"}),
    "completed": ({"status": "completed"}, set()),
    "cancelled": ({"status": "cancelled"}, set()),
    "failed": ({"status": "failed", "driver_token": 1}, {"resume"}),
    "refused slot": ({"status": "failed", "driver_token": 0}, set()),
}


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("state", STATES)
def test_what_is_offered_is_granted_and_what_is_not_is_refused_for_the_reason_given(site, owner, state, move):
    fields, offered = STATES[state]
    run = RunFactory.running(site=site)
    change(run, **fields)
    controls = shown(owner, run)["controls"]
    assert controls[f"can_{move}"] == (move in offered)
    assert (controls["reasons"][move] == "") == (move in offered)
    response = post(owner, move, {"run_id": run.run_id})
    assert response.status_code == (200 if move in offered else 409)


@pytest.mark.parametrize("wish", ["pause_requested", "cancel_requested"])
def test_what_was_asked_for_is_not_offered_again(site, owner, wish):
    run = RunFactory.running(site=site)
    change(run, **{wish: True})
    data = get(owner, "current_run", site_id=site.pk).json()
    assert not data["run"]["controls"]["can_pause"]
    assert data["stages"][0]["reason"].endswith("finishes the batch in hand")


def test_a_refused_slot_says_to_start_a_new_run(site, owner):
    run = RunFactory.failed(site=site, driver_token=0)
    assert shown(owner, run)["controls"]["reasons"]["resume"] == "This run never started. Start a new one."


@pytest.fixture
def with_failures(site, script, one_attempt):
    """A completed run, two articles of which failed."""
    TaskFactory.create_batch(3, site=site, title="Grinders")
    TaskFactory(site=site, title="Moka pots")
    refuse(script, "generate_content", but="Moka pots")
    run = drive_to_end(start(site))
    script.relax()
    return run


def test_failed_items_can_be_retried_until_it_was_asked(with_failures, owner):
    controls = shown(owner, with_failures)["controls"]
    assert (controls["can_retry_failed"], controls["failed_items"]) == (True, 3)
    change(with_failures, status="running", completed_at=None, retry_wanted={"stage": None, "task_ids": None})
    controls = shown(owner, with_failures)["controls"]
    assert controls["reasons"]["retry_failed"] == "The batch in hand is finished first."


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "Nothing has failed."),
        ({"status": "cancelled"}, "This run was cancelled: its items wait for the next run."),
    ],
)
def test_without_failures_or_after_a_cancel_nothing_can_be_retried(site, owner, fields, reason):
    run = RunFactory.completed(site=site)
    change(run, **fields)
    controls = shown(owner, run)["controls"]
    assert (controls["can_retry_failed"], controls["reasons"]["retry_failed"]) == (False, reason)


def test_a_reopened_run_goes_back_and_what_comes_after_waits(with_failures, owner):
    post(owner, "retry_failed", {"run_id": with_failures.run_id})
    data = get(owner, "current_run", site_id=with_failures.site_id).json()
    assert (data["run"]["status"], data["run"]["current_stage"]) == ("running", 4)
    # Three stages are through, and one of four articles of the fourth: (3 + 1/4) / 7.
    assert data["run"]["progress_percentage"] == 46.4
    assert data["run"]["reopened_at"]
    statuses = [stage["status"] for stage in data["stages"]]
    assert statuses == ["skipped"] * 3 + ["running"] + ["waiting"] * 3
    assert [stage["reason"] for stage in data["stages"]][4:6] == ["Stage 4 must complete", "Stage 5 must complete"]
    queue = data["stages"][3]["queue"]
    assert (queue["total"], queue["pending"], queue["completed"], queue["failed"]) == (4, 3, 1, 0)


def test_the_time_between_the_end_and_the_reopening_does_not_count(with_failures, owner):
    long_ago = with_failures.started_at - timedelta(days=2)
    result = {**with_failures.stage_4_result, "started_at": long_ago.isoformat()}
    change(with_failures, started_at=long_ago, completed_at=long_ago, stage_4_result=result)
    post(owner, "retry_failed", {"run_id": with_failures.run_id})
    data = get(owner, "current_run", site_id=with_failures.site_id).json()
    assert data["run"]["elapsed_seconds"] < 3600
    assert data["stages"][3]["elapsed_seconds"] < 3600


def test_a_hold_that_was_given_back_is_said_with_what_a_resume_holds_again(with_failures, owner):
    run = with_failures
    change(run, status="paused", completed_at=None, hold_expired=True, paused_at=timezone.now())
    data = shown(owner, run)
    left = run.estimate["required_credits"] - run.total_credits_used
    assert (data["hold_expired"], data["controls"]["resume_credits"]) == (True, left)
    assert data["paused_at"]
    assert post(owner, "resume", {"run_id": run.run_id}).status_code == 200
    run.refresh_from_db()
    assert run.credits_held == left


def test_a_paused_run_still_holds_what_it_needs(site, owner):
    run = RunFactory.paused(site=site, estimate={"required_credits": 100})
    assert shown(owner, run)["controls"]["resume_credits"] == 0


def test_a_failed_run_says_what_a_resume_holds_again(site, script, owner):
    TaskFactory(site=site)
    run = start(site)
    ending.fail(run, error=ProviderKeyRefusedError("The key was refused.").payload())
    change(run, driver_token=1)
    assert shown(owner, run)["controls"]["resume_credits"] == run.estimate["required_credits"] > 0
