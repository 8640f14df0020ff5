"""Letters: mails to one person about how they get in, each with a link that is made when it is sent.

The outbox holds whom a letter is for and what it is about, never the link: reading the database lets nobody in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from igny8_core.business.accounts.models import Invitation, InvitationStatus, User
from igny8_core.business.accounts.selectors.invitations import token_of
from igny8_core.business.accounts.selectors.password_tokens import GOOD_FOR as RESET_GOOD_FOR
from igny8_core.business.accounts.selectors.password_tokens import reset_token_of
from igny8_core.business.notifications.models import OutboxMessage
from igny8_core.business.notifications.services.mailing import hand_over
from igny8_core.business.notifications.services.notify import DELIVER_TASK
from igny8_core.business.notifications.services.problems import NotDeliveredError
from igny8_core.common.doorbell import ring_on_commit
from igny8_core.common.text import one_line

#: Where people find the dashboard of a machine that was told no PUBLIC_URL.
LOCAL = "http://localhost:8000"
INVITATION, PASSWORD_RESET = "invitation", "password_reset"  # noqa: S105 - names of letters


def write_invitation(invitation: Invitation) -> None:
    """Tell the invited address. In the caller's transaction; sent later."""
    account, by = one_line(invitation.account.name), invitation.invited_by
    _write(
        to=invitation.email,
        subject=f"You are invited to {account} on IGNY8",
        payload={
            "letter": INVITATION,
            "id": invitation.pk,
            "nonce": invitation.nonce,
            "sentence": f"{one_line(by.get_full_name()) or by.email if by else 'Somebody'} asks you to join {account} "
            f"as {invitation.get_role_display().lower()}. The link is good for 7 days.",
            "button": "Accept the invitation",
            "why": "You get this because somebody entered your address. If you do not know them, do nothing.",
        },
        key=f"invitation:{invitation.pk}:{invitation.nonce}",
        account_id=invitation.account_id,
    )


def write_password_reset(user: User, *, key: str) -> None:
    """Tell a person how to set a new password."""
    _write(
        to=user.email,
        subject="Set a new password for IGNY8",
        payload={
            "letter": PASSWORD_RESET,
            "id": user.pk,
            "sentence": "Somebody, most likely you, asked for a new password. The link is good once and for an hour.",
            "button": "Set a new password",
            "why": "If it was not you, do nothing: your password stays as it is.",
        },
        key=key,
        user_id=user.pk,
    )


def send_letter(message: OutboxMessage) -> None:
    """Make the link and hand the letter to the mail server. Raises NotDeliveredError."""
    to, path = _ADDRESSED[message.payload["letter"]](message)
    context = {
        "title": message.subject,
        "link": f"{settings.PUBLIC_URL or LOCAL}{path}",
        **{name: message.payload[name] for name in ("sentence", "button", "why")},
    }
    hand_over(message, to=to, template="notifications/letter", context=context)


def _invited(message: OutboxMessage) -> tuple[str, str]:
    same = Invitation.objects.filter(pk=message.payload["id"], nonce=message.payload["nonce"])
    invitation = same.filter(status=InvitationStatus.PENDING, expires_at__gt=timezone.now()).first()
    if invitation is None:
        raise NotDeliveredError("The invitation is no longer open.", final=True)
    # Behind a #, it is sent to no server and stands in no log.
    return invitation.email, f"/invitation#{token_of(invitation)}"


def _forgetful(message: OutboxMessage) -> tuple[str, str]:
    user = User.objects.filter(pk=message.payload["id"], is_active=True).first()
    if user is None or message.created_at < timezone.now() - timedelta(seconds=RESET_GOOD_FOR):
        raise NotDeliveredError("Nobody waits for this any more.", final=True)
    return user.email, f"/reset-password#{reset_token_of(user)}"


_ADDRESSED: dict[str, Callable[[OutboxMessage], tuple[str, str]]] = {
    INVITATION: _invited,
    PASSWORD_RESET: _forgetful,
}


def _write(
    *,
    to: str,
    subject: str,
    payload: dict[str, Any],
    key: str,
    account_id: int | None = None,
    user_id: int | None = None,
) -> None:
    OutboxMessage.objects.create(
        kind=OutboxMessage.Kind.LETTER,
        account_id=account_id,
        user_id=user_id,
        destination=to,
        subject=subject[:250],
        payload=payload,
        key=key,
    )
    ring_on_commit(DELIVER_TASK)
