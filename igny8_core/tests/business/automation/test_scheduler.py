"""Scheduled runs: every slot at most once, in any number of schedulers."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, time

import pytest
from django.db import connection

from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.services import scheduler
from igny8_core.business.automation.services.scheduler import start_due_runs
from igny8_core.business.automation.tasks import check_scheduled_automations
from igny8_core.tests.business.automation.pipeline import drive_to_end
from igny8_core.tests.business.automation.steering import sentences, small_site
from igny8_core.tests.factories import AccountFactory, ConfigFactory, RunFactory, SiteFactory

pytestmark = pytest.mark.django_db
SLOT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
NEXT_DAY = datetime(2026, 1, 6, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to("2026-01-05T02:00:20Z", tick=False)
    return time_machine


def _due(site, **fields):
    return ConfigFactory(site=site, **{"is_enabled": True, "next_run_at": SLOT, **fields})


def test_a_due_slot_starts_a_run_and_the_next_is_set(site):
    config = _due(site)
    (run_id,) = start_due_runs()
    run = AutomationRun.objects.get(run_id=run_id)
    assert (run.trigger_type, run.slot, run.status) == ("scheduled", SLOT, "running")
    assert run_id.startswith("run_20260105_020020_scheduled_")
    config.refresh_from_db()
    assert (config.next_run_at, config.last_run_at) == (NEXT_DAY, datetime(2026, 1, 5, 2, 0, 20, tzinfo=UTC))


def test_a_slot_is_used_once_however_often_is_looked(site):
    _due(site)
    assert len(start_due_runs()) == 1
    assert [start_due_runs() for _ in range(3)] == [[], [], []]
    assert AutomationRun.objects.count() == 1


@pytest.mark.parametrize("fields", [{"is_enabled": False}, {"next_run_at": None}, {"next_run_at": NEXT_DAY}])
def test_what_is_switched_off_or_not_due_does_not_start(site, fields):
    _due(site, **fields)
    assert start_due_runs() == []


def test_after_days_of_downtime_one_run_catches_up(site):
    config = _due(site, next_run_at=datetime(2025, 12, 24, 2, 0, tzinfo=UTC))
    assert len(start_due_runs()) == 1
    assert start_due_runs() == []
    config.refresh_from_db()
    assert config.next_run_at == NEXT_DAY, "by the calendar, not ten slots one after the other"


def test_a_run_that_comes_late_says_which_slots_were_missed_in_the_time_of_the_site():
    site = SiteFactory(timezone="Europe/Berlin")
    # Due at 03:00 in Berlin; it is now 03:00:20 there, three days later.
    _due(site, next_run_at=datetime(2026, 1, 2, 2, 0, tzinfo=UTC), scheduled_time=time(3, 0))
    start_due_runs()
    run = AutomationRun.objects.get()
    assert sentences(run)[-2:] == [
        "Started late: this run was due at 2026-01-02 03:00",
        "3 scheduled runs missed meanwhile, the last of 2026-01-05 03:00; this one stands in",
    ]
    assert set(run.events.order_by("-id")[:2].values_list("level", flat=True)) == {"warning"}


def test_a_run_in_time_speaks_of_no_missed_slot(site):
    _due(site)
    start_due_runs()
    assert not [one for one in sentences(AutomationRun.objects.get()) if "missed" in one or "late" in one]


@pytest.mark.parametrize("status", ["running", "paused"])
def test_a_slot_that_meets_an_active_run_is_skipped_and_that_run_says_so(site, status):
    config = _due(site)
    active = RunFactory(site=site, status=status)
    assert start_due_runs() == []
    assert AutomationRun.objects.count() == 1
    assert sentences(active) == ["Scheduled run of 2026-01-05 02:00 skipped: this run was still active"]
    assert active.events.get().level == "warning"
    config.refresh_from_db()
    assert config.next_run_at == NEXT_DAY


def test_the_skipped_slot_is_told_in_the_time_of_the_site(django_capture_on_commit_callbacks):
    site = SiteFactory(timezone="Asia/Tokyo")
    _due(site)
    active = RunFactory.running(site=site)
    with django_capture_on_commit_callbacks(execute=True):
        start_due_runs()
    assert sentences(active) == ["Scheduled run of 2026-01-05 11:00 skipped: this run was still active"]


def test_a_refused_start_is_a_failed_run_in_the_history_with_the_thing_to_do(script):
    site = small_site(account=AccountFactory.with_credits(1))
    config = _due(site)
    assert start_due_runs() == []
    run = AutomationRun.objects.get()
    assert (run.status, run.trigger_type, run.slot) == ("failed", "scheduled", SLOT)
    assert (run.error["error_type"], run.error["action"]) == ("InsufficientCreditsError", "purchase_credits")
    assert run.error_message.startswith("Not enough credits.")
    assert run.completed_at is not None
    assert sentences(run) == [f"Could not start: {run.error_message}"]
    config.refresh_from_db()
    assert config.next_run_at == NEXT_DAY


def test_one_broken_site_does_not_keep_the_others_from_their_slots(site, monkeypatch):
    broken = SiteFactory()
    _due(broken, next_run_at=datetime(2026, 1, 5, 1, 0, tzinfo=UTC))
    _due(site)
    start = scheduler.start_run

    def breaks_for_one(*, site, **rest):
        if site == broken:
            raise RuntimeError("something of this site is broken")
        return start(site=site, **rest)

    monkeypatch.setattr(scheduler, "start_run", breaks_for_one)
    assert len(start_due_runs()) == 1
    assert AutomationRun.objects.get().site == site
    assert AutomationConfig.objects.get(site=broken).next_run_at < SLOT, "it is tried again in a minute"


def test_the_slot_follows_the_time_zone_of_the_site():
    config = _due(SiteFactory(timezone="Europe/Berlin"))
    start_due_runs()
    config.refresh_from_db()
    assert config.next_run_at == datetime(2026, 1, 6, 1, 0, tzinfo=UTC)


def test_day_after_day_a_run_for_every_slot(site, clock):
    _due(site)
    slots = []
    for day in range(5, 10):
        clock.move_to(datetime(2026, 1, day, 2, 0, 30, tzinfo=UTC), tick=False)
        check_scheduled_automations()
        run = AutomationRun.objects.latest("started_at")
        assert drive_to_end(run).status == "completed"
        slots.append(run.slot)
    assert slots == [datetime(2026, 1, day, 2, 0, tzinfo=UTC) for day in range(5, 10)]
    assert AutomationRun.objects.count() == 5


# Three schedulers -----------------------------------------------------------------------------------------------------


def _look_three_times_at_once(monkeypatch):
    """All three have read the due slot before the first one acts."""
    barrier, started = threading.Barrier(3, timeout=20), []
    start_slot = scheduler._start_slot

    def all_have_seen_it(config, *, now):
        barrier.wait()
        return start_slot(config, now=now)

    def go():
        try:
            started.extend(start_due_runs())
        finally:
            connection.close()

    monkeypatch.setattr(scheduler, "_start_slot", all_have_seen_it)
    threads = [threading.Thread(target=go) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return started


@pytest.mark.django_db(transaction=True)
def test_three_schedulers_start_one_run(monkeypatch):
    config = _due(SiteFactory())
    assert len(_look_three_times_at_once(monkeypatch)) == 1
    assert AutomationRun.objects.count() == 1
    config.refresh_from_db()
    assert config.next_run_at == NEXT_DAY


@pytest.mark.django_db(transaction=True)
def test_a_run_that_ends_at_once_does_not_let_a_slower_scheduler_use_the_slot_again(monkeypatch):
    """Each slot has one run, also when no other run is in the way any more."""
    site = SiteFactory()
    config = _due(site)
    start_due_runs()
    AutomationRun.objects.update(status="completed")
    AutomationConfig.objects.filter(pk=config.pk).update(next_run_at=SLOT)
    assert start_due_runs() == []
    assert AutomationRun.objects.count() == 1
