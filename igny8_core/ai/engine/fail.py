"""What becomes of a task that went wrong: tried again later, given up, or put back because the run must stop."""

from __future__ import annotations

import logging
import random
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from igny8_core.ai.engine import journal
from igny8_core.ai.engine.execution import STOPPING, Books, Execution, Failure
from igny8_core.ai.engine.line import ring_next
from igny8_core.ai.engine.usage import log_in_vain, log_left_behind
from igny8_core.ai.models import AITask
from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.common.exceptions import (
    AppError,
    StaleLeaseError,
    TooManyRequestsError,
    UnexpectedError,
)
from igny8_core.common.faults import fault_point
from igny8_core.common.outages import database_is_away
from igny8_core.common.status_enums import GenerationStatus

log = logging.getLogger(__name__)
BACKOFF_SECONDS = 5


def fail(execution: Execution, error: Exception, books: Books) -> Failure:
    """Record the error where the user looks for it and decide what follows. A zombie records nothing."""
    if isinstance(error, StaleLeaseError) or _came_late(execution, error):
        return _leave(execution)
    payload = _payload(execution, error)
    failure = _judge(execution, error, payload)
    # An answer of no use counts as one however it came: asking again under the same id might bring it back.
    rejected = execution.answer_rejected or isinstance(error, UnusableAnswerError)
    with transaction.atomic():
        if failure.final:
            # Rows before the task, as whoever cancels it or saves: two orders would wait for each other.
            execution.function.lock(execution.task.input_ids)
        if not _record(execution, failure, rejected=rejected):
            return _leave(execution)
        if rejected or failure.final:
            log_in_vain(execution)
        if failure.final:
            made = execution.function.give_up(execution.task.input_ids)
            books.gave_up(execution, payload, made)
            ring_next(execution.task)
        elif not failure.stops_run:
            books.will_retry(execution, payload, failure.retry_at)
        fault_point("inside_fail")
    if not failure.stops_run:
        books.committed()
    fault_point("after_fail")
    return failure


def _leave(execution: Execution) -> Failure:
    """Someone cancelled it or another worker has it: only what this one paid for is worth a line."""
    log.warning("Task %s is no longer this worker's; nothing of this attempt is saved", execution.task.pk)
    log_left_behind(execution)
    return Failure(payload={}, stale=True)


def _came_late(execution: Execution, error: Exception) -> bool:
    """Whoever saves what another worker has just saved may meet it in a unique key, before the guard says so."""
    return isinstance(error, IntegrityError) and not _mine(execution.task).exists()


def _payload(execution: Execution, error: Exception) -> dict[str, Any]:
    phase = execution.tracker.phase
    if isinstance(error, AppError):
        return {**error.payload(), "phase": error.phase or phase}
    if database_is_away(error):
        log.warning("%s in %s: the database did not answer: %s", execution.task, phase, error)
        return UnexpectedError("The database did not answer.", phase=phase).payload()
    log.error("%s failed in %s", execution.task, phase, exc_info=error)
    return UnexpectedError(f"Something unexpected went wrong ({type(error).__name__}).", phase=phase).payload()


def _judge(execution: Execution, error: Exception, payload: dict[str, Any]) -> Failure:
    task = execution.task
    if isinstance(error, STOPPING):
        return Failure(payload=payload, stops_run=task.run_id is not None, final=task.run_id is None)
    worn_out = task.lease_token >= settings.TASK_MAX_CLAIMS
    if isinstance(error, TooManyRequestsError) and not worn_out:
        seconds = float(error.details.get("retry_after") or BACKOFF_SECONDS)
        return Failure(payload=payload, retry_at=_in(seconds), blameless=True)
    if database_is_away(error) and not worn_out:
        return Failure(payload=payload, retry_at=_in(BACKOFF_SECONDS), blameless=True)
    exhausted = worn_out or task.attempts + 1 >= settings.TASK_MAX_ATTEMPTS
    if exhausted or not payload["retryable"]:
        return Failure(payload=payload, final=True)
    wait = max(BACKOFF_SECONDS * 2**task.attempts, float(payload["details"].get("retry_after") or 0))
    return Failure(payload=payload, retry_at=_in(wait))


def _in(seconds: float) -> datetime:
    # Jitter keeps a hundred tasks that failed together from coming back together.
    return timezone.now() + timedelta(seconds=seconds * random.uniform(1.0, 1.3))


def _record(execution: Execution, failure: Failure, *, rejected: bool) -> bool:
    task = execution.task
    changes: dict[str, Any] = {
        "status": GenerationStatus.FAILED if failure.final else GenerationStatus.PENDING,
        "not_before": failure.retry_at,
        "lease_until": None,
        "error": failure.payload,
        "steps": execution.tracker.closed_steps(),
        "message": failure.payload["error_message"][:300],
    }
    if not failure.stops_run and not failure.blameless:
        changes["attempts"] = task.attempts + 1
    if rejected:
        # Asking again must not find it in the journal.
        changes["stored_response"] = None
        changes["replies_rejected"] = task.replies_rejected + 1
    elif failure.final:
        # What it took is logged now; whoever takes the task up again must not log it a second time.
        changes["stored_response"] = journal.as_logged(task.stored_response)
    if failure.final:
        changes["completed_at"] = timezone.now()
    return _mine(task).update(**changes) == 1


def _mine(task: AITask) -> QuerySet[AITask]:
    return AITask.objects.filter(pk=task.pk, lease_token=task.lease_token, status=GenerationStatus.PROCESSING)
