"""Step 1: take a task, or steal it from a worker whose lease ran out. One statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from igny8_core.ai.engine.execution import Execution
from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.ai.tracker import StepTracker
from igny8_core.common.faults import fault_point
from igny8_core.common.rows import update_row
from igny8_core.common.status_enums import GenerationStatus


@dataclass(frozen=True)
class Permit:
    """Constant SQL that must hold for a claim, and its values."""

    sql: str
    params: tuple[Any, ...]


def claimable() -> Q:
    """Due and pending, or in work with a lease that ran out."""
    now = timezone.now()
    due = Q(not_before__isnull=True) | Q(not_before__lte=now)
    return (Q(status=GenerationStatus.PENDING) & due) | Q(status=GenerationStatus.PROCESSING, lease_until__lt=now)


def claim(*, task: AITask, permit: Permit | None = None) -> Execution | None:
    """Claim `task`, read a moment ago as claimable, or None when someone else was quicker.

    `permit` is a condition of the asker: a claim for a run that was paused or taken over a moment ago moves no row,
    because the condition is part of the same statement.
    """
    now = timezone.now()
    function = function_named(task.function)
    message = function.prep_message(task)
    # Exactly as it was read: a claim changes the token, a renewal changes the lease.
    as_read = {"id": task.pk, "status": task.status, "lease_token": task.lease_token}
    if task.lease_until is not None:
        as_read["lease_until"] = task.lease_until
    moved = update_row(
        AITask,
        where=as_read,
        changes={
            "status": GenerationStatus.PROCESSING,
            "lease_token": task.lease_token + 1,
            "lease_until": now + timedelta(seconds=settings.LEASE_SECONDS),
            "started_at": now,
            "phase": "PREP",
            "percentage": 10,
            "message": message[:300],
            "steps": [],
            "error": None,
        },
        also=permit.sql if permit else "",
        also_params=permit.params if permit else (),
    )
    if moved != 1:
        return None
    task.lease_token += 1
    task.started_at = now
    tracker = StepTracker(items_total=len(task.input_ids))
    tracker.update_step("PREP", message)
    fault_point("after_claim")
    return Execution(task=task, function=function, tracker=tracker, started_at=now)
