"""Celery's door to the outbox."""

from __future__ import annotations

from celery import shared_task

from igny8_core.business.notifications.services.notify import DELIVER_TASK
from igny8_core.business.notifications.services.outbox import deliver_due
from igny8_core.common.doorbell import ring_on_commit


@shared_task(name=DELIVER_TASK)
def deliver() -> None:
    """Send what is due; ring again when a slice was not enough."""
    if deliver_due():
        ring_on_commit(DELIVER_TASK)
