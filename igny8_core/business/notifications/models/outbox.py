"""OutboxMessage: a mail or a call of a webhook that is to be made, in the database until it is."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from igny8_core.common.models import AccountOwned


class OutboxMessage(AccountOwned):
    """Written in the transaction of what it tells about; sent later, by whoever holds its lease.

    pending ──► sending ──► sent
       ▲           ├──────► failed (for good, or tried for three days)
       └───────────┘ (a later try)
    """

    class Kind(models.TextChoices):
        EMAIL = "email", "E-mail"
        WEBHOOK = "webhook", "Webhook"
        # To one person about how they get in. Of its own kind, so that it never waits behind notices.
        LETTER = "letter", "Letter"

    class Status(models.TextChoices):
        PENDING = "pending", "Pending"
        SENDING = "sending", "Sending"
        SENT = "sent", "Sent"
        FAILED = "failed", "Failed"

    # A forgotten password is nobody's account's affair.
    account = models.ForeignKey(  # type: ignore[assignment]
        "accounts.Account", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=7, choices=Kind.choices)
    site = models.ForeignKey("accounts.Site", on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    destination = models.CharField(max_length=300, help_text="As it was when this was written")
    subject = models.CharField(max_length=250)
    payload = models.JSONField(default=dict)
    status = models.CharField(max_length=7, choices=Status.choices, default=Status.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    #: Grows with every sender: one that was frozen and comes back finds another number and writes nothing.
    lease_token = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    delivery_id = models.UUIDField(default=uuid.uuid4, unique=True, help_text="The same at every try")
    key = models.CharField(max_length=160, unique=True, help_text="What it is about: one message, whatever happens")

    class Meta:
        indexes = [models.Index(fields=["status", "not_before"])]

    def __str__(self) -> str:
        return f"{self.kind} to {self.destination}: {self.subject}"
