"""Step 4: outputs, statuses, usage log and charge in one transaction, or none of them."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from igny8_core.ai.base import Outcome
from igny8_core.ai.engine.execution import Books, Execution, Saved
from igny8_core.ai.engine.siblings import put_aside
from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.ai.providers.base import Usage
from igny8_core.common.exceptions import StaleLeaseError
from igny8_core.common.faults import fault_point
from igny8_core.common.rows import insert_rows, sent_together, update_row
from igny8_core.common.status_enums import GenerationStatus


def save(execution: Execution, books: Books) -> Outcome:
    """Save what came, charge for it and complete the task. Raises StaleLeaseError and saves nothing for a zombie."""
    message = execution.function.save_message(execution.task, execution.ready, execution.parsed)
    execution.tracker.update_step("SAVE", message)
    with transaction.atomic(), sent_together():
        saved = _sorted_rows(execution)
        credits = books.settle(execution, saved)
        if not execution.function.is_local and saved.outcome.done:
            _log_usage(execution, saved.outcome, credits)
        put_aside(execution, saved)
        fault_point("inside_save")
        _complete(execution, saved.outcome, credits)
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


def _log_usage(execution: Execution, outcome: Outcome, credits: int) -> None:
    task = execution.task
    usage = execution.reply.usage if execution.reply else Usage(model="")
    log = AIUsageLog(
        account_id=task.account_id,
        site_id=task.site_id,
        task=task,
        function=task.function,
        provider=execution.provider,
        model=usage.model,
        input_tokens=usage.input_tokens,
        cached_tokens=usage.cached_tokens,
        output_tokens=usage.output_tokens,
        requests=usage.requests,
        items=len(outcome.done),
        units=outcome.units,
        credits_used=credits,
        seconds=round(execution.tracker.age, 3),
    )
    insert_rows([log])


def _complete(execution: Execution, outcome: Outcome, credits: int) -> None:
    """Last statement of the transaction and its guard: a stolen lease undoes everything above it."""
    task = execution.task
    usage = execution.reply.usage if execution.reply else None
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
            "usage": {"input_tokens": usage.input_tokens, "output_tokens": usage.output_tokens} if usage else {},
            "credits_used": credits,
            "lease_until": None,
            "completed_at": timezone.now(),
        },
    )
    if moved != 1:
        raise StaleLeaseError
