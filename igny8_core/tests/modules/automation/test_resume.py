"""POST resume."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from igny8_core.business.automation.services import ending
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.exceptions import ProviderKeyRefusedError
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
)
from igny8_core.tests.factories import RunFactory
from igny8_core.tests.modules.api import assert_error, nothing_written, post


@pytest.fixture
def paused(running, owner):
    post(owner, "pause", {"run_id": running.run_id})
    return running


@pytest.fixture
def failed(running):
    """The provider refused the key in the middle of stage 4."""
    ending.fail(running, error=ProviderKeyRefusedError("The key was refused.").payload())
    running.refresh_from_db()
    return running


def resume(client, run_id):
    return post(client, "resume", {"run_id": run_id})


def spend(account_id, amount):
    reason = Reason(key="test:spend", description="Test")
    credit_service.capture(account_id=account_id, amount=amount, held=0, reason=reason)


def test_a_paused_run_goes_on_with_the_next_item(paused, owner):
    response = resume(owner, paused.run_id)
    assert response.status_code == 200
    assert response.json() == {"run_id": paused.run_id, "status": "running", "message": "Resumed"}
    run = drive_to_end(paused)
    assert run.status == "completed"
    assert run.stage_4_result["tasks_processed"] == 5
    assert_books_balance(run)
    assert_counters_match_rows(run)


def test_a_paused_run_holds_what_it_held(paused, owner):
    held = balance_of(account_id=paused.account_id)
    resume(owner, paused.run_id)
    assert balance_of(account_id=paused.account_id) == held


def test_a_failed_run_holds_again_and_forgets_its_error(failed, owner):
    assert balance_of(account_id=failed.account_id).reserved == 0
    assert resume(owner, failed.run_id).status_code == 200
    failed.refresh_from_db()
    assert (failed.status, failed.error, failed.error_message) == ("running", None, "")
    assert failed.completed_at is None
    assert balance_of(account_id=failed.account_id).reserved == failed.credits_held > 0
    assert drive_to_end(failed).status == "completed"
    assert_books_balance(failed)


def test_a_failed_run_without_credits_stays_failed_and_holds_nothing(failed, owner):
    spend(failed.account_id, balance_of(account_id=failed.account_id).balance - 1)
    with nothing_written():
        payload = assert_error(resume(owner, failed.run_id), 402, "InsufficientCreditsError")
    assert payload["details"]["available"] == 1
    failed.refresh_from_db()
    assert failed.status == "failed"


@pytest.mark.parametrize("state", ["running", "completed"])
def test_a_run_that_did_not_stop_cannot_be_resumed(site, owner, state):
    run = getattr(RunFactory, state)(site=site)
    with nothing_written():
        payload = assert_error(resume(owner, run.run_id), 409, "ConflictError")
    assert payload["error_message"] == f"This run is {state} and cannot be resumed."


def test_a_cancelled_run_cannot_be_resumed(running, owner):
    post(owner, "cancel", {"run_id": running.run_id})
    with nothing_written():
        assert_error(resume(owner, running.run_id), 409, "ConflictError")


def test_a_newer_run_has_taken_over(failed, owner):
    RunFactory.completed(site=failed.site)
    with nothing_written():
        payload = assert_error(resume(owner, failed.run_id), 409, "ConflictError")
    assert "newer run" in payload["error_message"]


def test_a_viewer_may_not(paused, colleague):
    with nothing_written():
        assert_error(resume(colleague, paused.run_id), 403, "PermissionError")


def test_a_stranger_finds_no_run(paused, stranger, owner):
    with nothing_written():
        assert_error(resume(stranger, paused.run_id), 404, "NotFoundError")
    assert resume(owner, paused.run_id).status_code == 200


def test_nobody_logged_in_is_asked_to_log_in(paused):
    assert_error(resume(APIClient(), paused.run_id), 401, "AuthenticationError")


def test_a_missing_run_id_is_wrong(paused, owner):
    assert "run_id" in assert_error(post(owner, "resume", {}), 400, "ValidationError")["error_message"]
