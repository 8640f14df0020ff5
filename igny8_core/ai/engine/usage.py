"""What the answers of an execution took: in the usage log for what was saved, and for what was paid in vain."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from igny8_core.ai.base import Outcome
from igny8_core.ai.engine.execution import Execution
from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.ai.prices import cost_of
from igny8_core.ai.providers.base import Usage
from igny8_core.common.rows import insert_rows


def log_saved(execution: Execution, outcome: Outcome, credits: int) -> None:
    """One row for all rounds of an answer that was saved."""
    task, seconds = execution.task, round(execution.tracker.age, 3)
    log = _row(task, execution.spent, provider=execution.provider, seconds=seconds)
    log.items, log.units, log.credits_used = len(outcome.done), outcome.units, credits
    insert_rows([log])


def log_in_vain(execution: Execution) -> None:
    """One row for an answer that was paid for and is given up. Nothing when the provider did not say what it took."""
    log_given_up(execution.task, execution.spent, provider=execution.provider, seconds=round(execution.tracker.age, 3))


def log_left_behind(execution: Execution) -> None:
    """One row for what came back to a task that was no longer this worker's, and was kept nowhere."""
    # Its site may be gone as well, and the task with it.
    if execution.unkept and AITask.objects.filter(pk=execution.task.pk).exists():
        log_given_up(
            execution.task, execution.unkept, provider=execution.provider, seconds=round(execution.tracker.age, 3)
        )


def log_given_up(task: AITask, spent: Sequence[Usage], *, provider: str, seconds: float) -> None:
    """One row of no use to anybody, unless nothing is known of what it took."""
    if any(usage.input_tokens or usage.output_tokens or cost_of(usage, provider=provider) for usage in spent):
        log = _row(task, spent, provider=provider, seconds=seconds)
        log.accepted = False
        insert_rows([log])


def _row(task: AITask, spent: Sequence[Usage], *, provider: str, seconds: float) -> AIUsageLog:
    total = summed(spent)
    return AIUsageLog(
        account_id=task.account_id,
        site_id=task.site_id,
        task=task,
        function=task.function,
        provider=provider,
        model=total.model[:80],
        input_tokens=total.input_tokens,
        cached_tokens=total.cached_tokens,
        output_tokens=total.output_tokens,
        requests=total.requests,
        cost=_cost(spent, provider=provider),
        seconds=seconds,
    )


def summed(spent: Sequence[Usage]) -> Usage:
    """All rounds together, under the model of the first."""
    return Usage(
        model=spent[0].model if spent else "",
        input_tokens=sum(usage.input_tokens for usage in spent),
        cached_tokens=sum(usage.cached_tokens for usage in spent),
        output_tokens=sum(usage.output_tokens for usage in spent),
        requests=sum(usage.requests for usage in spent),
    )


def _cost(spent: Sequence[Usage], *, provider: str) -> Decimal | None:
    costs = [cost_of(usage, provider=provider) for usage in spent]
    known = [cost for cost in costs if cost is not None]
    # A sum with an unknown part is unknown.
    return sum(known, Decimal(0)) if known and len(known) == len(costs) else None
