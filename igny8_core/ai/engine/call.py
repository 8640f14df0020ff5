"""Step 2: ask the provider. No transaction is open here, and nothing of the product is written but the journal."""

from __future__ import annotations

from igny8_core.ai import breaker
from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.base import Reply, Request
from igny8_core.ai.engine import journal
from igny8_core.ai.engine.execution import Books, Execution
from igny8_core.ai.lease_keeper import KeptTask, keeper
from igny8_core.ai.providers.base import ImageRequest
from igny8_core.ai.providers.selection import image_provider, text_provider
from igny8_core.common.exceptions import ProviderKeyRefusedError
from igny8_core.common.faults import fault_point


def call(execution: Execution, books: Books) -> None:
    """PREP, AI_CALL, journal and PARSE. Raises whatever goes wrong; the caller decides what becomes of the task."""
    kept = KeptTask(
        task_id=execution.task.pk,
        lease_token=execution.task.lease_token,
        tracker=execution.tracker,
        on_seen=lambda: books.seen(execution),
    )
    with keeper.keep(kept):
        execution.prepared = execution.function.prepare(execution.task)
        if execution.nothing_left or execution.function.is_local:
            return
        message = execution.function.prepared_message(execution.task, execution.prepared)
        execution.tracker.update_step("PREP", message)
        books.check(execution, execution.function.expected_units(execution.ready))
        reply = execution.reply = _answer(execution)
        execution.tracker.update_step("PARSE", _parse_message(execution))
        execution.parsed = execution.function.parse_response(execution.ready, reply)


def _answer(execution: Execution) -> Reply:
    """The answer, from the journal if it was paid for before."""
    task, prepared = execution.task, execution.ready
    request = execution.function.build_request(task, prepared, operation_id=journal.operation_id(task))
    digest = journal.request_hash(request)
    stored = journal.stored_reply(task, digest)
    if stored is not None:
        execution.from_journal = True
        execution.provider = str((task.stored_response or {}).get("provider", ""))
        return stored
    reply = _ask(execution, request)
    fault_point("after_call")
    journal.keep_reply(
        task,
        digest=digest,
        reply=reply,
        provider=execution.provider,
        prompt_version=getattr(request, "prompt_version", ""),
        message=_parse_message(execution),
    )
    fault_point("after_journal")
    return reply


def _ask(execution: Execution, request: Request) -> Reply:
    choice = account_ai(execution.task.account_id).choice
    if choice.unreadable_key:
        raise ProviderKeyRefusedError("The stored API key can no longer be read. Enter it again in the settings.")
    provider = image_provider(choice) if isinstance(request, ImageRequest) else text_provider(choice)
    execution.provider = provider.name
    _show(execution, 0, 0)
    with breaker.guard(provider=provider.name, account_id=execution.task.account_id):
        if isinstance(request, ImageRequest):
            return image_provider(choice).generate(request)
        return text_provider(choice).complete(request, on_progress=lambda done, wanted: _show(execution, done, wanted))


def _show(execution: Execution, done: int, wanted: int) -> None:
    message = execution.function.call_message(execution.task, execution.ready, done, wanted)
    share = min(done / wanted, 0.99) if wanted else 0.0
    execution.tracker.update_step("AI_CALL", message, share=share, current_item=execution.task.label)


def _parse_message(execution: Execution) -> str:
    return execution.function.parse_message(execution.task, execution.ready)
