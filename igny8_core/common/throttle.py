"""A limit on how often something may be asked for. Kept in the cache: losing it allows a few times more, no harm."""

from __future__ import annotations

import time

from django.core.cache import cache

from igny8_core.common.exceptions import TooManyRequestsError

_SPANS = {60: "a minute", 3600: "an hour"}


def throttle(*, what: str, key: str, most: int, seconds: int) -> None:
    """Count one more use of `key`; raises TooManyRequestsError when there were `most` in this span of `seconds`."""
    used, wait = use(key, seconds=seconds)
    if used > most:
        raise TooManyRequestsError(
            f"{what} {most} times {_SPANS[seconds]} at most. Try again in {wait} s.", details={"retry_after": wait}
        )


def use(key: str, *, seconds: int) -> tuple[int, int]:
    """Count one more use of `key`: how many there were in this span, and how many seconds of it are left."""
    now = time.time()
    span = int(now // seconds)
    name = f"throttle:{key}:{span}"
    # The span is part of the name: `incr` keeps the end of an entry's life, but not in every cache.
    used = 1 if cache.add(name, 1, seconds) else _one_more(name)
    return used, max(1, round((span + 1) * seconds - now))


def _one_more(name: str) -> int:
    try:
        return int(cache.incr(name))
    except ValueError:
        return 1  # the cache was emptied a moment ago
