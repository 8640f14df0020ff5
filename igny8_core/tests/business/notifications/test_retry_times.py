from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from igny8_core.business.notifications.services.retry_times import next_try

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "attempts, minutes", [(1, 1), (2, 2), (3, 4), (4, 8), (9, 256), (10, 360), (11, 360), (5000, 360)]
)
def test_each_wait_is_twice_the_one_before_until_six_hours(attempts, minutes):
    for _ in range(20):
        at = next_try(attempts=attempts, written_at=NOW, now=NOW)
        assert 0.8 * minutes <= (at - NOW) / timedelta(minutes=1) <= 1.2 * minutes


def test_what_failed_together_does_not_come_back_together():
    assert len({next_try(attempts=5, written_at=NOW, now=NOW) for _ in range(20)}) > 10


def test_after_three_days_there_is_no_next_try():
    written = NOW - timedelta(days=3)
    assert next_try(attempts=3, written_at=written, now=NOW) is None
    assert next_try(attempts=3, written_at=written + timedelta(seconds=1), now=NOW)
