"""Step 1: take a task, or steal it from a worker whose lease ran out. One statement."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from igny8_core.ai.engine.execution import Execution
from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.ai.tracker import StepTracker
from igny8_core.common.faults import fault_point
from igny8_core.common.status_enums import GenerationStatus


def claimable() -> Q:
    """Due and pending, or in work with a lease that ran out."""
    now = timezone.now()
    due = Q(not_before__isnull=True) | Q(not_before__lte=now)
    return (Q(status=GenerationStatus.PENDING) & due) | Q(status=GenerationStatus.PROCESSING, lease_until__lt=now)


def claim(*, task: AITask, permitted: QuerySet[Any] | None = None) -> Execution | None:
    """Claim `task` as it was read, or None when someone else was quicker.

    `permitted` is a subquery of run ids: a claim for a run that was paused or taken over a moment ago moves no row,
    because the condition is part of the same statement.
    """
    now = timezone.now()
    function = function_named(task.function)
    message = function.prep_message(task)
    guard = AITask.objects.filter(claimable(), pk=task.pk, lease_token=task.lease_token)
    if permitted is not None:
        guard = guard.filter(run_id__in=permitted)
    moved = guard.update(
        status=GenerationStatus.PROCESSING,
        lease_token=F("lease_token") + 1,
        lease_until=now + timedelta(seconds=settings.LEASE_SECONDS),
        started_at=now,
        phase="PREP",
        percentage=10,
        message=message[:300],
        error=None,
    )
    if moved != 1:
        return None
    task.lease_token += 1
    task.started_at = now
    tracker = StepTracker(items_total=len(task.input_ids))
    tracker.update_step("PREP", message)
    fault_point("after_claim")
    return Execution(task=task, function=function, tracker=tracker, started_at=now)
