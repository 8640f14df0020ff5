"""Marking notifications as read."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from igny8_core.business.notifications.models import Notification
from igny8_core.common.exceptions import NotFoundError


def mark_read(*, user_id: int, ids: Sequence[int] | None) -> None:
    """Those with `ids`, or all of the user's for None. Raises NotFoundError when one of them is not the user's."""
    mine = Notification.objects.filter(user_id=user_id)
    if ids is not None:
        mine = mine.filter(pk__in=ids)
        if mine.count() != len(set(ids)):
            raise NotFoundError("This notification does not exist.")
    mine.filter(read_at__isnull=True).update(read_at=timezone.now())
