"""Credits that run out in the middle: the run pauses, nothing is lost, nothing is paid twice."""

from __future__ import annotations

import pytest

from igny8_core.business.automation.services.driver import drive
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.business.content.models import Content, Tasks
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
    drive_to_stage,
    start,
    tally_of,
)
from igny8_core.tests.business.automation.steering import credits_of, sentences, service_of, small_site
from igny8_core.tests.scripted_provider import article

pytestmark = pytest.mark.django_db
#: 27 credits' worth of words are ordered and 31 come, the most that is charged for them.
ORDERED, WORDS = 13_500, 15_500
LONG = article(title="Long", html="<p>" + "word " * WORDS + "</p>")


def _buy(run, amount):
    reason = Reason(f"purchase:{amount}:{credits_of(run)}", "Bought")
    credit_service.grant(account_id=run.account_id, amount=amount, reason=reason)


def _spend_down(run, left):
    """Leave the run with a hold of `left` and the account with nothing else."""
    spend = run.credits_held - left
    key = f"test:{left}"
    credit_service.capture(account_id=run.account_id, amount=spend, held=spend, reason=Reason(key, "Test"))
    balance, reserved = credits_of(run)
    reason = Reason(f"{key}:free", "Test")
    credit_service.capture(account_id=run.account_id, amount=balance - reserved, held=0, reason=reason)
    type(run).objects.filter(pk=run.pk).update(credits_held=left)
    run.refresh_from_db()


@pytest.fixture
def short_run(script):
    """At stage 4 with an article of 27 credits and one of a credit to write, and 28 credits left in the world."""
    run = drive_to_stage(start(small_site()), 4)
    first = Tasks.objects.order_by("pk").first()
    Tasks.objects.filter(pk=first.pk).update(word_count=ORDERED)
    _spend_down(run, 28)
    return run


def test_a_run_that_outgrows_its_hold_draws_on_what_is_free(short_run, script):
    _buy(short_run, 100)
    script.then(LONG)
    run = drive_to_end(short_run)
    assert run.status == "completed"
    assert run.stage_4_result["credits_used"] == 32
    assert_books_balance(run)


def test_when_nothing_is_free_it_pauses_before_the_provider_is_asked(short_run, script):
    _spend_down(short_run, 0)
    run = drive_to_end(short_run)
    assert (run.status, run.current_stage) == ("paused", 4)
    assert run.error["error_type"] == "InsufficientCreditsError"
    assert run.error["action"] == "purchase_credits"
    assert run.error["details"] == {"required": 27, "available": 0}
    assert script.asked_of("generate_content") == []
    assert sentences(run)[-1] == "Paused: Not enough credits. Required: 27, available: 0. Add credits and try again."
    assert_counters_match_rows(run)


def test_an_answer_that_costs_more_than_is_left_is_kept_and_not_asked_for_again(short_run, script):
    script.then(LONG)
    run = drive_to_end(short_run)
    assert (run.status, run.error["details"]) == ("paused", {"required": 31, "available": 0})
    assert not Content.objects.exists(), "nothing saved, nothing charged"
    assert credits_of(run) == (28, 28)
    assert len(script.asked_of("generate_content")) == 1
    _buy(run, 100)
    assert service_of(run).resume_automation().error is None
    run = drive_to_end(run)
    assert run.status == "completed"
    assert len(script.asked_of("generate_content")) == 2, "the long article came from the journal"
    assert Content.objects.filter(word_count=WORDS).count() == 1
    assert tally_of(run, 4).credits_used == 32
    assert_books_balance(run)
    assert_counters_match_rows(run)


def test_resumed_without_new_credits_it_pauses_again_and_asks_nobody(short_run, script):
    script.then(LONG)
    drive_to_end(short_run)
    for _ in range(3):
        service_of(short_run).resume_automation()
        assert drive_to_end(short_run).status == "paused"
    assert len(script.asked_of("generate_content")) == 1
    assert credits_of(short_run) == (28, 28)


def test_a_paused_run_can_be_cancelled_and_gives_back_what_is_left(short_run, script):
    script.then(LONG)
    drive_to_end(short_run)
    assert service_of(short_run).cancel_automation().status == "cancelled"
    assert credits_of(short_run) == (28, 0)
    assert drive(short_run.pk).go_on is False
