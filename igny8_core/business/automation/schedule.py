"""When a schedule is due next. Pure: a config and an instant in, an instant out.

Slots follow the calendar of the site's time zone, so they neither drift nor break at daylight saving: a 02:30 that does
not exist runs at 03:30, a 02:30 that exists twice runs once (the first), the 31st of a short month is its last day.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Schedule:
    """`weekday` counts from 0 = Monday; `day_of_month` is 1-31."""

    frequency: str
    at: time
    weekday: int
    day_of_month: int
    timezone: str

    def sentence(self) -> str:
        """`Weekly on Monday at 02:00 (Europe/Berlin)`."""
        days = {
            "daily": "Daily",
            "weekly": f"Weekly on {WEEKDAYS[self.weekday]}",
            "monthly": f"Monthly on day {self.day_of_month}",
        }
        return f"{days[self.frequency]} at {self.at:%H:%M} ({self.timezone})"


def next_slot(schedule: Schedule, *, after: datetime) -> datetime:
    """The first slot strictly later than `after` (aware), in UTC."""
    zone = ZoneInfo(schedule.timezone)
    for day in _days(schedule, after.astimezone(zone).date()):
        # fold=0 is the first of two equal times; a time in a gap is read with the offset before it: it lands after.
        slot = datetime.combine(day, schedule.at, tzinfo=zone).astimezone(UTC)
        if slot > after:
            return slot
    raise AssertionError("the calendar does not end")


def slots_between(schedule: Schedule, *, after: datetime, until: datetime, most: int = 1000) -> list[datetime]:
    """Slots later than `after` and not later than `until`, oldest first; the first `most` of them."""
    slots: list[datetime] = []
    slot = next_slot(schedule, after=after)
    while slot <= until and len(slots) < most:
        slots.append(slot)
        slot = next_slot(schedule, after=slot)
    return slots


def _days(schedule: Schedule, start: date) -> Iterator[date]:
    if schedule.frequency == "monthly":
        yield from _month_days(schedule.day_of_month, start)
    step = 7 if schedule.frequency == "weekly" else 1
    # From the day before: at the date line the slot of yesterday's date may still lie ahead.
    first = start - timedelta(days=1)
    if schedule.frequency == "weekly":
        first -= timedelta(days=(first.weekday() - schedule.weekday) % 7)
    for n in count():
        yield first + timedelta(days=n * step)


def _month_days(day: int, start: date) -> Iterator[date]:
    for n in count():
        year, month = divmod(start.year * 12 + start.month - 1 + n, 12)
        yield date(year, month + 1, min(day, calendar.monthrange(year, month + 1)[1]))
