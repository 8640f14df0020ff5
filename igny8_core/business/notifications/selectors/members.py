"""Who is told, and how."""

from __future__ import annotations

from igny8_core.business.accounts.models import MANAGING_ROLES, Membership, Role
from igny8_core.business.notifications.models import OutboxMessage


def members_of(*, account_id: int) -> list[Membership]:
    """Members who can log in, with their user and what they chose: one query."""
    members = Membership.objects.filter(account_id=account_id, user__is_active=True)
    return list(members.select_related("user", "mail_choice").order_by("pk"))


def wants_mail(member: Membership) -> bool:
    """What the member chose; until then owners and admins get mails, others do not. Viewers never do."""
    if member.role == Role.VIEWER:
        return False
    choice = getattr(member, "mail_choice", None)
    return bool(choice.by_email) if choice else member.role in MANAGING_ROLES


def member_to_mail(message: OutboxMessage) -> Membership | None:
    """The membership of a mail's recipient, as long as there is one that wants mails: that may have changed since."""
    members = Membership.objects.filter(account_id=message.account_id or 0, user=message.user, user__is_active=True)
    member = members.select_related("user", "mail_choice").first()
    return member if member and wants_mail(member) else None
