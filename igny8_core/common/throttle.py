"""A limit on how often something may be asked for. Kept in the cache: losing it allows a few times more, no harm."""

from __future__ import annotations

import time

from django.core.cache import cache

from igny8_core.common.exceptions import TooManyRequestsError


def throttle(*, what: str, key: str, most: int, seconds: int) -> None:
    """Count one more use of `key`; raises TooManyRequestsError when there were `most` in this span of `seconds`."""
    now = time.time()
    span = int(now // seconds)
    name = f"throttle:{key}:{span}"
    # The span is part of the name: `incr` keeps the end of an entry's life, but not in every cache.
    used = 1 if cache.add(name, 1, seconds) else _one_more(name)
    if used > most:
        wait = max(1, round((span + 1) * seconds - now))
        raise TooManyRequestsError(
            f"{what} {most} times a minute at most. Try again in {wait} s.", details={"retry_after": wait}
        )


def _one_more(name: str) -> int:
    try:
        return int(cache.incr(name))
    except ValueError:
        return 1  # the cache was emptied a moment ago
