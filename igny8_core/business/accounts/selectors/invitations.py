"""Invitations, and the signed tokens in their links."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.db.models import QuerySet

from igny8_core.business.accounts.models import Invitation

_SALT = "igny8.invitation"
LONGEST_TOKEN = 300


def invitations_of(*, account_id: int) -> QuerySet[Invitation]:
    """All of an account, with who invited."""
    return Invitation.objects.filter(account_id=account_id).select_related("invited_by")


def token_of(invitation: Invitation) -> str:
    """What its link carries."""
    said = [invitation.account_id, invitation.pk, invitation.nonce]
    return signing.dumps(said, salt=_SALT, compress=False)


def account_in(token: str) -> int | None:
    """The account that a token of ours speaks of; None for what was not signed here."""
    said = _read(token)
    return said[0] if said else None


def invitation_behind(token: str) -> Invitation | None:
    """The invitation of a token, unless another link was sent since."""
    said = _read(token)
    if said is None:
        return None
    account_id, pk, nonce = said
    rows = Invitation.objects.filter(account_id=account_id, pk=pk, nonce=nonce)
    return rows.select_related("account").first()


def _read(token: str) -> tuple[int, int, str] | None:
    try:
        said: Any = signing.loads(token, salt=_SALT) if len(token) <= LONGEST_TOKEN else None
    except signing.BadSignature:
        return None
    return (said[0], said[1], said[2]) if said else None
