"""Inviting by mail: the invitation and its letter are one commit."""

from __future__ import annotations

from django.db import transaction

from igny8_core.business.accounts.models import Invitation, Membership
from igny8_core.business.accounts.services.invitations import invite, renew
from igny8_core.business.notifications.services.letters import write_invitation
from igny8_core.common.throttle import throttle

#: Of one account: mails to strangers are not to be had in bulk.
A_MINUTE = 20


def invite_by_mail(*, actor: Membership, email: str, role: str) -> Invitation:
    """Raises as `invite` does, and TooManyRequestsError."""
    _throttle(actor.account_id)
    with transaction.atomic():
        invitation = invite(actor=actor, email=email, role=role)
        write_invitation(invitation)
    return invitation


def send_again(*, invitation: Invitation) -> None:
    """A new link; the one before opens nothing any more. Raises ConflictError once it ended."""
    _throttle(invitation.account_id)
    with transaction.atomic():
        renew(invitation=invitation)
        write_invitation(invitation)


def _throttle(account_id: int) -> None:
    throttle(what="Invitations can be sent", key=f"invitations:{account_id}", most=A_MINUTE, seconds=60)
