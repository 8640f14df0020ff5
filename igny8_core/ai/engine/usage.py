"""What the answers of an execution took: in the usage log for what was saved, and for what was paid in vain."""

from __future__ import annotations

from decimal import Decimal

from igny8_core.ai.base import Outcome
from igny8_core.ai.engine.execution import Execution
from igny8_core.ai.models import AIUsageLog
from igny8_core.ai.prices import cost_of
from igny8_core.ai.providers.base import Usage
from igny8_core.common.rows import insert_rows


def log_saved(execution: Execution, outcome: Outcome, credits: int) -> None:
    """One row for all rounds of an answer that was saved."""
    log = _row(execution)
    log.items, log.units, log.credits_used = len(outcome.done), outcome.units, credits
    insert_rows([log])


def log_in_vain(execution: Execution) -> None:
    """One row for an answer that was paid for and is given up. Nothing when the provider did not say what it took."""
    if any(usage.input_tokens or usage.output_tokens or usage.cost for usage in execution.spent):
        log = _row(execution)
        log.accepted = False
        insert_rows([log])


def _row(execution: Execution) -> AIUsageLog:
    task, total = execution.task, summed(execution.spent)
    return AIUsageLog(
        account_id=task.account_id,
        site_id=task.site_id,
        task=task,
        function=task.function,
        provider=execution.provider,
        model=total.model[:80],
        input_tokens=total.input_tokens,
        cached_tokens=total.cached_tokens,
        output_tokens=total.output_tokens,
        requests=total.requests,
        cost=_cost(execution),
        seconds=round(execution.tracker.age, 3),
    )


def summed(spent: list[Usage]) -> Usage:
    """All rounds together, under the model of the first."""
    return Usage(
        model=spent[0].model if spent else "",
        input_tokens=sum(usage.input_tokens for usage in spent),
        cached_tokens=sum(usage.cached_tokens for usage in spent),
        output_tokens=sum(usage.output_tokens for usage in spent),
        requests=sum(usage.requests for usage in spent),
    )


def _cost(execution: Execution) -> Decimal | None:
    costs = [cost_of(usage, provider=execution.provider) for usage in execution.spent]
    known = [cost for cost in costs if cost is not None]
    # A sum with an unknown part is unknown.
    return sum(known, Decimal(0)) if known and len(known) == len(costs) else None
