"""POST cancel."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from igny8_core.ai.models import AITask
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.content.models import Content, Tasks
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
    start,
)
from igny8_core.tests.factories import RunFactory
from igny8_core.tests.modules.api import assert_error, nothing_written, post


def cancel(client, run_id):
    return post(client, "cancel", {"run_id": run_id})


def test_a_run_that_nobody_drives_ends_at_once(running, owner):
    response = cancel(owner, running.run_id)
    assert response.status_code == 200
    assert response.json() == {"run_id": running.run_id, "status": "cancelled", "message": "Cancelled"}
    running.refresh_from_db()
    assert running.completed_at is not None
    assert running.events.latest("id").message == "Cancelled: 3 items returned to pending"


def test_what_arrived_is_kept_and_the_rest_waits_for_another_run(running, owner):
    cancel(owner, running.run_id)
    assert Content.objects.count() == 2
    assert sorted(Tasks.objects.values_list("status", "generation_status")) == [
        ("completed", "completed"),
        ("completed", "completed"),
        ("queued", "pending"),
        ("queued", "pending"),
        ("queued", "pending"),
    ]
    assert sorted(AITask.objects.values_list("status", flat=True)) == ["cancelled"] * 3 + ["completed"] * 2


def test_the_hold_is_released_and_what_was_used_stays_charged(running, owner):
    used = running.total_credits_used
    cancel(owner, running.run_id)
    wallet = balance_of(account_id=running.account_id)
    assert (wallet.balance, wallet.reserved) == (1500 - used, 0)
    running.refresh_from_db()
    assert running.credits_held == 0
    assert_books_balance(running)
    assert_counters_match_rows(running)


def test_a_run_at_work_finishes_the_batch_in_hand_first(driven, owner):
    response = cancel(owner, driven.run_id)
    assert response.json()["status"] == "running"
    assert response.json()["message"] == "Cancelling after the batch in hand"
    type(driven).objects.filter(pk=driven.pk).update(driver_until=None)
    run = drive_to_end(driven)
    assert (run.status, run.cancel_requested) == ("cancelled", False)
    assert_books_balance(run)


def test_a_paused_run_can_be_cancelled(running, owner):
    post(owner, "pause", {"run_id": running.run_id})
    assert cancel(owner, running.run_id).json()["status"] == "cancelled"
    assert balance_of(account_id=running.account_id).reserved == 0


def test_the_next_run_takes_up_what_was_returned(running, site, owner):
    cancel(owner, running.run_id)
    run = drive_to_end(start(site))
    assert run.status == "completed"
    assert run.stage_4_result["tasks_processed"] == 3
    assert Content.objects.filter(status="review").count() == 5


@pytest.mark.parametrize("state", ["completed", "failed"])
def test_a_run_that_has_ended_cannot_be_cancelled(site, owner, state):
    run = getattr(RunFactory, state)(site=site)
    with nothing_written():
        payload = assert_error(cancel(owner, run.run_id), 409, "ConflictError")
    assert payload["error_message"] == f"This run is {state} and cannot be cancelled."


def test_cancelling_twice_says_so(running, owner):
    cancel(owner, running.run_id)
    with nothing_written():
        assert_error(cancel(owner, running.run_id), 409, "ConflictError")


def test_a_viewer_may_not(running, colleague):
    with nothing_written():
        assert_error(cancel(colleague, running.run_id), 403, "PermissionError")


def test_a_stranger_finds_no_run(running, stranger, owner):
    with nothing_written():
        assert_error(cancel(stranger, running.run_id), 404, "NotFoundError")
    assert cancel(owner, running.run_id).status_code == 200


def test_nobody_logged_in_is_asked_to_log_in(running):
    assert_error(cancel(APIClient(), running.run_id), 401, "AuthenticationError")


def test_a_missing_run_id_is_wrong(running, owner):
    assert_error(post(owner, "cancel", {}), 400, "ValidationError")
