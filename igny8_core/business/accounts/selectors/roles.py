"""Who may see and do what."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from igny8_core.business.accounts.models import MANAGING_ROLES, WRITING_ROLES, Membership, Role
from igny8_core.common.exceptions import NotFoundError


def account_ids_of(*, user_id: int) -> QuerySet[Membership, Any]:
    """The accounts a person belongs to, as a subquery."""
    return Membership.objects.filter(user_id=user_id).values("account_id")


def may_write(*, user_id: int, account_id: int) -> bool:
    """Owners, admins and editors may change things; viewers look."""
    return Membership.objects.filter(user_id=user_id, account_id=account_id, role__in=WRITING_ROLES).exists()


def may_manage(*, user_id: int, account_id: int) -> bool:
    """Owners and admins may change what the whole account works with."""
    return Membership.objects.filter(user_id=user_id, account_id=account_id, role__in=MANAGING_ROLES).exists()


def membership_of(*, user_id: int, account_id: int) -> Membership:
    """A person's membership. Raises NotFoundError."""
    member = Membership.objects.filter(user_id=user_id, account_id=account_id).select_related("user", "account").first()
    if member is None:
        raise NotFoundError("This account does not exist.")
    return member


def roles_given_by(role: str) -> list[Role]:
    """Which roles a member may give, and whose members they may manage: owners all, admins editors and viewers."""
    if role == Role.OWNER:
        return list(Role)
    return [Role.EDITOR, Role.VIEWER] if role == Role.ADMIN else []
