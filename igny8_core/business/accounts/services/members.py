"""Who belongs to an account, and as what. An account always has an owner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from igny8_core.business.accounts.models import Account, Membership, Role, User
from igny8_core.business.accounts.selectors.roles import roles_given_by
from igny8_core.common.exceptions import ConflictError, NotAllowedError, NotFoundError


class LastOwnerError(ConflictError):
    """Without an owner nobody could manage the account any more."""

    action = None


def add_member(*, account: Account, user: User, role: Role) -> Membership:
    """Give a person a role in an account (or change it)."""
    return Membership.objects.update_or_create(account=account, user=user, defaults={"role": role})[0]


def change_role(*, actor_id: int, member: Membership, role: str) -> None:
    """Raises NotAllowedError for what the actor's role does not reach, LastOwnerError for the last owner."""
    with _one_at_a_time(member, actor_id) as (actor, current):
        _check_reach(actor, current.role, role)
        if role != Role.OWNER:
            _keep_an_owner(current, "Make somebody else an owner first: an account needs one.")
        current.role = role
        current.save(update_fields=["role"])
    member.role = role


def remove_member(*, actor_id: int, member: Membership) -> None:
    """End a membership, with the API keys that were made by it. Everybody may leave by themselves.

    Raises NotAllowedError for what the actor's role does not reach, LastOwnerError for the last owner.
    """
    with _one_at_a_time(member, actor_id) as (actor, current):
        if current.pk != actor.pk:
            _check_reach(actor, current.role)
        _keep_an_owner(current, "The last owner cannot leave. Make somebody else an owner first.")
        current.delete()


def check_may_give(*, actor: Membership, role: str) -> None:
    """Raises NotAllowedError for a role that is not the actor's to give."""
    _check_reach(actor, role)


@contextmanager
def _one_at_a_time(member: Membership, actor_id: int) -> Iterator[tuple[Membership, Membership]]:
    """The actor's and the member's rows as they are now; other changes of this account's members wait meanwhile.

    Two owners who demote each other at the same moment must not both find the other one still an owner.
    """
    with transaction.atomic():
        Account.objects.select_for_update(no_key=True).get(pk=member.account_id)
        members = Membership.objects.filter(account_id=member.account_id)
        current = members.filter(pk=member.pk).first()
        actor = members.filter(user_id=actor_id).first()
        if current is None or actor is None:
            raise NotFoundError("This member does not exist.")
        yield actor, current


def _check_reach(actor: Membership, *roles: str) -> None:
    if not set(roles) <= {str(role) for role in roles_given_by(actor.role)}:
        raise NotAllowedError(
            "Admins manage editors and viewers; owners and admins are up to owners."
            if actor.role == Role.ADMIN
            else "Only owners and admins of this account can change this."
        )


def _keep_an_owner(member: Membership, refusal: str) -> None:
    owners = Membership.objects.filter(account_id=member.account_id, role=Role.OWNER, user__is_active=True)
    if member.role == Role.OWNER and not owners.exclude(pk=member.pk).exists():
        raise LastOwnerError(refusal)
