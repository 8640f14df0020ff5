"""Rows of a batch that did not come out with the rest get a task of their own, so that each row stays in one task.

Missing from the answer: asked again as a smaller batch, or given up after the last attempt. Not wanted: cancelled.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from igny8_core.ai.engine.execution import Execution, Saved
from igny8_core.ai.enqueue import TASK_NAME
from igny8_core.ai.models import AITask
from igny8_core.common.doorbell import ring_on_commit
from igny8_core.common.exceptions import ProviderError
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GenerationStatus


def put_aside(execution: Execution, saved: Saved) -> None:
    """Write the sibling tasks, if there are any. A batch of which nothing was saved keeps its own task for the rest."""
    if saved.gone and saved.outcome.done:
        _sibling(execution, ids=saved.gone, status=GenerationStatus.CANCELLED)
    if saved.again:
        _sibling(execution, ids=saved.again, status=GenerationStatus.PENDING)
    if saved.failed:
        _sibling(execution, ids=saved.failed, status=GenerationStatus.FAILED, error=_left_out(len(saved.failed)))


def _sibling(
    execution: Execution, *, ids: list[int], status: GenerationStatus, error: dict[str, Any] | None = None
) -> None:
    task = execution.task
    sibling = AITask.objects.create(
        account_id=task.account_id,
        site_id=task.site_id,
        function=task.function,
        label=plural(len(ids), execution.function.noun),
        input_ids=ids,
        payload=task.payload,
        status=status,
        items_total=len(ids),
        attempts=task.attempts + 1,
        error=error,
        group=task.group,
        run_id=task.run_id,
        stage=task.stage,
        position=_next_position(task),
    )
    if status == GenerationStatus.PENDING and task.run_id is None:
        ring_on_commit(TASK_NAME, str(sibling.pk), task_id=str(sibling.pk))


def _next_position(task: AITask) -> int | None:
    if task.run_id is None:
        # In a line it takes the same place: what comes after waits for it as well.
        return task.position
    last = AITask.objects.filter(run_id=task.run_id, stage=task.stage).aggregate(last=Max("position"))["last"]
    return int(last) + 1


def _left_out(count: int) -> dict[str, Any]:
    return ProviderError(
        f"The AI left {plural(count, 'item')} out of its answer in every attempt.", phase="PARSE"
    ).payload()
