"""Closing what a run leaves open: its tasks are cancelled, the rows are free for others."""

from __future__ import annotations

from collections.abc import Iterator

from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.stages import LAST_STAGE, STAGES
from igny8_core.business.automation.tally import StageTally
from igny8_core.common.status_enums import GENERATION_OPEN, GenerationStatus
from igny8_core.common.transitions import move

CHUNK = 500


def close_open_work(run: AutomationRun) -> int:
    """Cancel every open task of a run that has ended and put its rows back to `pending`; returns how many rows.

    The counters of its stages follow: they are the rows, also of a run that another one took over.
    """
    _count_cancelled(run)
    open_tasks = AITask.objects.filter(run=run, status__in=GENERATION_OPEN)
    work = list(open_tasks.values_list("function", "input_ids"))
    move(open_tasks, come_from=GENERATION_OPEN, to=GenerationStatus.CANCELLED, lease_until=None)
    for function, ids in _chunks(work):
        rows = function_named(function).rows().filter(pk__in=ids)
        marked = (GenerationStatus.QUEUED, GenerationStatus.PROCESSING)
        move(rows, field="generation_status", come_from=marked, to=GenerationStatus.PENDING)
    return sum(len(ids) for _function, ids in work)


def _count_cancelled(run: AutomationRun) -> None:
    """In every stage that is not through: failed work that was taken up again waits in several of them at once."""
    changes = {}
    for row in STAGES[: LAST_STAGE - 1]:
        tally = StageTally.from_json(row, run.stage_result(row.number))
        if tally.started_at is not None and tally.completed_at is None:
            changes[row.result_field] = tally.cut_short(at=run.completed_at).to_json(row)
    if changes:
        AutomationRun.objects.filter(pk=run.pk).update(**changes)


def _chunks(work: list[tuple[str, list[int]]]) -> Iterator[tuple[str, list[int]]]:
    by_function: dict[str, list[int]] = {}
    for function, ids in work:
        by_function.setdefault(function, []).extend(ids)
    for function, ids in by_function.items():
        for start in range(0, len(ids), CHUNK):
            yield function, ids[start : start + CHUNK]
