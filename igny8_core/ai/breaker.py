"""A breaker per provider and account: after five failures in a row it refuses for a minute instead of waiting for more.

Kept in the cache: losing it costs a few calls, never work.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache

from igny8_core.common.exceptions import ProviderError, ProviderTimeoutError

FAILURES_TO_OPEN = 5
OPEN_SECONDS = 60
MEMORY_SECONDS = 1.0
_clean_at: dict[str, float] = {}


class ProviderDownError(ProviderError):
    """The breaker is open: going on is senseless until the provider is back."""


@contextmanager
def guard(*, provider: str, account_id: int) -> Iterator[None]:
    """Count failures of the call inside; raise ProviderDownError at once while the breaker is open."""
    key = f"breaker:{provider}:{account_id}"
    failures = _failures(key)
    if failures >= FAILURES_TO_OPEN:
        raise ProviderDownError(
            f"{provider} failed {failures} times in a row. The next try is possible in a minute.",
            details={"provider": provider, "failures": failures},
        )
    try:
        yield
    except (ProviderError, ProviderTimeoutError):
        _clean_at.pop(key, None)
        cache.set(key, failures + 1, OPEN_SECONDS)
        raise
    if failures:
        cache.delete(key)


def _failures(key: str) -> int:
    """Failures in a row. A key that was clean is not looked up again within a second: most calls go well."""
    if time.monotonic() - _clean_at.get(key, -MEMORY_SECONDS) < MEMORY_SECONDS:
        return 0
    failures = int(cache.get(key, 0))
    if not failures:
        _clean_at[key] = time.monotonic()
    return failures
