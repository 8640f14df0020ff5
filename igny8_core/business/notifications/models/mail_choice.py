"""MailChoice: whether a member wants notices by e-mail."""

from __future__ import annotations

from django.db import models

from igny8_core.common.tenancy import TenantManager


class MailChoice(models.Model):
    """A row once a member has chosen; without one, the role decides."""

    membership = models.OneToOneField("accounts.Membership", on_delete=models.CASCADE, related_name="mail_choice")
    by_email = models.BooleanField()

    objects = TenantManager(path="membership__account_id")

    def __str__(self) -> str:
        return f"{self.membership}: {'by e-mail' if self.by_email else 'in the dashboard only'}"
