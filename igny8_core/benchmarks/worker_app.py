"""The worker of the benchmark: the product's own app, a plain chain beside it, and a stopwatch."""

from __future__ import annotations

import time
from typing import Any

import django

django.setup()

from celery import bootsteps  # noqa: E402
from django.core.cache import cache  # noqa: E402

from igny8_core.benchmarks.stopwatch import Stopwatch  # noqa: E402
from igny8_core.celery import app  # noqa: E402

stopwatch = Stopwatch()


class WatchStep(bootsteps.StartStopStep):
    """Starts the watch once Django is ready."""

    def start(self, parent: Any) -> None:
        """Wrap the functions."""
        stopwatch.watch()


app.steps["worker"].add(WatchStep)


@app.task(name="bench.link")
def link(number: int) -> None:
    """One link of the chain: does nothing, saves nothing."""


@app.task(name="bench.mark")
def mark(key: str) -> None:
    """Write down the time, the processor time of this worker, and what the functions took; start the watch anew."""
    figures = {
        "at": time.time(),
        "cpu": time.process_time(),
        "function_wall": stopwatch.wall,
        "function_cpu": stopwatch.cpu,
    }
    stopwatch.reset()
    cache.set(key, figures, 600)
