"""The text that Prometheus reads: the numbers of all processes, and whatever else the asker collects."""

from __future__ import annotations

import fcntl
import logging
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from igny8_core.common.metrics import files

log = logging.getLogger(__name__)


def numbers_of_processes() -> bytes:
    """Counters and histograms of every process that shares the folder; empty before the first, or without a disk."""
    try:
        with files.locked(fcntl.LOCK_SH):
            registry = CollectorRegistry()
            MultiProcessCollector(registry, path=str(files.folder()))
            return generate_latest(registry)
    except (OSError, ValueError) as error:
        log.warning("No numbers of processes: %s", error)
        return b""


def numbers_of(collector: Any) -> bytes:
    """What `collector` says now."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(collector)
    return generate_latest(registry)
