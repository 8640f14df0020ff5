"""UserSession: where somebody is logged in, so that they can look and end it."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class UserSession(models.Model):
    """Written at the login; gone with the session. A person's own, of no account."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sessions")
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=80)
    address = models.GenericIPAddressField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user}: {self.device}"
