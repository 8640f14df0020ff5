"""The part of a Celery worker that looks after its numbers, and serves them itself where WORKER_METRICS_PORT is set."""

from __future__ import annotations

import logging
import threading
from typing import Any

from celery import bootsteps
from django.conf import settings
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.multiprocess import MultiProcessCollector

from igny8_core.common.metrics import files

log = logging.getLogger(__name__)


class MetricsStep(bootsteps.StartStopStep):
    """Starts with the worker: folds the numbers of dead processes, and keeps its own from being taken for dead."""

    def __init__(self, parent: Any, **options: Any) -> None:
        super().__init__(parent, **options)
        self._stopped = threading.Event()

    def start(self, parent: Any) -> None:
        """The worker is up."""
        safely(files.fold_dead)
        if settings.METRICS_PORT:
            safely(serve)
        threading.Thread(target=self._run, name="metrics", daemon=True).start()

    def stop(self, parent: Any) -> None:
        """The worker goes down; its numbers stay."""
        self._stopped.set()

    def _run(self) -> None:
        while not self._stopped.wait(files.DEAD_AFTER_SECONDS / 6):
            safely(files.touch)


def serve() -> None:
    """Numbers of the processes that share this host's folder, at http://…:WORKER_METRICS_PORT/metrics."""
    files.folder().mkdir(parents=True, exist_ok=True)
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=str(files.folder()))
    start_http_server(settings.METRICS_PORT, addr=settings.METRICS_ADDRESS, registry=registry)


def safely(act: Any) -> None:
    """A worker that cannot count works all the same."""
    try:
        act()
    except Exception as error:  # noqa: BLE001
        log.warning("Metrics: %s", error)
