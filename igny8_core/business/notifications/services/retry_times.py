"""When a message that could not be delivered is tried again, and when it is given up."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

FIRST_MINUTES = 1.0
LONGEST_MINUTES = 360.0
GIVE_UP_AFTER = timedelta(days=3)


def next_try(*, attempts: int, written_at: datetime, now: datetime) -> datetime | None:
    """1, 2, 4 … 360 minutes from `now` after the first, second … attempt; None once three days are over.

    A fifth more or less by chance: what failed together must not come back together.
    """
    if now - written_at >= GIVE_UP_AFTER:
        return None
    minutes = min(FIRST_MINUTES * 2.0 ** min(attempts - 1, 20), LONGEST_MINUTES)
    return now + timedelta(minutes=minutes * random.uniform(0.8, 1.2))
