"""What was asked of AI functions: one task, lists of them, and a selection that became several as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from igny8_core.ai.models import AITask
from igny8_core.common.exceptions import NotFoundError
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GENERATION_OPEN, GenerationStatus

#: A row is read without the provider's answer, which may be a whole article, and without what only the engine needs.
LEFT_OUT = ("stored_response", "payload", "input_ids", "usage")
#: Ended in the way that says most about several tasks, when none of them is open any more.
SAYS_MOST = (GenerationStatus.COMPLETED, GenerationStatus.FAILED, GenerationStatus.CANCELLED)


def shown_tasks() -> QuerySet[AITask]:
    """Tasks with what a screen shows of them, in one query."""
    return AITask.objects.select_related("run").defer(*LEFT_OUT, *_of_run())


def task_with_id(task_id: UUID) -> AITask:
    """The task. Raises NotFoundError for one out of sight."""
    task = shown_tasks().filter(pk=task_id).first()
    if task is None:
        raise NotFoundError("This AI task does not exist.")
    return task


def tasks_with_ids(tasks: QuerySet[AITask], ids: Sequence[UUID]) -> QuerySet[AITask]:
    """These tasks. Raises NotFoundError when one of them is out of sight."""
    found = tasks.filter(pk__in=ids)
    missing = len(set(ids)) - found.count()
    if missing:
        raise NotFoundError(f"{plural(missing, 'AI task')} of these could not be found.")
    return found


def tasks_of_group(tasks: QuerySet[AITask], task_id: UUID) -> QuerySet[AITask]:
    """Every task of the selection whose first task this is, also those made of rows that an answer left out."""
    if not AITask.objects.filter(pk=task_id).exists():
        raise NotFoundError("This AI task does not exist.")
    return tasks.filter(group=task_id, run__isnull=True)


def group_of(task: AITask) -> QuerySet[AITask]:
    """The tasks of the selection that `task` belongs to, itself among them."""
    return AITask.objects.filter(Q(pk=task.pk) | Q(group=task.group, group__isnull=False), run__isnull=True)


@dataclass(frozen=True)
class Together:
    """Several tasks as one; `results` of those that are completed, by function."""

    status: str
    tasks: int
    completed: int
    failed: int
    cancelled: int
    percentage: int
    items_total: int
    items_processed: int
    credits_used: int
    results: dict[str, list[dict[str, Any]]]


def together(tasks: QuerySet[AITask]) -> Together:
    """One query, however many tasks."""
    names = ("status", "function", "percentage", "items_total", "items_processed", "credits_used", "result")
    rows = list(tasks.order_by().values(*names))
    statuses = [row["status"] for row in rows]
    results: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["status"] == GenerationStatus.COMPLETED:
            results.setdefault(row["function"], []).append(row["result"])
    ended = [100 if row["status"] not in GENERATION_OPEN else row["percentage"] for row in rows]
    return Together(
        status=_status(statuses),
        tasks=len(rows),
        completed=statuses.count(GenerationStatus.COMPLETED),
        failed=statuses.count(GenerationStatus.FAILED),
        cancelled=statuses.count(GenerationStatus.CANCELLED),
        percentage=sum(ended) // len(rows) if rows else 0,
        items_total=sum(row["items_total"] for row in rows),
        items_processed=sum(row["items_processed"] for row in rows),
        credits_used=sum(row["credits_used"] for row in rows),
        results=results,
    )


def _status(statuses: Sequence[str]) -> str:
    open_ones = [status for status in statuses if status in GENERATION_OPEN]
    if not open_ones:
        return next((str(status) for status in SAYS_MOST if status in statuses), GenerationStatus.COMPLETED.value)
    begun = len(open_ones) < len(statuses) or GenerationStatus.PROCESSING in open_ones
    return (GenerationStatus.PROCESSING if begun else GenerationStatus.PENDING).value


def _of_run() -> list[str]:
    """Of a task's run only its name is shown; its counters and estimate stay where they are."""
    model: Any = AITask._meta.get_field("run").related_model
    return [f"run__{field.name}" for field in model._meta.concrete_fields if field.name not in ("id", "run_id")]
