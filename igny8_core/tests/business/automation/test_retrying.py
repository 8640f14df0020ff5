"""Retry failed: one task, a stage or all of it goes back into the run, and what comes out of it is carried on."""

from __future__ import annotations

import pytest

from igny8_core.ai import breaker
from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.cards import cards_of
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.common.exceptions import ConflictError, InsufficientCreditsError, NotFoundError, ProviderError
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
    drive_to_stage,
    one_step,
    start,
    tally_of,
)
from igny8_core.tests.factories import KeywordFactory, RunFactory, TaskFactory

FAILS = ProviderError("The AI is confused.")


def refuse(script, function, *, label=""):
    """Every request of `function` (about `label`) fails."""
    script.always(FAILS, when=lambda request: _is(request, function) and label in str(getattr(request, "data", "")))


def _is(request, function):
    return getattr(request, "function", "generate_images") == function


@pytest.fixture(autouse=True)
def one_attempt(settings, monkeypatch):
    settings.TASK_MAX_ATTEMPTS = 1
    # So many failures in a row would open the breaker, which is not what these tests are about.
    monkeypatch.setattr(breaker, "FAILURES_TO_OPEN", 1000)


@pytest.fixture
def spread(site, script):
    script.ideas = 4
    KeywordFactory.create_batch(6, site=site)
    return site


def retry(run, **selection):
    return AutomationService.from_run_id(run.run_id).retry_failed(**selection)


def ended_with_failures(script, site, function, **rule):
    refuse(script, function, **rule)
    run = drive_to_end(start(site))
    script.relax()
    return run


def stage_of(function):
    return AITask.objects.filter(function=function).values_list("stage", flat=True).first()


@pytest.mark.parametrize(
    "function", ["auto_cluster", "generate_ideas", "generate_content", "generate_image_prompts", "generate_images"]
)
def test_a_stage_that_failed_as_a_whole_is_taken_up_and_carried_to_the_review(script, spread, function):
    run = ended_with_failures(script, spread, function)
    number = stage_of(function)
    failed = tally_of(run, number).failed
    assert (run.status, failed > 0) == ("completed", True)

    assert retry(run) == failed
    run.refresh_from_db()
    assert (run.status, run.current_stage, tally_of(run, number).failed) == ("running", number, 0)
    run = drive_to_end(run)

    assert (run.status, run.current_stage) == ("completed", 7)
    assert not AITask.objects.filter(run=run).exclude(status="completed").exists()
    assert not Keywords.objects.filter(cluster=None).exists()
    assert Content.objects.count() == Tasks.objects.count() > 0
    assert set(Content.objects.values_list("status", flat=True)) == {"review"}
    assert set(Images.objects.values_list("status", flat=True)) == {"generated"}
    assert run.stage_7_result["ready_for_review"] == Content.objects.count()
    assert_counters_match_rows(run)
    assert_books_balance(run)
    assert run.credits_held == 0


def test_one_item_is_taken_up_and_the_others_stay_failed(script, spread):
    run = ended_with_failures(script, spread, "generate_content")
    first, *others = AITask.objects.filter(function="generate_content", status="failed").order_by("position")
    assert others
    assert retry(run, task_ids=[first.pk]) == 1
    run = drive_to_end(run)
    tally = tally_of(run, 4)
    assert (tally.completed, tally.failed, tally.total) == (1, len(others), 1 + len(others))
    assert tally_of(run, 5).total == 1
    assert Content.objects.get().status == "review"
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_a_stage_is_taken_up_and_another_stages_failures_stay(script, spread):
    refuse(script, "generate_images")
    refuse(script, "generate_content", label="article 0")
    run = drive_to_end(start(spread))
    script.relax()
    images = tally_of(run, 6).failed
    assert retry(run, stage=6) == images > 0
    run = drive_to_end(run)
    assert (tally_of(run, 6).failed, tally_of(run, 4).failed) == (0, 1)
    assert_counters_match_rows(run)


def test_failures_of_several_stages_are_taken_up_together(script, spread):
    refuse(script, "generate_images")
    refuse(script, "generate_content", label="article 0")
    run = drive_to_end(start(spread))
    script.relax()
    retry(run)
    run = drive_to_end(run)
    assert [tally_of(run, n).failed for n in range(1, 7)] == [0] * 6
    assert set(Images.objects.values_list("status", flat=True)) == {"generated"}
    assert Content.objects.filter(status="review").count() == Tasks.objects.count()
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_what_people_added_meanwhile_is_not_swept_into_the_reopened_run(script, spread):
    run = ended_with_failures(script, spread, "generate_images")
    waiting = TaskFactory(site=spread)
    KeywordFactory(site=spread)
    retry(run)
    run = drive_to_end(run)
    assert run.status == "completed"
    waiting.refresh_from_db()
    assert waiting.status == "queued"
    assert Keywords.objects.filter(cluster=None).count() == 1


def test_the_cards_of_later_stages_wait_again_until_the_run_is_back(script, spread):
    run = ended_with_failures(script, spread, "generate_content", label="article 0")
    retry(run)
    run.refresh_from_db()
    cards = cards_of(run, [])
    assert [card.status for card in cards] == ["completed"] * 3 + ["running"] + ["waiting"] * 3
    assert cards[4].reason == "Stage 4 must complete"
    for card in cards:
        queue = card.queue
        ended = queue.completed + queue.failed + queue.cancelled
        assert queue.total == queue.pending + queue.processing + ended


def test_a_reopened_run_holds_credits_again_and_gives_the_rest_back(script, spread):
    run = ended_with_failures(script, spread, "generate_images")
    used, failed = run.total_credits_used, tally_of(run, 6).failed
    retry(run)
    run.refresh_from_db()
    assert run.credits_held >= failed * 2
    run = drive_to_end(run)
    assert run.total_credits_used == used + failed * 2
    assert run.credits_held == 0
    assert_books_balance(run)


def test_without_credits_to_hold_nothing_moves(script, spread):
    run = ended_with_failures(script, spread, "generate_images")
    type(spread.account.wallet).objects.filter(account=spread.account).update(balance=0)
    with pytest.raises(InsufficientCreditsError):
        retry(run)
    run.refresh_from_db()
    assert run.status == "completed"
    assert set(Images.objects.values_list("status", flat=True)) == {"failed"}
    assert not AITask.objects.filter(status="pending").exists()


def test_a_second_retry_finds_nothing_failed(script, spread):
    run = ended_with_failures(script, spread, "generate_images")
    retry(run)
    with pytest.raises(NotFoundError, match="Nothing of this has failed"):
        retry(run)


def test_a_task_of_another_run_is_not_taken_up(script, spread):
    run = ended_with_failures(script, spread, "generate_images")
    stranger = RunFactory.completed()
    with pytest.raises(NotFoundError):
        retry(stranger, task_ids=list(AITask.objects.filter(run=run).values_list("pk", flat=True)))


def test_a_cancelled_run_says_that_its_items_wait_for_the_next(script, spread):
    run = ended_with_failures(script, spread, "generate_images")
    AutomationRun.objects.update(status="cancelled")
    with pytest.raises(ConflictError, match="wait for the next run"):
        retry(run)


def test_a_run_that_a_newer_one_followed_is_not_reopened(script, spread):
    run = ended_with_failures(script, spread, "generate_images")
    drive_to_end(start(spread))
    with pytest.raises(ConflictError, match="newer run"):
        retry(run)


def test_items_that_other_work_has_are_left_to_it(script, spread):
    run = ended_with_failures(script, spread, "generate_images")
    busy = Images.objects.order_by("pk").first()
    Images.objects.filter(pk=busy.pk).update(generation_status="processing")
    retry(run)
    run = drive_to_end(run)
    assert tally_of(run, 6).failed == 1
    assert_counters_match_rows(run)


def test_a_retry_that_finds_every_item_busy_is_refused_and_changes_nothing(script, spread):
    run = ended_with_failures(script, spread, "generate_images")
    Images.objects.update(generation_status="queued")
    with pytest.raises(ConflictError, match="Other work"):
        retry(run)
    run.refresh_from_db()
    assert run.status == "completed"


def test_items_that_were_done_by_hand_meanwhile_are_only_counted_away(script, spread):
    run = ended_with_failures(script, spread, "generate_images")
    done = Images.objects.order_by("pk").first()
    Images.objects.filter(pk=done.pk).update(status="generated", generation_status="completed", image_url="/by-hand")
    asked = len(script.asked)
    retry(run)
    run = drive_to_end(run)
    done.refresh_from_db()
    assert (done.image_url, tally_of(run, 6).cancelled) == ("/by-hand", 1)
    assert len(script.asked) - asked == tally_of(run, 6).completed
    assert_counters_match_rows(run)


def test_while_the_run_goes_on_its_driver_takes_them_up_between_two_batches(script, spread):
    script.then(None, None, None, FAILS)
    run = drive_to_stage(start(spread), 4, batches=2)
    assert tally_of(run, 4).failed == 1
    retry(run)
    run.refresh_from_db()
    assert run.retry_wanted == {"stage": None, "task_ids": None}
    one_step(run)
    assert (run.retry_wanted, tally_of(run, 4).failed) == (None, 0)
    run = drive_to_end(run)
    assert (run.status, tally_of(run, 4).failed) == ("completed", 0)
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_a_running_run_goes_back_to_the_stage_of_what_failed(script, spread):
    refuse(script, "generate_content", label="article 0")
    run = drive_to_stage(start(spread), 6, batches=1)
    script.relax()
    failed = tally_of(run, 4).failed
    assert failed > 0
    retry(run, stage=4)
    one_step(run)
    assert (run.current_stage, tally_of(run, 4).failed) == (4, 0)
    run = drive_to_end(run)
    assert run.status == "completed"
    assert not Images.objects.exclude(status="generated").exists()
    assert Content.objects.filter(status="review").count() == Tasks.objects.count()
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_a_paused_run_stays_paused_and_does_them_after_the_resume(script, spread):
    script.then(None, None, None, FAILS)
    run = drive_to_stage(start(spread), 4, batches=2)
    AutomationService.from_run_id(run.run_id).pause_automation()
    retry(run)
    run.refresh_from_db()
    assert (run.status, tally_of(run, 4).failed) == ("paused", 0)
    AutomationService.from_run_id(run.run_id).resume_automation()
    run = drive_to_end(run)
    assert (run.status, tally_of(run, 4).failed) == ("completed", 0)
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_two_wishes_before_the_first_is_granted_hold_both(script, spread):
    script.then(None, None, None, FAILS, FAILS)
    run = drive_to_stage(start(spread), 4, batches=3)
    first, second = AITask.objects.filter(status="failed").order_by("position")
    retry(run, task_ids=[first.pk])
    retry(run, task_ids=[second.pk])
    one_step(run)
    assert tally_of(run, 4).failed == 0


def test_a_failed_run_goes_on_with_the_failed_items_too(script, spread):
    script.then(None, None, None, FAILS)
    run = drive_to_stage(start(spread), 4, batches=2)
    AutomationRun.objects.update(status="failed", driver_until=None, credits_held=0, completed_at=run.started_at)
    type(spread.account.wallet).objects.update(reserved=0)
    retry(run)
    run = drive_to_end(run)
    assert (run.status, tally_of(run, 4).failed) == ("completed", 0)
    assert_counters_match_rows(run)


def test_a_retried_item_that_fails_again_is_failed_again(script, spread):
    run = ended_with_failures(script, spread, "generate_images")
    failed = tally_of(run, 6).failed
    refuse(script, "generate_images")
    retry(run)
    run = drive_to_end(run)
    assert (run.status, tally_of(run, 6).failed) == ("completed", failed)
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_the_journal_says_what_was_taken_up(script, spread):
    run = ended_with_failures(script, spread, "generate_images")
    failed = tally_of(run, 6).failed
    retry(run)
    assert run.events.order_by("-id").first().message == f"{failed} prompts that had failed: taken up again"


def test_clusters_made_by_the_retry_have_their_ideas_and_articles(script, spread):
    run = ended_with_failures(script, spread, "auto_cluster")
    assert not Clusters.objects.exists()
    retry(run, stage=1)
    run = drive_to_end(run)
    assert Clusters.objects.filter(status="mapped").count() == Clusters.objects.count() > 0
    assert run.stage_7_result["ready_for_review"] > 0


def test_cancelled_before_the_later_stage_is_reached_again_both_stages_add_up(script, spread):
    """Failed work of two stages waits at once: what is cancelled with it counts in the stage that it waits in."""
    refuse(script, "generate_images")
    tired = iter([False, True])
    script.always(FAILS, when=lambda request: _is(request, "generate_content") and next(tired, False))
    run = drive_to_end(start(spread))
    script.relax()
    failed = {number: tally_of(run, number).failed for number in (4, 6)}
    assert min(failed.values()) > 0

    retry(run)
    cancelled = AutomationService.from_run_id(run.run_id).cancel_automation()
    assert cancelled.status == "cancelled"
    for number, count in failed.items():
        tally = tally_of(cancelled, number)
        assert (tally.failed, tally.cancelled, tally.open) == (0, count, 0)
        assert tally.completed_at == cancelled.completed_at
    assert_counters_match_rows(cancelled)
