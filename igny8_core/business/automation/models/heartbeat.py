"""A sign of life from each worker, and from the scheduler."""

from __future__ import annotations

from django.db import models


class WorkerHeartbeat(models.Model):
    """When a worker was last seen. Kept in the database so that every web node sees it, and the cache may be lost."""

    class Kind(models.TextChoices):
        WORKER = "worker", "Worker"
        BEAT = "beat", "Scheduler"

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=6, choices=Kind.choices, default=Kind.WORKER)
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.name} at {self.seen_at:%Y-%m-%d %H:%M:%S}"
