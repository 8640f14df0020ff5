"""Slots by the calendar of the site's time zone."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from igny8_core.business.automation.schedule import Schedule, next_slot, slots_between

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"]
MORE_ZONES = [
    *ZONES,
    "Asia/Kolkata",
    "America/Santiago",
    "Africa/Cairo",
    "Pacific/Kiritimati",
    "Pacific/Niue",
    "Asia/Beirut",
]


def daily(at="02:00", zone="UTC"):
    return Schedule("daily", time.fromisoformat(at), weekday=0, day_of_month=1, timezone=zone)


def weekly(weekday, at="02:00", zone="UTC"):
    return Schedule("weekly", time.fromisoformat(at), weekday=weekday, day_of_month=1, timezone=zone)


def monthly(day, at="02:00", zone="UTC"):
    return Schedule("monthly", time.fromisoformat(at), weekday=0, day_of_month=day, timezone=zone)


def at(text, zone="UTC", fold=0):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


def slots(schedule, *, after, count):
    found = []
    for _ in range(count):
        after = next_slot(schedule, after=after)
        found.append(after)
    return found


def local(schedule, found):
    return [f"{slot.astimezone(ZoneInfo(schedule.timezone)):%Y-%m-%d %H:%M}" for slot in found]


def test_the_next_slot_is_today_if_it_lies_ahead_else_tomorrow():
    assert next_slot(daily(), after=at("2026-01-05 01:59")) == at("2026-01-05 02:00")
    assert next_slot(daily(), after=at("2026-01-05 02:01")) == at("2026-01-06 02:00")


def test_a_slot_never_follows_itself():
    assert next_slot(daily(), after=at("2026-01-05 02:00")) == at("2026-01-06 02:00")


def test_it_is_told_in_utc():
    slot = next_slot(daily(zone="Europe/Berlin"), after=at("2026-07-05 00:00"))
    assert slot == datetime(2026, 7, 6, 0, 0, tzinfo=UTC)
    assert slot.tzinfo == UTC


def test_a_week_has_its_day():
    found = slots(weekly(0), after=at("2026-01-05 02:00"), count=3)
    assert local(weekly(0), found) == ["2026-01-12 02:00", "2026-01-19 02:00", "2026-01-26 02:00"]
    assert next_slot(weekly(6), after=at("2026-01-05 02:00")) == at("2026-01-11 02:00")


@pytest.mark.parametrize("weekday", range(7))
def test_every_day_of_the_week_is_met(weekday):
    assert next_slot(weekly(weekday), after=at("2026-01-05 12:00")).weekday() == weekday


def test_the_31st_of_a_short_month_is_its_last_day():
    found = slots(monthly(31), after=at("2026-01-31 03:00"), count=4)
    assert local(monthly(31), found) == [
        "2026-02-28 02:00", "2026-03-31 02:00", "2026-04-30 02:00", "2026-05-31 02:00",
    ]  # fmt: skip


def test_the_29th_of_february_and_the_turn_of_the_year():
    assert next_slot(monthly(29), after=at("2028-02-01 00:00")) == at("2028-02-29 02:00")
    assert next_slot(monthly(29), after=at("2027-02-01 00:00")) == at("2027-02-28 02:00")
    assert next_slot(monthly(15), after=at("2026-12-15 02:00")) == at("2027-01-15 02:00")


def test_a_time_that_does_not_exist_runs_an_hour_later():
    schedule = daily("02:30", "Europe/Berlin")
    found = slots(schedule, after=at("2026-03-28 00:00", "Europe/Berlin"), count=3)
    assert local(schedule, found) == ["2026-03-28 02:30", "2026-03-29 03:30", "2026-03-30 02:30"]


def test_midnight_that_does_not_exist_runs_at_one():
    schedule = daily("00:00", "Asia/Beirut")
    found = slots(schedule, after=at("2026-03-28 12:00", "Asia/Beirut"), count=2)
    assert local(schedule, found) == ["2026-03-29 01:00", "2026-03-30 00:00"]


def test_a_time_that_exists_twice_runs_once_the_first_time():
    schedule = daily("02:30", "Europe/Berlin")
    first, second = slots(schedule, after=at("2026-10-24 12:00", "Europe/Berlin"), count=2)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "02:30 summer time"
    assert second == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)
    between = at("2026-10-25 02:10", "Europe/Berlin", fold=1)
    assert next_slot(schedule, after=between) == second


@pytest.mark.parametrize("zone", ZONES)
def test_a_year_of_days_does_not_drift(zone):
    schedule = daily("02:00", zone)
    found = slots(schedule, after=at("2026-01-01 00:00", zone), count=365)
    expected = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert [slot.astimezone(ZoneInfo(zone)).date() for slot in found] == expected
    clocks = Counter(text[-5:] for text in local(schedule, found))
    assert clocks["02:00"] >= 364, "at most one day a year has no 02:00"


@pytest.mark.parametrize(
    ("schedule", "sentence"),
    [
        (daily("02:00", "Europe/Berlin"), "Daily at 02:00 (Europe/Berlin)"),
        (weekly(0, "23:05"), "Weekly on Monday at 23:05 (UTC)"),
        (monthly(31), "Monthly on day 31 at 02:00 (UTC)"),
    ],
)
def test_a_schedule_is_one_sentence(schedule, sentence):
    assert schedule.sentence() == sentence


moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))
schedules = st.builds(
    Schedule,
    frequency=st.sampled_from(["daily", "weekly", "monthly"]),
    at=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    weekday=st.integers(0, 6),
    day_of_month=st.integers(1, 31),
    timezone=st.sampled_from(MORE_ZONES),
)


@given(schedules, moments)
def test_the_next_slot_lies_ahead_and_nothing_lies_between(schedule, after):
    slot = next_slot(schedule, after=after)
    assert slot > after
    assert next_slot(schedule, after=slot - timedelta(seconds=1)) == slot
    longest = {"daily": 2, "weekly": 8, "monthly": 32}[schedule.frequency]
    assert slot - after <= timedelta(days=longest)


@given(schedules, moments, st.integers(2, 40))
@settings(max_examples=60)
def test_every_calendar_slot_has_exactly_one_run(schedule, after, count):
    found = slots(schedule, after=after, count=count)
    assert found == sorted(set(found))
    days = [slot.astimezone(ZoneInfo(schedule.timezone)).date() for slot in found]
    steps = {
        "daily": [b - a for a, b in zip(days, days[1:], strict=False)],
        "weekly": [(b - a) / 7 for a, b in zip(days, days[1:], strict=False)],
        "monthly": [
            timedelta(days=b.year * 12 + b.month - a.year * 12 - a.month) for a, b in zip(days, days[1:], strict=False)
        ],
    }[schedule.frequency]
    assert set(steps) <= {timedelta(days=1)}


@given(schedules, moments)
def test_a_slot_shows_the_time_that_was_set_unless_the_clock_skips_it(schedule, after):
    zone = ZoneInfo(schedule.timezone)
    slot = next_slot(schedule, after=after).astimezone(zone)
    wanted = datetime.combine(slot.date(), schedule.at, tzinfo=zone)
    exists = wanted.astimezone(UTC).astimezone(zone).time() == schedule.at
    assert slot.time() == schedule.at or not exists or slot.date() != wanted.date()
    assert slot.time() >= schedule.at or not exists


def test_the_slots_of_a_downtime_are_those_after_it_began_until_now():
    found = slots_between(daily(), after=at("2026-01-02 02:00"), until=at("2026-01-05 02:00"))
    assert local(daily(), found) == ["2026-01-03 02:00", "2026-01-04 02:00", "2026-01-05 02:00"]
    assert slots_between(daily(), after=at("2026-01-02 02:00"), until=at("2026-01-03 01:59")) == []


def test_the_slots_of_an_endless_downtime_are_cut_off():
    assert len(slots_between(daily(), after=at("1990-01-01 00:00"), until=at("2026-01-01 00:00"), most=100)) == 100
