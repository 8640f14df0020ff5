"""Going on with the next item, with the credits that the rest needs."""

from __future__ import annotations

import pytest

from igny8_core.ai.breaker import ProviderDownError
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.driver import drive
from igny8_core.business.automation.services.scheduler import start_due_runs
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.exceptions import ConflictError, InsufficientCreditsError
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
    drive_to_stage,
    start,
    tally_of,
)
from igny8_core.tests.business.automation.steering import PRICE, credits_of, sentences, service_of, small_site
from igny8_core.tests.factories import AccountFactory, ConfigFactory, RunFactory

pytestmark = pytest.mark.django_db


def _fail_at_stage_4(script, **site):
    """One article is written, then the provider is down for good."""
    run = drive_to_stage(start(small_site(**site)), 4, batches=1)
    script.then(ProviderDownError("The provider is down."))
    run = drive_to_end(run)
    assert (run.status, run.current_stage) == ("failed", 4)
    return run


def test_a_paused_run_goes_on_with_the_next_item(script, bells, django_capture_on_commit_callbacks):
    run = drive_to_stage(start(small_site()), 4, batches=1)
    service_of(run).pause_automation()
    bells.heard()
    with django_capture_on_commit_callbacks(execute=True):
        assert service_of(run).resume_automation().status == "running"
    assert [bell.args for bell in bells.heard()] == [(run.pk,)]
    assert sentences(run)[-1] == "Resumed"
    done = drive_to_end(run)
    assert (done.status, done.total_credits_used) == ("completed", PRICE)
    titles = [request.data["title"] for request in script.asked_of("generate_content")]
    assert len(titles) == len(set(titles)) == 2, "no article is written twice"
    assert_counters_match_rows(done)
    assert_books_balance(done)


def test_pause_and_resume_do_not_touch_the_hold(script):
    run = start(small_site())
    service_of(run).pause_automation()
    service_of(run).resume_automation()
    assert LedgerEntry.objects.filter(run_id=run.run_id).count() == 1


def test_a_failed_run_gave_its_hold_back_and_holds_again_what_is_left(script):
    run = _fail_at_stage_4(script)
    spent = run.total_credits_used
    assert credits_of(run) == (1500 - spent, 0)
    resumed = service_of(run).resume_automation()
    assert (resumed.credits_held, resumed.completed_at, resumed.error, resumed.error_message) == (
        130 - spent, None, None, "",
    )  # fmt: skip
    assert credits_of(run) == (1500 - spent, 130 - spent)
    done = drive_to_end(run)
    assert (done.status, done.total_credits_used) == ("completed", PRICE)
    assert tally_of(done, 4).completed == 2
    assert credits_of(done) == (1500 - PRICE, 0)
    assert_books_balance(done)


def test_a_failed_run_that_cannot_hold_stays_failed(script):
    run = _fail_at_stage_4(script, account=AccountFactory.with_credits(130))
    service = service_of(run)
    credit_service.hold(account_id=run.account_id, amount=100, reason=Reason("hold:other", "Another run"))
    with pytest.raises(InsufficientCreditsError):
        service.resume_automation()
    run.refresh_from_db()
    assert (run.status, run.credits_held) == ("failed", 0)
    assert credits_of(run)[1] == 100


def test_it_can_fail_and_be_resumed_again_and_again(script):
    run = _fail_at_stage_4(script)
    for _ in range(3):
        service_of(run).resume_automation()
        script.then(ProviderDownError("Still down."))
        assert drive_to_end(run).status == "failed"
        assert_books_balance(run)
    service_of(run).resume_automation()
    assert drive_to_end(run).total_credits_used == PRICE


def test_a_resumed_run_can_be_cancelled_before_anybody_drives_it(script):
    run = _fail_at_stage_4(script)
    service_of(run).resume_automation()
    assert service_of(run).cancel_automation().status == "cancelled"
    assert credits_of(run)[1] == 0
    assert_books_balance(run)


def test_a_frozen_driver_of_before_is_refused_after_a_resume(script):
    run = _fail_at_stage_4(script)
    token = run.driver_token
    service_of(run).resume_automation()
    run.refresh_from_db()
    assert run.driver_token > token


@pytest.mark.parametrize("status", ["running", "completed", "cancelled"])
def test_what_is_not_stopped_cannot_be_resumed(site, status):
    run = RunFactory(site=site, status=status)
    with pytest.raises(ConflictError, match=f"is {status} and cannot be resumed"):
        service_of(run).resume_automation()


def test_a_newer_run_has_taken_over(script, clock):
    failed = _fail_at_stage_4(script)
    clock.shift(60)
    drive_to_end(start(failed.site))
    with pytest.raises(ConflictError, match="newer run"):
        service_of(failed).resume_automation()
    failed.refresh_from_db()
    assert failed.status == "failed"


def test_while_another_run_is_active_it_waits(script, clock):
    failed = _fail_at_stage_4(script)
    clock.shift(60)
    start(failed.site)
    with pytest.raises(ConflictError):
        service_of(failed).resume_automation()


def test_a_scheduled_run_that_could_not_even_start_has_taken_nothing_over(script, clock):
    """Night after night the slot is refused for want of credits; the run that failed before can still go on."""
    failed = _fail_at_stage_4(script, account=AccountFactory.with_credits(131))
    credit_service.hold(account_id=failed.account_id, amount=120, reason=Reason("hold:other", "Another run"))
    failed.site.automation_config.delete()
    clock.shift(60)
    ConfigFactory(site=failed.site, is_enabled=True, next_run_at="2026-01-05T10:00:30Z")
    start_due_runs()
    refused = AutomationRun.objects.latest("started_at")
    assert (refused.status, refused.trigger_type) == ("failed", "scheduled")
    credit_service.release(account_id=failed.account_id, amount=120, reason=Reason("release:other", "Done"))
    assert service_of(failed).resume_automation().status == "running"
    assert drive_to_end(failed).status == "completed"


def test_a_run_that_never_started_cannot_be_resumed(script, clock):
    """It holds nothing and planned nothing: a new run does."""
    site = small_site(account=AccountFactory.with_credits(1))
    ConfigFactory(site=site, is_enabled=True, next_run_at="2026-01-05T09:59:00Z")
    start_due_runs()
    run = AutomationRun.objects.get(site=site)
    with pytest.raises(ConflictError, match="never started"):
        service_of(run).resume_automation()
    assert drive(run.pk).go_on is False
