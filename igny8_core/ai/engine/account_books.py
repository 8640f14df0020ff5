"""The books of a task that a person asked for: it spends what no run holds and counts nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from igny8_core.ai.engine.execution import Execution, Saved
from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.business.billing import prices
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason


@dataclass(frozen=True)
class Charged:
    """Units that a selection has been charged for, and the credits."""

    units: Decimal = Decimal(0)
    credits: int = 0


class AccountBooks:
    """Charges each task by itself; the task row is all the counting there is."""

    def seen(self, execution: Execution) -> None:
        """The rows show that they are being worked on."""
        execution.function.show_in_work(execution.task.input_ids)

    def check(self, execution: Execution, units: Decimal) -> None:
        """The wallet must have what this will cost at least."""
        task = execution.task
        required = prices.credits_for(function=task.function, units=units)
        if required > balance_of(account_id=task.account_id).available:
            raise credit_service.shortage(account_id=task.account_id, required=required)

    def settle(self, execution: Execution, saved: Saved) -> int:
        """Capture the price of this task; in a line, what it adds to the running total of all before it."""
        task = execution.task
        before = _charged_before(task)
        amount = prices.credits_for(function=task.function, units=before.units + saved.outcome.units) - before.credits
        reason = Reason(
            key=f"capture:{task.pk}",
            description=saved.outcome.message,
            site_id=task.site_id,
            function=task.function,
            task_id=task.pk,
        )
        amount = max(0, amount)
        credit_service.capture(account_id=task.account_id, amount=amount, held=0, reason=reason)
        return amount

    def gave_up(self, execution: Execution, error: dict[str, Any], made: dict[str, int]) -> None:
        """The task row says it."""

    def will_retry(self, execution: Execution, error: dict[str, Any], at: datetime | None) -> None:
        """The task row says it."""

    def committed(self) -> None:
        """Nothing to take over."""


def _charged_before(task: AITask) -> Charged:
    """Only tasks that follow one another have a running total; others are rounded up each by itself."""
    if task.position is None:
        return Charged()
    logs = AIUsageLog.objects.filter(task__group=task.group, task__run__isnull=True, accepted=True)
    sums = logs.aggregate(units=Sum("units", default=Decimal(0)), credits=Sum("credits_used", default=0))
    return Charged(units=sums["units"], credits=sums["credits"])
