"""SiteWebhook: where a site's own software hears of its runs."""

from __future__ import annotations

from django.db import models

from igny8_core.common.encryption import EncryptedTextField
from igny8_core.common.models import AccountOwned


class SiteWebhook(AccountOwned):
    """An address, the secret that signs what is sent there, and how the last delivery went."""

    site = models.OneToOneField("accounts.Site", on_delete=models.CASCADE, related_name="webhook")
    url = models.CharField(max_length=300)
    secret = EncryptedTextField()
    enabled = models.BooleanField(default=True)
    last_at = models.DateTimeField(null=True, blank=True)
    last_status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="HTTP status of the last answer")
    last_sentence = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Webhook of {self.site}"
