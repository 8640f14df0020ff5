"""What a person is told."""

from __future__ import annotations

from django.db.models import QuerySet

from igny8_core.business.accounts.models import Membership
from igny8_core.business.notifications.models import Notification


def notifications_of(*, user_id: int) -> QuerySet[Notification]:
    """All of a person's, in every account they still belong to."""
    still_member = Membership.objects.filter(user_id=user_id).values("account_id")
    return Notification.objects.filter(user_id=user_id, account_id__in=still_member).select_related("site")


def unread_count(*, user_id: int) -> int:
    """How many of them were not read yet."""
    return notifications_of(user_id=user_id).filter(read_at__isnull=True).count()
