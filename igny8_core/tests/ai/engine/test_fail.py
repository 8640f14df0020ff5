"""What becomes of a task that went wrong."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError
from django.utils import timezone

from igny8_core.ai.breaker import ProviderDownError
from igny8_core.ai.engine import AccountBooks, AIEngine, fail
from igny8_core.ai.models import AITask
from igny8_core.business.content.models import Content, Images
from igny8_core.business.planning.models import Keywords
from igny8_core.common.exceptions import (
    InsufficientCreditsError,
    InvalidInputError,
    NotAuthenticatedError,
    ProviderError,
    ProviderKeyRefusedError,
    ProviderTimeoutError,
    StaleLeaseError,
    TooManyRequestsError,
)
from igny8_core.tests.ai.engine.claimed import claimed, clustering, drawing, due_now, writing
from igny8_core.tests.factories import ContentFactory, ImageFactory, RunFactory

pytestmark = pytest.mark.django_db
STOPPING = [InsufficientCreditsError("No credits."), ProviderKeyRefusedError("No."), ProviderDownError("Down.")]


@pytest.fixture(autouse=True)
def _still(time_machine):
    time_machine.move_to("2026-01-05T10:00:00Z", tick=False)


def _failed(task, error):
    failure = fail(claimed(due_now(task)), error, AccountBooks())
    return failure, AITask.objects.get(pk=task.pk)


def test_it_is_tried_again_after_five_then_ten_seconds_and_given_up_the_third_time(site):
    task = clustering(site)
    for attempt, least in enumerate((5, 10), start=1):
        failure, row = _failed(task, ProviderError("The AI service is down."))
        assert (row.status, row.attempts, row.lease_until) == ("pending", attempt, None)
        assert timedelta(seconds=least) <= row.not_before - timezone.now() <= timedelta(seconds=least * 1.3)
        assert (failure.final, failure.stops_run, failure.retry_at) == (False, False, row.not_before)
    failure, row = _failed(task, ProviderError("The AI service is down."))
    assert (failure.final, row.status, row.attempts) == (True, "failed", 3)
    assert row.completed_at == timezone.now()


def test_a_failed_task_says_what_happened_in_the_one_payload(site):
    task = writing(site)
    _, row = _failed(task, ProviderTimeoutError("The AI took longer than 300 seconds."))
    assert row.error == {
        "status": "error",
        "error_type": "TimeoutError",
        "error_message": "The AI took longer than 300 seconds.",
        "phase": "PREP",
        "timestamp": "2026-01-05T10:00:00+00:00",
        "details": {},
        "retryable": True,
        "action": "retry",
    }
    assert row.message == "The AI took longer than 300 seconds."
    assert [step["phase"] for step in row.steps] == ["PREP"]


def test_giving_up_marks_the_rows(site):
    task = clustering(site, attempts=2)
    _failed(task, ProviderError("Down."))
    assert set(Keywords.objects.values_list("generation_status", "status")) == {("failed", "new")}


def test_giving_up_the_last_image_lets_the_article_go_to_review(site):
    content = ContentFactory(site=site)
    ImageFactory.generated(site=site, content=content)
    task = drawing(site, attempts=2)
    Images.objects.filter(pk=task.input_ids[0]).update(content=content)
    _failed(task, ProviderError("The AI refused to draw this."))
    assert Images.objects.get(pk=task.input_ids[0]).status == "failed"
    assert Content.objects.get(pk=content.pk).status == "review"


def test_a_rate_limit_is_waited_for_and_costs_no_attempt(site):
    task = clustering(site)
    for _ in range(4):
        failure, row = _failed(task, TooManyRequestsError("Slow down.", details={"retry_after": 60}))
        assert not failure.final
        assert (row.status, row.attempts) == ("pending", 0)
        assert timedelta(seconds=60) <= row.not_before - timezone.now() <= timedelta(seconds=78)


def test_a_rate_limit_without_a_time_waits_the_usual_five_seconds(site):
    _, row = _failed(clustering(site), TooManyRequestsError("Slow down."))
    assert row.not_before - timezone.now() >= timedelta(seconds=5)


@pytest.mark.parametrize("error", STOPPING, ids=lambda error: type(error).__name__)
def test_what_every_item_would_meet_puts_a_run_s_task_back_unharmed(site, error):
    task = clustering(site, run=RunFactory.running(site=site), stage=1, position=0)
    failure, row = _failed(task, error)
    assert failure.stops_run and not failure.final
    assert (row.status, row.attempts, row.not_before, row.lease_until) == ("pending", 0, None, None)


@pytest.mark.parametrize("error", STOPPING, ids=lambda error: type(error).__name__)
def test_what_every_item_would_meet_ends_a_person_s_task_with_the_thing_to_do(site, error):
    failure, row = _failed(clustering(site), error)
    assert failure.final and not failure.stops_run
    assert row.status == "failed"
    assert row.error["action"] in ("purchase_credits", "open_settings", "retry")


@pytest.mark.parametrize("error", [InvalidInputError("Too long."), NotAuthenticatedError("No.")])
def test_what_another_try_cannot_mend_is_given_up_at_once(site, error):
    failure, row = _failed(clustering(site), error)
    assert failure.final
    assert row.attempts == 1


def test_a_defect_of_ours_is_called_one_and_shows_no_trace_to_the_user(site, caplog):
    failure, row = _failed(clustering(site), ZeroDivisionError("secret innards"))
    assert row.error["error_message"] == "Something unexpected went wrong (ZeroDivisionError)."
    assert row.error["retryable"] is True
    assert "secret innards" not in str(row.error)
    assert "secret innards" in caplog.text


def test_a_zombie_records_nothing(site):
    task = clustering(site)
    zombie = claimed(task)
    AITask.objects.update(lease_token=9)
    assert fail(zombie, ProviderError("Down."), AccountBooks()).stale
    assert fail(zombie, StaleLeaseError(), AccountBooks()).stale
    row = AITask.objects.get(pk=task.pk)
    assert (row.status, row.attempts, row.error, row.lease_token) == ("processing", 0, None, 9)


def test_a_task_that_took_twenty_workers_down_is_given_up(site):
    failure, row = _failed(clustering(site, lease_token=19), ProviderError("Down."))
    assert failure.final
    assert (row.lease_token, row.attempts, row.status) == (20, 1, "failed")


def test_the_answer_survives_a_failure_that_is_not_its_fault(site, script, monkeypatch):
    task = writing(site)
    monkeypatch.setattr(import_module("igny8_core.ai.engine.save"), "put_aside", lambda *args: 1 / 0)
    AIEngine().execute(task_id=task.pk)
    row = AITask.objects.get(pk=task.pk)
    assert row.error["phase"] == "SAVE"
    assert row.stored_response is not None
    assert row.replies_rejected == 0


@pytest.mark.parametrize("error", [OperationalError("too many clients already"), InterfaceError("closed")])
def test_a_database_that_is_away_costs_no_attempt(site, error, caplog):
    task = clustering(site)
    failure, row = _failed(task, error)
    assert (row.status, row.attempts, failure.final) == ("pending", 0, False)
    assert timedelta(seconds=5) <= row.not_before - timezone.now() <= timedelta(seconds=6.5)
    assert row.error["error_message"] == "The database did not answer."
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


def test_a_database_that_is_always_away_for_a_task_gives_it_up_in_the_end(site):
    task = clustering(site, lease_token=19, attempts=2)
    failure, row = _failed(task, OperationalError("out of memory"))
    assert (failure.final, row.status) == (True, "failed")


def test_a_unique_key_that_is_taken_is_a_defect_as_long_as_the_lease_is_ours(site, caplog):
    failure, row = _failed(clustering(site), IntegrityError("duplicate key"))
    assert (failure.stale, row.status, row.attempts) == (False, "pending", 1)
    assert [record for record in caplog.records if record.levelname == "ERROR"]
