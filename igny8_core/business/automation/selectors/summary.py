"""A run as one JSON object, for scripts."""

from __future__ import annotations

from typing import Any

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.money import cost_of_run
from igny8_core.business.automation.stages import STAGES
from igny8_core.business.billing.selectors import balance_of, ledger_sum


def summary_of(run: AutomationRun, *, seconds: float) -> dict[str, Any]:
    """run_id, status, estimate and use, seven results, wallet and the ledger's sum (credits; equal to the balance).

    `ai_cost` is in US dollars: `known` as text, `unknown` counts the executions that nobody knows a price of.
    """
    wallet, cost = balance_of(account_id=run.account_id), cost_of_run(run)
    return {
        "run_id": run.run_id,
        "status": run.status,
        "estimated_credits": run.estimated_credits,
        "total_credits_used": run.total_credits_used,
        **{row.result_field: run.stage_result(row.number) for row in STAGES},
        "ai_cost": {"known": str(cost.dollars), "unknown": cost.unknown},
        "error": run.error,
        "wallet": {"balance": wallet.balance, "reserved": wallet.reserved},
        "ledger_sum": ledger_sum(account_id=run.account_id).balance,
        "seconds": round(seconds, 2),
    }
