"""Finds tasks that a person asked for and nobody works on: lost messages, dead workers, retries that are due."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from igny8_core.ai.engine import claimable, in_turn
from igny8_core.ai.enqueue import TASK_NAME
from igny8_core.ai.models import AITask
from igny8_core.common.doorbell import ring_on_commit

#: A message younger than this is probably just on its way.
GRACE_SECONDS = 10
MOST = 500


def sweep_tasks() -> int:
    """Ring for each such task; returns how many. Ringing twice is harmless: a claim is taken once."""
    quiet_since = timezone.now() - timedelta(seconds=GRACE_SECONDS)
    waiting = AITask.objects.filter(claimable(), in_turn(), updated_at__lt=quiet_since)
    ids = list(waiting.order_by("created_at").values_list("pk", flat=True)[:MOST])
    for pk in ids:
        ring_on_commit(TASK_NAME, str(pk))
    return len(ids)
