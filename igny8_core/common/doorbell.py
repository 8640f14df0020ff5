"""Ringing a worker: send a Celery task by name once the transaction is through.

The database is the queue, a message only says "look". A broker that is down therefore costs time (until the next
sweep), never work, and never fails the commit that rang.
"""

from __future__ import annotations

import logging
from typing import Any

from celery import current_app
from django.db import transaction

from igny8_core.common.faults import fault_point

log = logging.getLogger(__name__)


def ring_on_commit(task_name: str, *args: Any, after_seconds: float = 0, task_id: str | None = None) -> None:
    """Send `task_name(*args)` after the commit; at once when no transaction is open."""
    transaction.on_commit(lambda: _send(task_name, args, after_seconds, task_id), robust=True)


def _send(task_name: str, args: tuple[Any, ...], after_seconds: float, task_id: str | None) -> None:
    fault_point("before_ring")
    try:
        current_app.send_task(task_name, args=args, countdown=after_seconds or None, task_id=task_id)
    except Exception as error:  # noqa: BLE001 - whatever the broker's client raises, the sweeper will ring again
        log.warning("The broker did not take %s: %s. The sweeper will ring again.", task_name, error)
