"""The books of a task that a person asked for: it spends what no run holds and counts nothing."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from igny8_core.ai.engine.execution import Execution, Saved
from igny8_core.business.billing import prices
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason


class AccountBooks:
    """Charges each task by itself; the task row is all the counting there is."""

    def seen(self, execution: Execution) -> None:
        """Nobody else watches."""

    def check(self, execution: Execution, units: Decimal) -> None:
        """The wallet must have what this will cost at least."""
        task = execution.task
        required = prices.credits_for(function=task.function, units=units)
        if required > balance_of(account_id=task.account_id).available:
            raise credit_service.shortage(account_id=task.account_id, required=required)

    def settle(self, execution: Execution, saved: Saved) -> int:
        """Capture the price of this task."""
        task = execution.task
        amount = prices.credits_for(function=task.function, units=saved.outcome.units)
        reason = Reason(
            key=f"capture:{task.pk}",
            description=saved.outcome.message,
            site_id=task.site_id,
            function=task.function,
            task_id=task.pk,
        )
        credit_service.capture(account_id=task.account_id, amount=amount, held=0, reason=reason)
        return amount

    def gave_up(self, execution: Execution, error: dict[str, Any], made: dict[str, int]) -> None:
        """The task row says it."""

    def will_retry(self, execution: Execution, error: dict[str, Any], at: datetime | None) -> None:
        """The task row says it."""

    def committed(self) -> None:
        """Nothing to take over."""
