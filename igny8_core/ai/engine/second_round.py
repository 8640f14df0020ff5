"""A second question in the same task, where the first answer is good but not enough."""

from __future__ import annotations

import logging

from django.conf import settings

from igny8_core.ai.base import Request
from igny8_core.ai.engine import journal
from igny8_core.ai.engine.asking import answer
from igny8_core.ai.engine.execution import STOPPING, Books, Execution
from igny8_core.common.exceptions import StaleLeaseError, TooManyRequestsError
from igny8_core.common.outages import database_is_away

log = logging.getLogger(__name__)


def ask_once_more(execution: Execution, books: Books) -> None:
    """Ask the follow-up question, if the function has one. Whatever goes wrong, the first result is kept.

    Raises only what ends this execution and loses nothing: the first answer is in the journal, where the next one
    finds it.
    """
    try:
        request = _question(execution)
        if request is not None:
            execution.parsed = _extended(execution, request, books)
    except Exception as error:
        if _is_worth_waiting(execution, error):
            raise
        log.warning("%s keeps its first answer: %s", execution.task, error, exc_info=True)


def _question(execution: Execution) -> Request | None:
    task = execution.task
    operation_id = journal.operation_id(task, second=True)
    return execution.function.follow_up(task, execution.ready, execution.parsed, operation_id=operation_id)


def _extended(execution: Execution, request: Request, books: Books) -> object:
    function, prepared = execution.function, execution.ready
    books.check(execution, function.expected_units(prepared))
    reply = answer(execution, request, second=True)
    execution.tracker.update_step("PARSE", function.parse_message(execution.task, prepared))
    return function.parse_follow_up(prepared, execution.parsed, reply)


def _is_worth_waiting(execution: Execution, error: Exception) -> bool:
    task = execution.task
    # A database that is away could not keep what was just paid for; it comes back, and so does the question.
    if isinstance(error, StaleLeaseError) or database_is_away(error):
        return True
    if isinstance(error, TooManyRequestsError):
        return task.lease_token < settings.TASK_MAX_CLAIMS
    # A run resumes here once the reason is gone; a person's task would end with nothing.
    return isinstance(error, STOPPING) and task.run_id is not None
