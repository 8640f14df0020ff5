"""Trying again what failed or was cancelled, for a person: the same task, with the answer it has already."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.db import transaction

from igny8_core.ai.enqueue import TASK_NAME
from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.ai.selectors.tasks import group_of
from igny8_core.ai.services.refusals import refuse_batch_of_run
from igny8_core.common.doorbell import ring_on_commit
from igny8_core.common.exceptions import ConflictError
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.common.transitions import move_one

RETRYABLE = (GenerationStatus.FAILED, GenerationStatus.CANCELLED)
#: The journal stays (an answer that is still good is paid for), and the token (a worker may come back with an old one).
AS_NEW: dict[str, Any] = {
    "attempts": 0,
    "not_before": None,
    "error": None,
    "phase": "",
    "percentage": 0,
    "message": "",
    "items_processed": 0,
    "steps": [],
    "started_at": None,
    "completed_at": None,
}


def retry_task(task: AITask) -> None:
    """failed | cancelled → pending, and a bell.

    Raises ConflictError when it is neither, when other work has one of its rows, or when it belongs to a run.
    """
    refuse_batch_of_run(task)
    function = function_named(task.function)
    with transaction.atomic():
        free = function.take_up(task.input_ids)
        # First: of two people who ask at once, the second is told about the task, not about its rows.
        _refuse_unless_over(task)
        if not free:
            raise ConflictError("Other work has some of these rows at the moment. Try again when it has finished.")
        move_one(
            AITask.objects.filter(pk=task.pk),
            come_from=RETRYABLE,
            to=GenerationStatus.PENDING,
            refusal="This task is being tried again already.",
            **AS_NEW,
        )
        ring_on_commit(TASK_NAME, str(task.pk))


def retry_group(task: AITask) -> int:
    """Take up what failed or was cancelled of the selection that `task` belongs to; returns how many tasks.

    Tasks whose rows other work has are left. Raises ConflictError when that is all of them.
    """
    refuse_batch_of_run(task)
    taken = 0
    for one in group_of(task).filter(status__in=RETRYABLE).order_by("created_at"):
        with suppress(ConflictError):
            retry_task(one)
            taken += 1
    if not taken:
        raise ConflictError("Nothing of this selection can be tried again now.")
    return taken


def _refuse_unless_over(task: AITask) -> None:
    status = AITask.objects.values_list("status", flat=True).get(pk=task.pk)
    if status not in RETRYABLE:
        raise ConflictError(f"This task cannot be tried again: it is {status}.", details={"status": status})
