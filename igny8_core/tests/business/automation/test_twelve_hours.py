"""A run of more than twelve hours, by a clock that a slow provider moves: nobody takes it over, every number is exact.

Time moves by twenty seconds at once, for the clock on the wall and for whatever the lease keeper keeps.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from igny8_core.ai.lease_keeper import KeptTask, keeper
from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.selectors.cards import overall_percentage, overall_remaining
from igny8_core.business.automation.selectors.history import run_seconds
from igny8_core.business.automation.selectors.snapshot import snapshot
from igny8_core.business.automation.services.driver import drive
from igny8_core.business.automation.services.run_lease import RunLease
from igny8_core.business.automation.services.scheduler import start_due_runs
from igny8_core.business.automation.services.sweeper import sweep_runs
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    start,
    tally_of,
)
from igny8_core.tests.business.automation.steering import credits_of, sentences, service_of
from igny8_core.tests.factories import KeywordFactory, SiteFactory

# The keeper's thread writes through a connection of its own.
pytestmark = pytest.mark.django_db(transaction=True)
ARTICLES, CALL = 36, timedelta(minutes=5)
CALLS = 1 + 1 + ARTICLES + ARTICLES + 2 * ARTICLES
#: Less often than the keeper, who looks every second, and often enough for a lease of 30 s.
STEP = timedelta(seconds=20)
LUNCH = timedelta(minutes=45)
BERLIN = ZoneInfo("Europe/Berlin")


class SlowProvider:
    """Takes five minutes for each call. Meanwhile the keeper keeps, others try to drive, and slots come due."""

    def __init__(self, clock, run) -> None:
        self.clock, self.run = clock, run
        self.calls = self.intruders = self.rung = 0
        self.seen = []
        self.pause_at = 60

    def __call__(self, request):
        self.calls += 1
        until = timezone.now() + CALL
        while timezone.now() < until:
            self.clock.shift(STEP)
            for kept in list(keeper._kept):
                _grow_older(kept)
                kept.tick()
        self.rung += sweep_runs()
        self.intruders += RunLease.take(self.run.pk) is not None
        start_due_runs()
        if self.calls == self.pause_at:
            service_of(self.run).pause_automation()
        if self.calls % 12 == 0:
            self.seen.append((self.calls, *_shown(self.run)))


def _grow_older(kept):
    """The clock that counts seconds, which no test can move."""
    kept.renewed -= STEP.total_seconds()
    if isinstance(kept, KeptTask):
        kept.tracker.began -= STEP.total_seconds()
        kept.tracker._phase_began -= STEP.total_seconds()


def _shown(run):
    """What the dashboard says in the middle of a call: card at work, percentage, remaining seconds."""
    page = snapshot(site_id=run.site_id)
    card = page.cards[page.run.current_stage - 1]
    return card, overall_percentage(page.run, page.cards), overall_remaining(page.run, page.cards)


@pytest.fixture
def site(script):
    script.ideas = ARTICLES
    site = SiteFactory(timezone="Europe/Berlin")
    KeywordFactory.create_batch(3, site=site)
    return site


@pytest.fixture
def slow(script, site, time_machine):
    time_machine.move_to(datetime(2026, 1, 5, 18, 0, tzinfo=BERLIN), tick=True)
    AutomationConfig.objects.create(
        site=site,
        account=site.account,
        is_enabled=True,
        scheduled_time=time(2, 0),
        next_run_at=datetime(2026, 1, 6, 2, 0, tzinfo=BERLIN),
    )
    provider = SlowProvider(time_machine, start(site))
    script.always(provider)
    return provider


def drive_on(run):
    """Message after message, as long as the run goes on; returns how many."""
    count = 1
    # A call takes longer than any slice.
    while drive(run.pk, slice_seconds=0).go_on:
        count += 1
    run.refresh_from_db()
    return count


def test_a_night_of_work_with_a_break_and_a_slot_in_it(slow, site):
    run = slow.run
    drive_on(run)
    assert (run.status, slow.calls) == ("paused", slow.pause_at), "after the call that was under way"

    slow.clock.shift(LUNCH)
    assert sweep_runs() == 0
    service_of(run).resume_automation()
    messages = drive_on(run)

    assert (run.status, slow.calls) == ("completed", CALLS)
    assert messages > CALLS - slow.pause_at
    assert (slow.intruders, slow.rung) == (0, 0), "its lease never ran out"
    assert [tally_of(run, n).completed for n in range(1, 8)] == [3, 1, *[ARTICLES] * 3, 2 * ARTICLES, ARTICLES]
    assert not AITask.objects.filter(lease_token__gt=1).exists(), "no batch was claimed twice"
    assert run.total_credits_used == 1 + 2 + ARTICLES + ARTICLES + 2 * 2 * ARTICLES
    assert credits_of(run) == (1500 - run.total_credits_used, 0)
    assert_counters_match_rows(run)
    assert_books_balance(run)

    _took(run, CALLS * CALL + LUNCH)
    _slot_was_skipped(run)
    _numbers_on_the_way_were_sane(slow.seen)


def _took(run, expected):
    """Twelve hours and a break, to the minute; the stages add up to the calls alone."""
    assert expected > timedelta(hours=12)
    assert run_seconds(run) == pytest.approx(expected.total_seconds(), abs=120)
    worked = sum(tally_of(run, n).seconds for n in range(1, 7))
    assert worked == pytest.approx((CALLS * CALL).total_seconds(), abs=120)


def _slot_was_skipped(run):
    assert AutomationRun.objects.count() == 1
    skipped = [one for one in sentences(run) if "skipped" in one]
    assert skipped == ["Scheduled run of 2026-01-06 02:00 skipped: this run was still active"]
    config = AutomationConfig.objects.get()
    assert config.next_run_at == datetime(2026, 1, 7, 2, 0, tzinfo=BERLIN)


def _numbers_on_the_way_were_sane(seen):
    percentages = [percentage for _calls, _card, percentage, _left in seen]
    assert percentages == sorted(percentages)
    for _calls, card, _percentage, left_of_run in seen:
        queue = card.queue
        assert queue.total == queue.pending + queue.processing + queue.completed + queue.failed + queue.cancelled
        assert queue.processing == 1, "the call that is under way"
        if card.estimated_seconds_remaining is not None:
            # The one under way counts as open until it is saved.
            left = (queue.pending + queue.processing) * CALL.total_seconds()
            assert card.estimated_seconds_remaining == pytest.approx(left, rel=0.05)
        worked = (queue.completed + 1) * CALL.total_seconds()
        assert worked <= card.elapsed_seconds <= worked + LUNCH.total_seconds() + 120
        # There was no run of this site before, so there is no pace for the stages ahead; the last one needs none.
        assert (left_of_run is not None) == (card.stage.number == 6)
