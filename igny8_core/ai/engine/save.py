"""Step 4: outputs, statuses, usage log and charge in one transaction, or none of them."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from igny8_core.ai.base import Outcome
from igny8_core.ai.engine.execution import Books, Execution, Saved
from igny8_core.ai.engine.line import ring_next
from igny8_core.ai.engine.siblings import put_aside
from igny8_core.ai.engine.usage import log_saved, summed
from igny8_core.ai.models import AITask
from igny8_core.common.exceptions import StaleLeaseError
from igny8_core.common.faults import fault_point
from igny8_core.common.rows import sent_together, update_row
from igny8_core.common.status_enums import GenerationStatus


def save(execution: Execution, books: Books) -> Outcome:
    """Save what came, charge for it and complete the task. Raises StaleLeaseError and saves nothing for a zombie."""
    message = execution.function.save_message(execution.task, execution.ready, execution.parsed)
    execution.tracker.update_step("SAVE", message)
    with transaction.atomic(), sent_together():
        saved = _sorted_rows(execution)
        credits = books.settle(execution, saved)
        if not execution.function.is_local and saved.outcome.done:
            log_saved(execution, saved.outcome, credits)
        put_aside(execution, saved)
        fault_point("inside_save")
        _complete(execution, saved.outcome, credits)
        ring_next(execution.task)
    books.committed()
    fault_point("after_save")
    return saved.outcome


def _sorted_rows(execution: Execution) -> Saved:
    prepared = execution.ready
    outcome = execution.function.save_output(execution.task, prepared, execution.parsed)
    last_try = execution.task.attempts + 1 >= settings.TASK_MAX_ATTEMPTS
    if last_try and outcome.missing:
        execution.function.give_up(outcome.missing)
    if prepared.gone:
        execution.function.let_go(prepared.gone)
    return Saved(
        outcome=outcome,
        gone=prepared.gone,
        again=[] if last_try else outcome.missing,
        failed=outcome.missing if last_try else [],
    )


def _complete(execution: Execution, outcome: Outcome, credits: int) -> None:
    """Last statement of the transaction and its guard: a stolen lease undoes everything above it."""
    task = execution.task
    usage = summed(execution.spent)
    moved = update_row(
        AITask,
        where={"id": task.pk, "lease_token": task.lease_token, "status": GenerationStatus.PROCESSING},
        changes={
            "status": GenerationStatus.COMPLETED if outcome.done else GenerationStatus.CANCELLED,
            "input_ids": outcome.done or task.input_ids,
            "phase": "DONE",
            "percentage": 100,
            "message": outcome.message[:300],
            "items_processed": len(outcome.done),
            "current_item": "",
            "estimated_seconds_remaining": None,
            "steps": execution.tracker.closed_steps(),
            "result": {**outcome.made, **outcome.details},
            "usage": {"input_tokens": usage.input_tokens, "output_tokens": usage.output_tokens}
            if execution.spent
            else {},
            "credits_used": credits,
            "lease_until": None,
            "completed_at": timezone.now(),
        },
    )
    if moved != 1:
        raise StaleLeaseError
