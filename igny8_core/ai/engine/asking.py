"""Step 2: ask the provider, or find the answer in the journal. No transaction is open while a provider works."""

from __future__ import annotations

from dataclasses import replace

from igny8_core.ai import breaker
from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.base import Reply, Request
from igny8_core.ai.engine import journal
from igny8_core.ai.engine.execution import Execution
from igny8_core.ai.providers.base import ImageRequest
from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.ai.providers.selection import image_provider, text_provider
from igny8_core.common.exceptions import StaleLeaseError
from igny8_core.common.faults import fault_point
from igny8_core.common.metrics.counting import provider_call


def answer(execution: Execution, request: Request, *, second: bool = False) -> Reply:
    """The answer to the first or the second question of a task, journaled; what it took is in `execution.spent`."""
    task = execution.task
    digest = journal.request_hash(request)
    stored = journal.stored_reply(task, digest, second=second)
    if stored is not None:
        execution.from_journal = True
        execution.provider = stored.provider
        execution.spent.append(stored.reply.usage)
        return stored.reply
    try:
        reply = _ask(execution, request)
        fault_point("after_second_call" if second else "after_call")
        _keep(execution, journal.Entry(digest, request, reply, execution.provider, second))
    except UnusableAnswerError as error:
        execution.spent.append(error.usage)
        execution.unkept.append(error.usage)
        raise
    execution.spent.append(reply.usage)
    fault_point("after_second_journal" if second else "after_journal")
    return reply


def _keep(execution: Execution, entry: journal.Entry) -> None:
    message = execution.function.parse_message(execution.task, execution.ready)
    try:
        journal.keep_reply(execution.task, entry, message=message)
    except StaleLeaseError:
        execution.unkept.append(entry.reply.usage)
        raise


def _ask(execution: Execution, request: Request) -> Reply:
    choice = account_ai(execution.task.account_id).choice
    provider = image_provider(choice) if isinstance(request, ImageRequest) else text_provider(choice)
    execution.provider = provider.name
    _show(execution, 0, 0)
    with (
        breaker.guard(provider=provider.name, account_id=execution.task.account_id),
        # Inside: a call that the breaker refuses is none.
        provider_call(provider=provider.name, function=execution.task.function),
    ):
        if isinstance(request, ImageRequest):
            # Whoever claims a task a second time may find that its picture was bought before a crash.
            asked_before = execution.task.lease_token > 1
            return image_provider(choice).generate(replace(request, maybe_asked=asked_before))
        return text_provider(choice).complete(request, on_progress=lambda done, wanted: _show(execution, done, wanted))


def _show(execution: Execution, done: int, wanted: int) -> None:
    seen = (execution.task, execution.ready, done, wanted)
    share = min(done / wanted, 0.99) if wanted else 0.0
    item = execution.function.current_item(*seen)
    execution.tracker.update_step("AI_CALL", execution.function.call_message(*seen), share=share, current_item=item)
