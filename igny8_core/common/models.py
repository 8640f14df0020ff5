"""What every row that belongs to an account has in common."""

from __future__ import annotations

from django.db import models

from igny8_core.common.status_enums import GenerationStatus
from igny8_core.common.tenancy import TenantManager


class AccountOwned(models.Model):
    """Belongs to one account and is only ever seen through the wall."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = TenantManager()

    class Meta:
        abstract = True


class SiteOwned(AccountOwned):
    """Belongs to one site (and, repeated for the wall, to its account)."""

    site = models.ForeignKey("accounts.Site", on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class MachineWorked(SiteOwned):
    """A row that AI functions work on. `generation_status` is the machine's state, not the editor's."""

    generation_status = models.CharField(
        max_length=12, choices=GenerationStatus.choices, default=GenerationStatus.PENDING
    )

    class Meta:
        abstract = True
