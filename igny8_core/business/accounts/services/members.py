"""Who belongs to an account, and as what."""

from __future__ import annotations

from igny8_core.business.accounts.models import Account, Membership, Role, User


def add_member(*, account: Account, user: User, role: Role) -> Membership:
    """Give a person a role in an account (or change it)."""
    return Membership.objects.update_or_create(account=account, user=user, defaults={"role": role})[0]
