"""Old notices are removed: those that were read, and mails and calls that were made or given up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from igny8_core.business.notifications.models import Notification, OutboxMessage

#: Rows per statement: locks are short.
CHUNK = 1000


def purge_old_notices(before: datetime, *, dry_run: bool = False) -> int:
    """Remove what is older; returns how many rows. Unread notices and messages on their way stay."""
    ended = [OutboxMessage.Status.SENT, OutboxMessage.Status.FAILED]
    read = Notification.objects.filter(read_at__lt=before)
    made = OutboxMessage.objects.filter(status__in=ended, created_at__lt=before)
    if dry_run:
        return read.count() + made.count()
    return _remove(read) + _remove(made)


def _remove(rows: QuerySet[Any]) -> int:
    removed = 0
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        rows.model._default_manager.filter(pk__in=ids).delete()
        removed += len(ids)
    return removed
