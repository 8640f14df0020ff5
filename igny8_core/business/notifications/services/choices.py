"""A member's choice of e-mails."""

from __future__ import annotations

from igny8_core.business.accounts.models import Membership, Role
from igny8_core.business.notifications.models import MailChoice
from igny8_core.common.exceptions import NotAllowedError


def choose_mail(*, member: Membership, by_email: bool) -> None:
    """Raises NotAllowedError for a viewer, who is told in the dashboard only."""
    if member.role == Role.VIEWER:
        raise NotAllowedError("Your role in this account is viewer: notices are shown in the dashboard only.")
    MailChoice.objects.update_or_create(membership=member, defaults={"by_email": by_email})
