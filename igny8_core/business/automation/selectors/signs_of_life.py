"""When the latest worker and the latest scheduler were seen."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from igny8_core.business.automation.models import WorkerHeartbeat


def last_seen() -> dict[str, datetime]:
    """{"worker": …, "beat": …}; a kind that was never seen is missing. One query."""
    rows = WorkerHeartbeat.objects.order_by().values("kind").annotate(latest=Max("seen_at"))
    return {row["kind"]: row["latest"] for row in rows}
