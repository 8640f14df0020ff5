"""Whether anybody is there to do the work."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from igny8_core.business.automation.models import WorkerHeartbeat

NO_WORKER = "No worker is running, so nothing moves. Start one with “make run” or “celery worker”."


def a_worker_lives() -> bool:
    """Whether one gave a sign of life lately."""
    lately = timezone.now() - timedelta(seconds=settings.WORKER_SILENT_AFTER_SECONDS)
    return WorkerHeartbeat.objects.filter(kind=WorkerHeartbeat.Kind.WORKER, seen_at__gte=lately).exists()
