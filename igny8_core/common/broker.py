"""Whether the broker answers. One small client of its own with short limits: a check must never hang."""

from __future__ import annotations

from functools import lru_cache

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

SECONDS = 1.0


def ping() -> None:
    """Raises redis.RedisError or OSError when the broker does not answer; without a broker of its own, never."""
    if settings.REDIS_URL:
        _client(settings.REDIS_URL).ping()


@lru_cache(maxsize=2)
def _client(url: str) -> redis.Redis:
    # By itself the client tries for seconds, with pauses that grow.
    once = Retry(NoBackoff(), 0)
    if url.startswith("unix:"):
        return redis.Redis.from_url(url, socket_timeout=SECONDS, retry=once)
    return redis.Redis.from_url(url, socket_timeout=SECONDS, socket_connect_timeout=SECONDS, retry=once)
