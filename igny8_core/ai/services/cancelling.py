"""Cancelling what a person asked for: at once, also while a provider works on it."""

from __future__ import annotations

from contextlib import suppress

from django.db import transaction
from django.utils import timezone

from igny8_core.ai.engine import journal
from igny8_core.ai.engine.line import ring_next
from igny8_core.ai.engine.usage import log_given_up
from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.ai.selectors.tasks import group_of
from igny8_core.ai.services.refusals import refuse_batch_of_run
from igny8_core.common.exceptions import ConflictError
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.common.transitions import move

CANCELLABLE = (GenerationStatus.PENDING, GenerationStatus.PROCESSING)
MESSAGE = "Cancelled. Nothing was saved and nothing was charged."


def cancel_task(task: AITask) -> None:
    """pending | processing → cancelled; its rows are free again.

    Raises ConflictError when it has ended meanwhile, or belongs to a run. A worker that has it in hand cannot save any
    more; what it pays for is logged when it comes back, and what is in the journal already is logged here.
    """
    refuse_batch_of_run(task)
    function = function_named(task.function)
    with transaction.atomic():
        function.lock(task.input_ids)
        moved = move(
            AITask.objects.filter(pk=task.pk, run__isnull=True),
            come_from=CANCELLABLE,
            to=GenerationStatus.CANCELLED,
            lease_until=None,
            not_before=None,
            current_item="",
            estimated_seconds_remaining=None,
            message=MESSAGE,
            completed_at=timezone.now(),
        )
        if moved != 1:
            status = AITask.objects.values_list("status", flat=True).get(pk=task.pk)
            raise ConflictError(f"This task cannot be cancelled: it is {status} already.", details={"status": status})
        function.let_go(task.input_ids)
        _log_journal(task)
        ring_next(task)


def cancel_group(task: AITask) -> int:
    """Cancel what is still open of the selection that `task` belongs to; returns how many tasks.

    Raises ConflictError when all of it has ended.
    """
    refuse_batch_of_run(task)
    cancelled = 0
    # From the end: a worker that goes on with the next one meets those that are cancelled already.
    for one in group_of(task).filter(status__in=CANCELLABLE).order_by("-created_at"):
        # Whatever has ended in the meantime stays as it is.
        with suppress(ConflictError):
            cancel_task(one)
            cancelled += 1
    if not cancelled:
        raise ConflictError("Nothing of this selection can be cancelled: all of it has ended.")
    return cancelled


def _log_journal(task: AITask) -> None:
    """Read anew: the answer may have come since the task was read. After the move nobody writes one any more."""
    now = AITask.objects.get(pk=task.pk)
    spent, provider = journal.stored_usages(now)
    if not spent:
        return
    seconds = (timezone.now() - now.started_at).total_seconds() if now.started_at else 0.0
    log_given_up(now, spent, provider=provider, seconds=round(seconds, 3))
    AITask.objects.filter(pk=now.pk).update(stored_response=journal.as_logged(now.stored_response))
