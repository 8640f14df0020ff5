"""Three schedulers for a year in five time zones with daylight saving: one run per slot, none twice, none drifting."""

from __future__ import annotations

import secrets
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.services import scheduler
from igny8_core.business.automation.services.starting import start_run
from igny8_core.tests.business.automation.schedulers import Interleaved, end_all_runs, look_at_once
from igny8_core.tests.factories import ConfigFactory, SiteFactory

#: Times that daylight saving skips on one day of 2026 and repeats, or nearly so, on another.
PLACES = {
    "Europe/Berlin": "02:30",
    "America/New_York": "02:30",
    # Half an hour of daylight saving.
    "Australia/Lord_Howe": "02:15",
    # The clock jumps at midnight, over the start of the day.
    "America/Santiago": "00:30",
    "Africa/Cairo": "00:00",
}
FIRST, DAYS = date(2026, 1, 1), 365
MINUTE = timedelta(minutes=1)


@pytest.fixture
def places(db):
    return [_config(zone, clock) for zone, clock in PLACES.items()]


def _config(zone, clock):
    at = time.fromisoformat(clock)
    return ConfigFactory(
        site=SiteFactory(timezone=zone, account__name=zone),
        is_enabled=True,
        scheduled_time=at,
        next_run_at=datetime.combine(FIRST, at, tzinfo=ZoneInfo(zone)).astimezone(UTC),
    )


def moments(first: date, days: int):
    """When somebody should look, by the clocks on the walls: at the set time, where it comes twice the second time too,
    and where it does not come an hour on. And a minute before, when it is too early."""
    found = set()
    for zone, clock in PLACES.items():
        for day in (first + timedelta(days=n) for n in range(days)):
            for fold in (0, 1):
                at = datetime.combine(day, time.fromisoformat(clock), tzinfo=ZoneInfo(zone)).replace(fold=fold)
                found |= {at.astimezone(UTC) - MINUTE, at.astimezone(UTC)}
    return sorted(found)


def dates_of(config):
    """Local dates and clock times of the slots that had a run."""
    zone = ZoneInfo(config.site.timezone)
    slots = AutomationRun.objects.filter(site=config.site).order_by("pk").values_list("slot", flat=True)
    here = [slot.astimezone(zone) for slot in slots]
    return [at.date() for at in here], Counter(f"{at:%H:%M}" for at in here)


def _insert_run(*, site, trigger, slot=None):
    """What a start does with a slot, without estimate, hold and journal: 1,825 whole starts take a minute."""
    return AutomationRun.objects.create(
        run_id=f"run_{site.pk}_{timezone.now():%Y%m%d_%H%M}_{secrets.token_hex(4)}",
        account_id=site.account_id,
        site=site,
        trigger_type=trigger,
        slot=slot,
        started_at=timezone.now(),
    )


def test_a_year_of_slots_has_one_run_each(places, monkeypatch, time_machine):
    monkeypatch.setattr(scheduler, "start_run", _insert_run)
    three = Interleaved(monkeypatch, seed=1)
    for moment in moments(FIRST, DAYS):
        time_machine.move_to(moment, tick=False)
        three.look(moment)
    assert three.overtaken > DAYS, "the race was run"
    assert AutomationRun.objects.count() == DAYS * len(PLACES)
    for config in places:
        dates, clocks = dates_of(config)
        assert dates == [FIRST + timedelta(days=n) for n in range(DAYS)], config.site.timezone
        # Once a year the time does not exist and comes an hour (or half of one) later; never anything else.
        assert clocks[f"{config.scheduled_time:%H:%M}"] == DAYS - 1, clocks
    late = [run for run in AutomationRun.objects.all() if run.started_at - run.slot > MINUTE]
    assert not late, "no slot had to wait for the next look"


# Without the guard and without the key -------------------------------------------------------------------------------


def _claims_by_site_alone(config, *, now):
    """Does not say which slot it takes; the start still does."""
    following = scheduler.next_slot(scheduler.schedule_of(config), after=now)
    AutomationConfig.objects.filter(pk=config.pk).update(next_run_at=following)
    try:
        with scheduler.transaction.atomic():
            return start_run(site=config.site, trigger="scheduled", slot=config.next_run_at)
    except scheduler.IntegrityError:
        return None


def _claims_and_starts_by_site_alone(config, *, now):
    """Says nowhere which slot it is about."""
    following = scheduler.next_slot(scheduler.schedule_of(config), after=now)
    AutomationConfig.objects.filter(pk=config.pk).update(next_run_at=following)
    return start_run(site=config.site, trigger="scheduled")


def _a_week(monkeypatch, start_slot):
    three = Interleaved(monkeypatch, seed=1, start_slot=start_slot)
    for moment in moments(FIRST, 7):
        three.look(moment)
    return AutomationRun.objects.count()


def test_the_key_of_the_slot_alone_would_do(places, monkeypatch):
    assert _a_week(monkeypatch, _claims_by_site_alone) == 7 * len(PLACES)


def test_with_neither_guard_nor_key_slots_start_twice(places, monkeypatch):
    """The negative control."""
    assert _a_week(monkeypatch, _claims_and_starts_by_site_alone) > 7 * len(PLACES)


# In threads ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_three_real_schedulers_over_ten_days_in_which_clocks_change(time_machine):
    """Berlin and Cairo go forward in these days, Lord Howe and Santiago back."""
    first, days = date(2026, 3, 27), 10
    configs = [_config(zone, clock) for zone, clock in PLACES.items()]
    for config in configs:
        at = datetime.combine(first, config.scheduled_time, tzinfo=ZoneInfo(config.site.timezone))
        AutomationConfig.objects.filter(pk=config.pk).update(next_run_at=at.astimezone(UTC))
    for moment in moments(first, days):
        time_machine.move_to(moment, tick=False)
        if AutomationConfig.objects.filter(next_run_at__lte=moment).exists():
            look_at_once(moment)
            end_all_runs()
    for config in configs:
        dates, _clocks = dates_of(config)
        assert dates == [first + timedelta(days=n) for n in range(days)], config.site.timezone
