"""Notification: something that one person should know of, shown in the dashboard."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from igny8_core.common.models import AccountOwned


class Notification(AccountOwned):
    """A row per recipient, so that each reads their own."""

    class Kind(models.TextChoices):
        RUN_COMPLETED = "run.completed", "Run completed"
        RUN_FAILED = "run.failed", "Run failed"
        RUN_PAUSED = "run.paused", "Run paused"

    class Level(models.TextChoices):
        SUCCESS = "success", "Success"
        WARNING = "warning", "Warning"
        ERROR = "error", "Error"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    site = models.ForeignKey("accounts.Site", on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    level = models.CharField(max_length=7, choices=Level.choices)
    title = models.CharField(max_length=250)
    sentence = models.TextField(blank=True)
    link = models.CharField(max_length=300, blank=True, help_text="Path in the dashboard")
    data = models.JSONField(default=dict)
    key = models.CharField(max_length=120, help_text="What it is about: one row for each person and key")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_notification_per_person_and_key")]
        indexes = [
            models.Index(fields=["user", "-id"]),
            # The bell asks for the number of unread ones, of which there are few.
            models.Index(fields=["user"], condition=Q(read_at__isnull=True), name="unread_notifications"),
        ]

    def __str__(self) -> str:
        return self.title
