"""Signs of life of workers and of the scheduler."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from igny8_core.business.automation.models import WorkerHeartbeat

FORGET_AFTER = timedelta(days=1)


def beat(name: str, *, kind: str = WorkerHeartbeat.Kind.WORKER) -> None:
    """This worker (or scheduler) lives."""
    now = timezone.now()
    WorkerHeartbeat.objects.update_or_create(name=name[:200], defaults={"kind": kind, "seen_at": now})


def forget(name: str) -> None:
    """This worker says goodbye: the dashboard need not wait for its silence. Long-dead others go with it."""
    WorkerHeartbeat.objects.filter(name=name[:200]).delete()
    WorkerHeartbeat.objects.filter(seen_at__lt=timezone.now() - FORGET_AFTER).delete()
