"""A run paused for over seven days gives its hold back and asks again on resume."""

from __future__ import annotations

from datetime import timedelta

import pytest

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.hold_expiry import expire_holds
from igny8_core.business.billing.models import Wallet
from igny8_core.common.exceptions import InsufficientCreditsError
from igny8_core.tests.business.automation.pipeline import assert_books_balance, drive_to_end, drive_to_stage, start
from igny8_core.tests.business.automation.steering import credits_of, sentences, service_of, small_site

WEEK = timedelta(days=7)


@pytest.fixture
def paused(script, clock, db):
    run = drive_to_stage(start(small_site()), 4, batches=1)
    service_of(run).pause_automation()
    run.refresh_from_db()
    assert run.credits_held > 0
    return run


def test_a_hold_is_kept_for_seven_days(paused, clock):
    clock.shift(WEEK - timedelta(minutes=1))
    assert expire_holds() == 0
    assert credits_of(paused)[1] == paused.credits_held


def test_after_seven_days_the_credits_are_free_and_the_journal_says_so(paused, clock):
    clock.shift(WEEK + timedelta(minutes=1))
    assert expire_holds() == 1
    run = AutomationRun.objects.get()
    assert (run.status, run.credits_held, run.hold_expired, credits_of(run)[1]) == ("paused", 0, True, 0)
    assert sentences(run)[-1] == (
        f"Paused for 7 days: {paused.credits_held} held credits given back. A resume asks for them again."
    )
    assert_books_balance(run)


def test_it_happens_once(paused, clock):
    clock.shift(WEEK + timedelta(minutes=1))
    expire_holds()
    assert expire_holds() == 0
    assert_books_balance(paused)


def test_a_resume_holds_again_what_the_estimate_leaves_and_goes_on_to_the_end(paused, clock):
    clock.shift(WEEK + timedelta(minutes=1))
    expire_holds()
    service_of(paused).resume_automation()
    run = AutomationRun.objects.get()
    assert run.credits_held == run.estimate["required_credits"] - run.total_credits_used
    assert not run.hold_expired
    run = drive_to_end(run)
    assert (run.status, run.credits_held, credits_of(run)[1]) == ("completed", 0, 0)
    assert_books_balance(run)


def test_a_resume_that_cannot_hold_again_is_refused_and_the_run_stays_paused(paused, clock):
    clock.shift(WEEK + timedelta(minutes=1))
    expire_holds()
    Wallet.objects.update(balance=1)
    with pytest.raises(InsufficientCreditsError):
        service_of(paused).resume_automation()
    run = AutomationRun.objects.get()
    assert (run.status, run.credits_held, run.hold_expired) == ("paused", 0, True)


def test_a_second_pause_counts_its_own_seven_days(paused, clock):
    clock.shift(WEEK - timedelta(hours=1))
    service_of(paused).resume_automation()
    service_of(paused).pause_automation()
    clock.shift(timedelta(hours=2))
    assert expire_holds() == 0


def test_a_cancel_after_the_expiry_gives_nothing_back_twice(paused, clock):
    clock.shift(WEEK + timedelta(minutes=1))
    expire_holds()
    service_of(paused).cancel_automation()
    assert credits_of(paused)[1] == 0
    assert_books_balance(paused)


def test_a_resume_that_was_quicker_keeps_its_hold(paused, clock, monkeypatch):
    """The sweeper read the run as paused; somebody resumed it before the sweeper's statement."""
    clock.shift(WEEK + timedelta(minutes=1))
    update = type(AutomationRun.objects.all()).update

    def after_a_resume(rows, **changes):
        if changes.get("hold_expired"):
            monkeypatch.undo()
            service_of(paused).resume_automation()
        return update(rows, **changes)

    monkeypatch.setattr(type(AutomationRun.objects.all()), "update", after_a_resume)
    assert expire_holds() == 0
    run = AutomationRun.objects.get()
    assert (run.status, run.credits_held) == ("running", paused.credits_held)
    assert_books_balance(run)


def test_a_running_run_holds_as_long_as_it_takes(script, clock, db):
    run = drive_to_stage(start(small_site()), 4, batches=1)
    clock.shift(timedelta(days=30))
    assert expire_holds() == 0
    assert credits_of(run)[1] == run.credits_held > 0
