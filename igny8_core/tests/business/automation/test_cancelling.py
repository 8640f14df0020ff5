"""Cancel keeps what has arrived, frees what was not touched and gives the credits back."""

from __future__ import annotations

import pytest

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.driver import NOTHING, drive
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.content.models import Content, Tasks
from igny8_core.business.planning.models import ContentIdeas, Keywords
from igny8_core.common.exceptions import ConflictError
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
    drive_to_stage,
    start,
    tally_of,
)
from igny8_core.tests.business.automation.steering import credits_of, sentences, service_of, small_site
from igny8_core.tests.factories import RunFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(script):
    return start(small_site())


def test_at_stage_4_what_was_written_is_kept_and_charged_and_the_rest_is_free_again(run):
    drive_to_stage(run, 4, batches=1)
    spent = run.total_credits_used
    cancelled = service_of(run).cancel_automation()
    assert (cancelled.status, cancelled.cancel_requested, cancelled.credits_held) == ("cancelled", False, 0)
    assert cancelled.completed_at is not None
    assert Content.objects.count() == 1
    assert sorted(Tasks.objects.values_list("status", "generation_status")) == [
        ("completed", "completed"), ("queued", "pending"),
    ]  # fmt: skip
    assert sorted(ContentIdeas.objects.values_list("status", flat=True)) == ["completed", "queued"]
    assert credits_of(run) == (1500 - spent, 0)
    captures = LedgerEntry.objects.filter(kind="capture")
    assert -sum(captures.values_list("balance_change", flat=True)) == spent == 1 + 2 + 1
    assert sentences(run)[-1] == "Cancelled: 1 item returned to pending"
    assert_books_balance(run)


def test_the_card_of_the_stage_still_adds_up(run):
    drive_to_stage(run, 4, batches=1)
    cancelled = service_of(run).cancel_automation()
    tally = tally_of(cancelled, 4)
    assert (tally.total, tally.completed, tally.failed, tally.cancelled, tally.open) == (2, 1, 0, 1, 0)
    assert tally.completed_at == cancelled.completed_at
    assert_counters_match_rows(cancelled)


def test_a_run_in_work_finishes_its_batch_first(run, script):
    drive_to_stage(run, 4)
    asked = []
    script.then(lambda request: asked.append(service_of(run).cancel_automation()) and None)
    drive(run.pk, slice_seconds=60)
    assert (asked[0].status, asked[0].cancel_requested) == ("running", True)
    run.refresh_from_db()
    assert (run.status, run.cancel_requested) == ("cancelled", False)
    assert Content.objects.count() == 1, "it was paid for"
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_before_the_first_batch_nothing_is_charged(run):
    drive_to_stage(run, 1)
    assert set(Keywords.objects.values_list("generation_status", flat=True)) == {"queued"}
    service_of(run).cancel_automation()
    assert set(Keywords.objects.values_list("status", "generation_status")) == {("new", "pending")}
    assert set(AITask.objects.values_list("status", flat=True)) == {"cancelled"}
    assert credits_of(run) == (1500, 0)
    assert sentences(run)[-1] == "Cancelled: 3 items returned to pending"


def test_a_run_that_nobody_has_driven_yet_can_be_cancelled(run):
    assert service_of(run).cancel_automation().status == "cancelled"
    assert credits_of(run) == (1500, 0)


def test_a_paused_run_is_cancelled_at_once(run):
    drive_to_stage(run, 4, batches=1)
    service_of(run).pause_automation()
    assert service_of(run).cancel_automation().status == "cancelled"
    assert credits_of(run)[1] == 0


def test_cancelled_wins_over_paused(run):
    drive_to_stage(run, 2)
    AutomationRun.objects.update(pause_requested=True, cancel_requested=True)
    drive(run.pk, slice_seconds=60)
    run.refresh_from_db()
    assert (run.status, run.pause_requested, run.cancel_requested) == ("cancelled", False, False)


def test_the_batch_of_a_worker_that_comes_back_after_the_cancel_is_not_saved(run, script):
    drive_to_stage(run, 4)
    before = credits_of(run)[0]

    def cancelled_behind_its_back(request):
        AutomationRun.objects.update(driver_until=None)
        assert service_of(run).cancel_automation().status == "cancelled"

    script.then(cancelled_behind_its_back)
    assert drive(run.pk, slice_seconds=60) == NOTHING
    assert not Content.objects.exists()
    assert credits_of(run) == (before, 0)
    run.refresh_from_db()
    assert_counters_match_rows(run)


def test_the_next_run_takes_up_what_was_left(run):
    drive_to_stage(run, 4, batches=1)
    service_of(run).cancel_automation()
    following = drive_to_end(start(run.site))
    assert following.status == "completed"
    assert following.stage_4_result["tasks_processed"] == 1
    assert Content.objects.filter(status="review").count() == 2


@pytest.mark.parametrize("status", ["completed", "failed", "cancelled"])
def test_a_run_that_has_ended_cannot_be_cancelled(site, status):
    run = RunFactory(site=site, status=status)
    with pytest.raises(ConflictError, match=f"is {status} and cannot be cancelled"):
        service_of(run).cancel_automation()
    run.refresh_from_db()
    assert (run.status, run.cancel_requested) == (status, False)
