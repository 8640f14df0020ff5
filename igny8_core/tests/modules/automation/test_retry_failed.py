"""POST retry_failed."""

from __future__ import annotations

from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.tests.business.automation.pipeline import assert_books_balance, drive_to_end, start
from igny8_core.tests.factories import RunFactory, SiteFactory, TaskFactory
from igny8_core.tests.modules.api import assert_error, nothing_written, post
from igny8_core.tests.modules.automation.failures import refuse


@pytest.fixture
def ended(site, script, one_attempt):
    """A completed run: two of three articles failed."""
    TaskFactory.create_batch(3, site=site)
    first = TaskFactory._meta.model.objects.earliest("pk")
    refuse(script, "generate_content", but=first.title)
    run = drive_to_end(start(site))
    script.relax()
    assert run.status == "completed"
    return run


def failed_tasks(run):
    return AITask.objects.filter(run=run, status="failed").order_by("position")


def retry(client, run, **selection):
    return post(client, "retry_failed", {"run_id": run.run_id, **selection})


def test_all_that_failed_reopens_the_run_at_its_stage(ended, owner):
    response = retry(owner, ended)
    assert response.status_code == 200
    assert response.json() == {
        "run_id": ended.run_id,
        "status": "running",
        "message": "2 failed items taken up again",
        "items": 2,
    }
    ended.refresh_from_db()
    assert (ended.status, ended.current_stage) == ("running", 4)
    assert drive_to_end(ended).status == "completed"
    assert not failed_tasks(ended).exists()
    assert_books_balance(ended)


def test_one_task_leaves_the_other_failed(ended, owner):
    first, second = failed_tasks(ended)
    assert retry(owner, ended, task_ids=[str(first.pk)]).json()["items"] == 1
    drive_to_end(ended)
    assert list(failed_tasks(ended)) == [second]


def test_a_stage_without_failures_is_not_found(ended, owner):
    with nothing_written():
        payload = assert_error(retry(owner, ended, stage=5), 404, "NotFoundError")
    assert payload["error_message"] == "Nothing of this has failed."


def test_null_means_all(ended, owner):
    assert retry(owner, ended, stage=None, task_ids=None).json()["items"] == 2


def test_a_running_run_takes_them_up_after_its_batch(ended, owner):
    AutomationRun.objects.filter(pk=ended.pk).update(status="running", completed_at=None)
    answer = retry(owner, ended, stage=4).json()
    assert answer["message"] == "2 failed items taken up again after the batch in hand"
    assert failed_tasks(ended).count() == 2
    ended.refresh_from_db()
    assert ended.retry_wanted == {"stage": 4, "task_ids": None}


def test_a_paused_run_stays_paused(ended, owner):
    AutomationRun.objects.filter(pk=ended.pk).update(status="paused", completed_at=None)
    answer = retry(owner, ended).json()
    assert (answer["status"], answer["message"]) == ("paused", "2 failed items taken up again on resume")
    assert not failed_tasks(ended).exists()


def test_without_credits_nothing_moves(ended, owner):
    available = balance_of(account_id=ended.account_id).available
    reason = Reason(key="test:elsewhere", description="Test")
    credit_service.hold(account_id=ended.account_id, amount=available, reason=reason)
    with nothing_written():
        assert_error(retry(owner, ended), 402, "InsufficientCreditsError")


def test_a_newer_run_has_taken_over(ended, owner):
    RunFactory.completed(site=ended.site)
    with nothing_written():
        assert_error(retry(owner, ended), 409, "ConflictError")


def test_a_cancelled_run_gave_its_items_back(ended, owner):
    AutomationRun.objects.filter(pk=ended.pk).update(status="cancelled")
    with nothing_written():
        payload = assert_error(retry(owner, ended), 409, "ConflictError")
    assert payload["error_message"] == "This run was cancelled: its items wait for the next run."


def test_tasks_of_another_run_are_not_found(ended, owner):
    other = RunFactory.completed(site=SiteFactory(account=ended.account))
    task = failed_tasks(ended).first()
    with nothing_written():
        assert_error(retry(owner, other, task_ids=[str(task.pk)]), 404, "NotFoundError")


@pytest.mark.parametrize(
    "selection",
    [{"stage": 0}, {"stage": 8}, {"task_ids": []}, {"task_ids": ["7"]}, {"task_ids": [str(uuid4())] * 501}],
    ids=["no stage", "past the last", "no tasks", "not an id", "too many"],
)
def test_a_selection_that_makes_no_sense_is_wrong(ended, owner, selection):
    with nothing_written():
        assert_error(retry(owner, ended, **selection), 400, "ValidationError")


def test_a_viewer_may_not(ended, colleague):
    with nothing_written():
        assert_error(retry(colleague, ended), 403, "PermissionError")


def test_a_stranger_finds_no_run(ended, stranger):
    with nothing_written():
        assert_error(retry(stranger, ended), 404, "NotFoundError")


def test_nobody_logged_in_is_asked_to_log_in(ended):
    assert_error(retry(APIClient(), ended), 401, "AuthenticationError")
