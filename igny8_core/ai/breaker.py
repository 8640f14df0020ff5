"""A breaker per provider and account: after five failures in a row it refuses for a minute instead of waiting for more.

Kept in the cache: losing it costs a few calls, never work.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache

from igny8_core.common.exceptions import ProviderError, ProviderTimeoutError

FAILURES_TO_OPEN = 5
OPEN_SECONDS = 60


class ProviderDownError(ProviderError):
    """The breaker is open: going on is senseless until the provider is back."""


@contextmanager
def guard(*, provider: str, account_id: int) -> Iterator[None]:
    """Count failures of the call inside; raise ProviderDownError at once while the breaker is open."""
    key = f"breaker:{provider}:{account_id}"
    failures = int(cache.get(key, 0))
    if failures >= FAILURES_TO_OPEN:
        raise ProviderDownError(
            f"{provider} failed {failures} times in a row. The next try is possible in a minute.",
            details={"provider": provider, "failures": failures},
        )
    try:
        yield
    except (ProviderError, ProviderTimeoutError):
        cache.set(key, failures + 1, OPEN_SECONDS)
        raise
    if failures:
        cache.delete(key)
