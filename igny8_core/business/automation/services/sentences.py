"""What the journal says about batches and stages."""

from __future__ import annotations

from typing import Any

from igny8_core.ai.engine import Execution, Saved
from igny8_core.business.automation.models import AutomationEvent
from igny8_core.business.automation.services.automation_logger import Line
from igny8_core.business.automation.services.drive_state import DriveState
from igny8_core.business.automation.tally import StageTally
from igny8_core.common.numbers import duration, plural


def batch_started(state: DriveState, execution: Execution) -> Line:
    """`Processing batch 1/3: 20 keywords`"""
    row, task = state.stage, execution.task
    number = f"{state.tally.batches_run + 1:,}/{max(state.tally.batches_total, state.tally.batches_run + 1):,}"
    what = plural(len(task.input_ids), row.item) if len(task.input_ids) > 1 else task.label
    return Line(
        f"Processing batch {number}: {what}", row.number, at=execution.started_at, data={"task_id": str(task.pk)}
    )


def batch_done(state: DriveState, tally: StageTally, execution: Execution, saved: Saved, credits: int) -> Line:
    """`Batch 1 complete: 20 keywords mapped into 3 clusters (4 credits)`"""
    cost = f" ({plural(credits, 'credit')})" if credits else ""
    again = f", {len(saved.again)} left out will be asked again" if saved.again else ""
    return Line(
        f"Batch {tally.batches_run:,} complete: {saved.outcome.message}{cost}{again}",
        state.stage.number,
        AutomationEvent.Level.SUCCESS,
        {"task_id": str(execution.task.pk), "credits": credits, **saved.outcome.made},
    )


def batch_failed(execution: Execution, error: dict[str, Any], *, level: str, follow: str) -> Line:
    """`“Moka pot guide” failed: The AI's answer was cut off. It will be tried again.`"""
    task = execution.task
    message = f"“{task.label}” failed: {error['error_message']} It was {follow}."
    if follow.startswith("will"):
        message = f"“{task.label}” failed: {error['error_message']} It {follow}."
    return Line(message, task.stage, level, {"task_id": str(task.pk), "error_type": error["error_type"]})


def queue_filled(state: DriveState, tally: StageTally) -> Line:
    """`Found 47 keywords, 3 batches`"""
    row = state.stage
    if not tally.total:
        return Line(f"No {row.label} to process", row.number)
    return Line(f"Found {row.counted(tally.total)}: {plural(tally.batches_total, 'batch', 'batches')}", row.number)


def stage_complete(state: DriveState, tally: StageTally) -> Line:
    """`Complete: 47 keywords → 8 clusters in 2m 30s, 10 credits`"""
    row = state.stage
    failed = f", {tally.failed:,} failed" if tally.failed else ""
    level = AutomationEvent.Level.WARNING if tally.failed else AutomationEvent.Level.SUCCESS
    result = row.came_of(tally.completed, tally.made.get(row.made[0], 0))
    return Line(
        f"Complete: {result}{failed} in {duration(tally.seconds)}, {plural(tally.credits_used, 'credit')}",
        row.number,
        level,
    )
