"""ApiKey: how a program gets in, in the name of a member."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from igny8_core.business.accounts.models.membership import Membership
from igny8_core.common.models import AccountOwned


class Scope(models.TextChoices):
    """What a key may do at most; each includes the one before. The role of its member is the other limit."""

    READ = "read", "Read"
    WRITE = "write", "Read and write"
    MANAGE = "manage", "Read, write and manage"


class KeyStatus(models.TextChoices):
    """Whether a key still opens anything."""

    ACTIVE = "active", "Active"
    EXPIRED = "expired", "Expired"
    REVOKED = "revoked", "Revoked"


class ApiKey(AccountOwned):
    """Stored as a hash: the key itself is shown once. It ends with the membership of whoever made it."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=20, unique=True, help_text="The beginning, to tell keys apart")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the whole key")
    scope = models.CharField(max_length=6, choices=Scope.choices, default=Scope.READ)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def status(self) -> KeyStatus:
        """As of now."""
        if self.revoked_at:
            return KeyStatus.REVOKED
        over = self.expires_at is not None and self.expires_at <= timezone.now()
        return KeyStatus.EXPIRED if over else KeyStatus.ACTIVE

    def allows(self, scope: str) -> bool:
        """True when the key reaches as far as `scope`."""
        return Scope.values.index(self.scope) >= Scope.values.index(scope)
