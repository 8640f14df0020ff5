"""Invitation: somebody is asked into an account by e-mail."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from igny8_core.business.accounts.models.membership import Role
from igny8_core.common.models import AccountOwned


class InvitationStatus(models.TextChoices):
    """What became of it. What is pending may have expired.

    pending ──► accepted │ revoked
    """

    PENDING = "pending", "Pending"
    ACCEPTED = "accepted", "Accepted"
    REVOKED = "revoked", "Revoked"


class Invitation(AccountOwned):
    """Its link is signed and made anew whenever it is sent: the database alone lets nobody in."""

    email = models.EmailField(help_text="In lower case")
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.EDITOR)
    status = models.CharField(max_length=8, choices=InvitationStatus.choices, default=InvitationStatus.PENDING)
    nonce = models.CharField(max_length=22, help_text="Part of the link: another one ends the links sent before")
    expires_at = models.DateTimeField()
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "email"], condition=Q(status="pending"), name="one_open_invitation_per_address"
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} to {self.account}: {self.status}"

    @property
    def is_expired(self) -> bool:
        """True once its link is too old."""
        return self.expires_at <= timezone.now()
