"""The journal of a run, line by line."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from igny8_core.common.tenancy import TenantManager


class AutomationEvent(models.Model):
    """One sentence about a run: when, at which stage (none: the run itself), how serious, and the figures behind it."""

    class Level(models.TextChoices):
        INFO = "info", "Info"
        SUCCESS = "success", "Success"
        WARNING = "warning", "Warning"
        ERROR = "error", "Error"

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    run = models.ForeignKey("automation.AutomationRun", on_delete=models.CASCADE, related_name="events", db_index=False)
    created_at = models.DateTimeField(default=timezone.now)
    stage = models.PositiveSmallIntegerField(null=True, blank=True)
    level = models.CharField(max_length=7, choices=Level.choices, default=Level.INFO)
    message = models.CharField(max_length=500)
    data = models.JSONField(default=dict)

    objects = TenantManager()

    class Meta:
        indexes = [models.Index(fields=["run", "-id"])]

    def __str__(self) -> str:
        return self.message
