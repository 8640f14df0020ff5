"""POST pause."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from igny8_core.business.billing.selectors import balance_of
from igny8_core.tests.business.automation.pipeline import drive_to_end
from igny8_core.tests.factories import RunFactory
from igny8_core.tests.modules.api import assert_error, nothing_written, post


def pause(client, run_id):
    return post(client, "pause", {"run_id": run_id})


def test_a_run_that_nobody_drives_pauses_at_once(running, owner):
    response = pause(owner, running.run_id)
    assert response.status_code == 200
    assert response.json() == {"run_id": running.run_id, "status": "paused", "message": "Paused"}
    running.refresh_from_db()
    assert (running.status, running.pause_requested) == ("paused", False)
    assert running.events.latest("id").message == "Paused"


def test_a_run_at_work_finishes_the_batch_in_hand_first(driven, owner):
    response = pause(owner, driven.run_id)
    assert response.json()["status"] == "running"
    assert response.json()["message"] == "Pausing after the batch in hand"
    driven.refresh_from_db()
    assert driven.pause_requested


def test_the_driver_grants_the_wish_between_two_batches(driven, owner):
    pause(owner, driven.run_id)
    type(driven).objects.filter(pk=driven.pk).update(driver_until=None)
    run = drive_to_end(driven)
    assert (run.status, run.pause_requested) == ("paused", False)
    assert run.stage_4_result["tasks_processed"] == 2


def test_the_hold_stays(running, owner):
    held = running.credits_held
    pause(owner, running.run_id)
    assert balance_of(account_id=running.account_id).reserved == held > 0


def test_asking_twice_is_asking_once(driven, owner):
    assert [pause(owner, driven.run_id).status_code for _ in range(2)] == [200, 200]


@pytest.mark.parametrize("state", ["paused", "completed", "failed"])
def test_a_run_that_is_not_running_cannot_be_paused(site, owner, state):
    run = getattr(RunFactory, state)(site=site)
    with nothing_written():
        payload = assert_error(pause(owner, run.run_id), 409, "ConflictError")
    assert payload["error_message"] == f"This run is {state} and cannot be paused."
    assert payload["details"] == {"run_id": run.run_id}


def test_a_viewer_may_not(running, colleague):
    with nothing_written():
        assert_error(pause(colleague, running.run_id), 403, "PermissionError")


def test_a_stranger_finds_no_run(running, stranger, owner):
    with nothing_written():
        assert_error(pause(stranger, running.run_id), 404, "NotFoundError")
    assert pause(owner, running.run_id).status_code == 200


def test_nobody_logged_in_is_asked_to_log_in(running):
    with nothing_written():
        assert_error(pause(APIClient(), running.run_id), 401, "AuthenticationError")


def test_an_unknown_run_is_not_found(site, owner):
    assert_error(pause(owner, "run_20251203_140523_manual_0000"), 404, "NotFoundError")


@pytest.mark.parametrize("body", [None, {}, [], {"run_id": ""}, {"run_id": None}, {"run_id": "x" * 61}])
def test_a_body_without_a_usable_run_is_wrong(running, owner, body):
    with nothing_written():
        assert_error(post(owner, "pause", body), 400, "ValidationError")
