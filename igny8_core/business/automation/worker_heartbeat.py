"""The part of a Celery worker that says every few seconds that it lives."""

from __future__ import annotations

import logging
import threading
from typing import Any

from celery import bootsteps
from django.conf import settings
from django.db import close_old_connections, connection

from igny8_core.business.automation.services.heartbeat import beat, forget

log = logging.getLogger(__name__)


class HeartbeatStep(bootsteps.StartStopStep):
    """Starts with the worker, ends with it. A thread of its own: a busy pool must not look dead."""

    def __init__(self, parent: Any, **options: Any) -> None:
        super().__init__(parent, **options)
        self._stopped = threading.Event()
        self._name = ""

    def start(self, parent: Any) -> None:
        """The worker is up."""
        self._name = parent.hostname
        threading.Thread(target=self._run, name="heartbeat", daemon=True).start()

    def stop(self, parent: Any) -> None:
        """The worker goes down in good order."""
        self._stopped.set()
        self._safely(forget)

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._safely(beat)
            self._stopped.wait(settings.HEARTBEAT_SECONDS)

    def _safely(self, act: Any) -> None:
        try:
            close_old_connections()
            act(self._name)
        except Exception as error:  # noqa: BLE001 - a database that restarts must not end the heartbeat
            log.warning("No heartbeat: %s", error)
            connection.close()
