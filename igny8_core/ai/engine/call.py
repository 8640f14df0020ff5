"""From the claimed task to a parsed answer. Nothing of the product is written here but the journal."""

from __future__ import annotations

from igny8_core.ai.engine import journal
from igny8_core.ai.engine.asking import answer
from igny8_core.ai.engine.execution import Books, Execution
from igny8_core.ai.engine.second_round import ask_once_more
from igny8_core.ai.lease_keeper import KeptTask, keeper
from igny8_core.common.logs.context import log_context


def call(execution: Execution, books: Books) -> None:
    """PREP, AI_CALL, journal and PARSE. Raises whatever goes wrong; the caller decides what becomes of the task."""
    kept = KeptTask(
        task_id=execution.task.pk,
        lease_token=execution.task.lease_token,
        tracker=execution.tracker,
        on_seen=lambda: books.seen(execution),
    )
    with keeper.keep(kept), log_context(**execution.log_fields):
        execution.prepared = execution.function.prepare(execution.task)
        if execution.nothing_left or execution.function.is_local:
            return
        message = execution.function.prepared_message(execution.task, execution.prepared)
        execution.tracker.update_step("PREP", message)
        books.check(execution, execution.function.expected_units(execution.ready))
        _ask_and_parse(execution)
        ask_once_more(execution, books)


def _ask_and_parse(execution: Execution) -> None:
    function, task, prepared = execution.function, execution.task, execution.ready
    request = function.build_request(task, prepared, operation_id=journal.operation_id(task))
    reply = answer(execution, request)
    execution.tracker.update_step("PARSE", function.parse_message(task, prepared))
    # Until it is parsed it counts as rejected: a failure here must not find it in the journal again.
    execution.answer_rejected = True
    execution.parsed = function.parse_response(prepared, reply)
    execution.answer_rejected = False
