"""Membership: who may do what in an account."""

from __future__ import annotations

from django.db import models

from igny8_core.business.accounts.models.account import Account
from igny8_core.business.accounts.models.user import User


class Role(models.TextChoices):
    """What a member may do, from most to least."""

    OWNER = "owner", "Owner"
    ADMIN = "admin", "Admin"
    EDITOR = "editor", "Editor"
    VIEWER = "viewer", "Viewer"


#: Roles that may start, stop and change things.
WRITING_ROLES = (Role.OWNER, Role.ADMIN, Role.EDITOR)
#: Roles that may change what the whole account works with: providers, keys, prompts.
MANAGING_ROLES = (Role.OWNER, Role.ADMIN)


class Membership(models.Model):
    """A person's role in an account."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.EDITOR)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "user"], name="one_membership_per_person")]

    def __str__(self) -> str:
        return f"{self.user} in {self.account}: {self.role}"
