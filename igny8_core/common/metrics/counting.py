"""The numbers themselves. `batch_done` and `provider_call` are all that the rest of the program knows."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Histogram, values

from igny8_core.common.metrics import files

log = logging.getLogger(__name__)
# Before the first metric: the library decides here whether numbers are kept in files, and under whose name.
values.ValueClass = values.MultiProcessValue(files.process_name)

SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900)
_registry = CollectorRegistry()
BATCH_SECONDS = Histogram(
    "igny8_batch_seconds",
    "From the claim of a batch to its save or failure",
    ["function", "outcome"],
    buckets=SECONDS,
    registry=_registry,
)
PROVIDER_SECONDS = Histogram(
    "igny8_provider_call_seconds",
    "How long a provider took to answer or to fail",
    ["provider", "function"],
    buckets=SECONDS,
    registry=_registry,
)
PROVIDER_ERRORS = Counter(
    "igny8_provider_errors", "Provider calls that failed, by kind of error", ["provider", "error"], registry=_registry
)
_state: dict[str, str | None] = {"ready_for": None, "refused": None}


def batch_done(*, function: str, outcome: str, seconds: float) -> None:
    """A batch is over: outcome is saved, retried, failed, stopped or stale."""
    _count(lambda: BATCH_SECONDS.labels(function, outcome).observe(max(seconds, 0)))


@contextmanager
def provider_call(*, provider: str, function: str) -> Iterator[None]:
    """Count the call inside, with its error if it fails."""
    began = time.monotonic()
    try:
        yield
    except Exception as error:
        name = type(error).__name__
        _count(lambda: PROVIDER_ERRORS.labels(provider, name).inc())
        raise
    finally:
        seconds = time.monotonic() - began
        _count(lambda: PROVIDER_SECONDS.labels(provider, function).observe(seconds))


def _count(change: Callable[[], None]) -> None:
    me = files.process_name()
    if _state["refused"] == me:
        return
    try:
        if _state["ready_for"] != me:
            files.make_room()
            _state["ready_for"] = me
        change()
    except Exception as error:  # noqa: BLE001 - no work may fail because it could not be counted
        _state["refused"] = me
        log.warning("Metrics are off in this process: %s", error)
