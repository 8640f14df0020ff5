"""A breaker per provider and account: after five failures in a row it refuses instead of waiting for more.

Once a minute one call is let through to see whether the provider is back: one, not all that wait. Kept in the cache:
losing it costs a few calls, never work.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache

from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.common.exceptions import (
    InvalidInputError,
    NotAuthenticatedError,
    ProviderError,
    ProviderTimeoutError,
    TooManyRequestsError,
)

FAILURES_TO_OPEN = 5
#: Between two calls that try whether the provider is back.
OPEN_SECONDS = 60
#: How long failures are remembered: longer than five calls that hang take, one after the other.
FAILURES_SECONDS = 3600
MEMORY_SECONDS = 1.0
#: Errors by which a provider shows that it is there.
_ALIVE = (UnusableAnswerError, InvalidInputError, NotAuthenticatedError, TooManyRequestsError)
_clean_at: dict[str, float] = {}


class ProviderDownError(ProviderError):
    """The breaker is open: going on is senseless until the provider is back."""


@contextmanager
def guard(*, provider: str, account_id: int) -> Iterator[None]:
    """Count failures of the call inside; raise ProviderDownError at once while the breaker is open."""
    key = f"breaker:{provider}:{account_id}"
    failures = _failures(key)
    # Whoever can add the key has the turn of this minute; everybody else is refused.
    if failures >= FAILURES_TO_OPEN and not cache.add(_turn(key), 1, OPEN_SECONDS):
        raise ProviderDownError(
            f"{provider} failed {failures} times in a row. The next try is possible in a minute.",
            details={"provider": provider, "failures": failures},
        )
    try:
        yield
    except _ALIVE:
        _close(key, failures)
        raise
    except (ProviderError, ProviderTimeoutError):
        _count(key)
        raise
    _close(key, failures)


def _count(key: str) -> None:
    _clean_at.pop(key, None)
    cache.add(key, 0, FAILURES_SECONDS)
    try:
        failures = cache.incr(key)
    except ValueError:
        # It ran out in this very moment.
        failures = 1
    if failures >= FAILURES_TO_OPEN:
        cache.set(_turn(key), 1, OPEN_SECONDS)


def _close(key: str, failures: int) -> None:
    if failures:
        cache.delete_many([key, _turn(key)])


def _turn(key: str) -> str:
    return f"{key}:turn"


def _failures(key: str) -> int:
    """Failures in a row. A key that was clean is not looked up again within a second: most calls go well."""
    if time.monotonic() - _clean_at.get(key, -MEMORY_SECONDS) < MEMORY_SECONDS:
        return 0
    failures = int(cache.get(key, 0))
    if not failures:
        _clean_at[key] = time.monotonic()
    return failures
