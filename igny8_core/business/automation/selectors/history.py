"""Past runs and their logs."""

from __future__ import annotations

from collections import defaultdict
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.business.automation.stages import STAGES
from igny8_core.business.automation.tally import StageTally

#: One answer carries at most this many lines; the files on disk have them all.
MOST_LINES = 20_000


def runs_of(*, site_id: int) -> QuerySet[AutomationRun]:
    """Runs of a site, newest first."""
    return AutomationRun.objects.filter(site_id=site_id).order_by("-started_at")


def items_of(run: AutomationRun) -> tuple[int, int, int]:
    """(completed, total, failed) over the working stages: “43 of 45”."""
    tallies = [StageTally.from_json(row, run.stage_result(row.number)) for row in STAGES if row.function]
    return sum(t.completed for t in tallies), sum(t.total for t in tallies), sum(t.failed for t in tallies)


def run_seconds(run: AutomationRun) -> int | None:
    """From start to end; None while it has not ended."""
    return round((run.completed_at - run.started_at).total_seconds()) if run.completed_at else None


def logs_of(run: AutomationRun, *, timezone_name: str) -> dict[str, str]:
    """The whole journal as text by file name: `automation_run`, `stage_1` … `stage_7`."""
    zone = ZoneInfo(timezone_name)
    texts: dict[str, list[str]] = defaultdict(list)
    events = AutomationEvent.objects.filter(run=run).order_by("id")[:MOST_LINES]
    for event in events:
        clock = f"{event.created_at.astimezone(zone):%H:%M:%S}"
        texts["automation_run"].append(f"{clock} - {activity(event)}")
        if event.stage:
            texts[f"stage_{event.stage}"].append(f"{clock} - {event.message}")
    names = ["automation_run", *(f"stage_{row.number}" for row in STAGES)]
    return {name: "\n".join(texts[name]) for name in names}


def activity(event: AutomationEvent) -> str:
    """`Stage 4: Batch 2 complete`"""
    return f"Stage {event.stage}: {event.message}" if event.stage else event.message
