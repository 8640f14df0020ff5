"""What taking up failed tasks does to a run: tasks and rows wait again, counters and stages go back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_logger import Line
from igny8_core.business.automation.stages import LAST_STAGE, STAGES, stage
from igny8_core.business.automation.tally import StageTally
from igny8_core.common.faults import fault_point
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.common.transitions import move

#: As a task is before its first attempt. The journal stays: an answer that is still good is not bought again.
AS_NEW: dict[str, Any] = {
    "attempts": 0,
    "not_before": None,
    "error": None,
    "phase": "",
    "percentage": 0,
    "message": "",
    "completed_at": None,
}


@dataclass(frozen=True)
class Reopened:
    """Items by stage, changes for the run row, and what to say."""

    items: dict[int, int]
    changes: dict[str, Any]
    lines: list[Line]


def reopen(run: AutomationRun, tasks: QuerySet[AITask]) -> Reopened | None:
    """Put failed `tasks` of `run` (its row just read) back, in the caller's transaction, which writes the changes.

    Tasks whose rows other work has at this moment stay failed; None when that is all of them.
    """
    items: Counter[int] = Counter()
    batches: Counter[int] = Counter()
    for task in tasks.order_by("stage", "position"):
        if task.stage is None or not _put_back(task):
            continue
        items[task.stage] += len(task.input_ids)
        batches[task.stage] += 1
    if not items:
        return None
    fault_point("inside_retry")
    return Reopened(items=dict(items), changes=_changes(run, items, batches), lines=_lines(items))


def _put_back(task: AITask) -> bool:
    if not function_named(task.function).take_up(task.input_ids):
        return False
    moved = move(
        AITask.objects.filter(pk=task.pk), come_from=GenerationStatus.FAILED, to=GenerationStatus.PENDING, **AS_NEW
    )
    return moved == 1


def _changes(run: AutomationRun, items: Counter[int], batches: Counter[int]) -> dict[str, Any]:
    first = min(items)
    changes: dict[str, Any] = {"current_stage": min(first, run.current_stage), "reopened_at": timezone.now()}
    for row in STAGES[first - 1 : LAST_STAGE - 1]:
        tally = StageTally.from_json(row, run.stage_result(row.number))
        if row.number > first:
            tally = tally.awaiting_more()
        if row.number in items:
            tally = tally.reopened(items=items[row.number], batches=batches[row.number])
        if tally.started_at:
            changes[row.result_field] = tally.to_json(row)
    return {**changes, STAGES[-1].result_field: None}


def _lines(items: Counter[int]) -> list[Line]:
    return [
        Line(f"{plural(count, stage(number).item)} that had failed: taken up again", number)
        for number, count in sorted(items.items())
    ]
