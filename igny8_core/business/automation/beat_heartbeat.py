"""The scheduler process: what it sends is its sign of life, and what an operator changed stays changed."""

from __future__ import annotations

import logging
import socket
import time
from typing import Any

from django.conf import settings
from django.db import connection
from django_celery_beat.models import PeriodicTask
from django_celery_beat.schedulers import DatabaseScheduler

from igny8_core.business.automation.models import WorkerHeartbeat
from igny8_core.business.automation.services.heartbeat import beat

log = logging.getLogger(__name__)


class Scheduler(DatabaseScheduler):  # type: ignore[misc]
    """Celery's scheduler with its table in the database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._name = f"beat@{socket.gethostname()}"
        self._beat_at = -float("inf")
        super().__init__(*args, **kwargs)

    def update_from_dict(self, mapping: dict[str, Any]) -> None:
        """Add the entries of the program that the table does not have; the others are the operator's."""
        there = set(PeriodicTask.objects.filter(name__in=mapping).values_list("name", flat=True))
        super().update_from_dict({name: entry for name, entry in mapping.items() if name not in there})

    def apply_async(self, *args: Any, **kwargs: Any) -> Any:
        """Send what is due. Only what the broker took is a sign of life."""
        sent = super().apply_async(*args, **kwargs)
        self._sign_of_life()
        return sent

    def _sign_of_life(self) -> None:
        if time.monotonic() - self._beat_at < settings.HEARTBEAT_SECONDS:
            return
        try:
            beat(self._name, kind=WorkerHeartbeat.Kind.BEAT)
            self._beat_at = time.monotonic()
        except Exception as error:  # noqa: BLE001 - a database that restarts must not end the scheduler
            log.warning("No heartbeat of the scheduler: %s", error)
            connection.close()
