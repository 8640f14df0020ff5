"""The books of a run: what its batches cost, and its counters, written in the transaction that saves the batch.

Credits are rounded up on the running total of the stage, so the batch size never changes the price. They come out of
what the run holds; a run that outgrows its hold draws on what is free, and pauses when that is gone.
"""

from __future__ import annotations

import threading
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from igny8_core.ai.engine import Execution, Saved
from igny8_core.business.automation.models import AutomationEvent
from igny8_core.business.automation.services.automation_logger import Line
from igny8_core.business.automation.services.drive_state import DriveState
from igny8_core.business.automation.services.sentences import batch_done, batch_failed, batch_started
from igny8_core.business.automation.tally import StageTally
from igny8_core.business.billing import prices
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason


class RunBooks:
    """Books of one batch of a run. New figures are taken over only once the transaction is through (`committed`)."""

    def __init__(self, state: DriveState) -> None:
        self.state = state
        self._lock = threading.Lock()
        self._start_logged = False
        self._lines: list[Line] = []
        self._next: tuple[StageTally, int, int] | None = None

    def seen(self, execution: Execution) -> None:
        """A batch that takes its time is announced, and its rows show that they are being worked on."""
        line = batch_started(self.state, execution)
        with self._lock:
            if self._start_logged:
                return
            self._start_logged = True
        with transaction.atomic():
            execution.function.show_in_work(execution.task.input_ids)
            self.state.logger.record([line])
        self.state.logger.mirror([line])

    def check(self, execution: Execution, units: Decimal) -> None:
        """Refuse before the provider is paid. The wallet is asked only when the hold would not do."""
        required, _total = self._price(units)
        short = required - self.state.run.credits_held
        if short > 0 and short > balance_of(account_id=self.state.run.account_id).available:
            raise credit_service.shortage(account_id=self.state.run.account_id, required=required)

    def settle(self, execution: Execution, saved: Saved) -> int:
        """Charge the batch and move the counters."""
        outcome = saved.outcome
        charged, _total = self._price(outcome.units)
        tally = self.state.tally.with_batch(
            done=len(outcome.done),
            failed=len(saved.failed),
            cancelled=len(saved.gone),
            again=bool(saved.again),
            units=outcome.units,
            credits=charged,
            made=outcome.made,
            seconds=execution.tracker.age,
        )
        self._capture(execution, charged, outcome.message)
        self._write(
            tally, charged, [*self._announced(execution), batch_done(self.state, tally, execution, saved, charged)]
        )
        return charged

    def gave_up(self, execution: Execution, error: dict[str, Any], made: dict[str, int]) -> None:
        """The batch failed for the last time; the stage goes on without it."""
        tally = self.state.tally.with_given_up(count=len(execution.task.input_ids), made=made)
        line = batch_failed(execution, error, level=AutomationEvent.Level.ERROR, follow="given up")
        self._write(tally, 0, [*self._announced(execution), line])

    def will_retry(self, execution: Execution, error: dict[str, Any], at: datetime | None) -> None:
        """The batch will be tried again."""
        line = batch_failed(execution, error, level=AutomationEvent.Level.WARNING, follow="will be tried again")
        # What a save had written when it was undone.
        self._next = None
        self._lines = [*self._announced(execution), line]
        self.state.logger.record(self._lines)

    def committed(self) -> None:
        """Take the new figures over and write the log files."""
        if self._next:
            tally, used, held = self._next
            self.state.take_over(tally=tally, total_credits_used=used, credits_held=held)
        self.state.logger.mirror(self._lines)

    def _price(self, units: Decimal) -> tuple[int, int]:
        """Credits to charge now, and for the stage so far."""
        tally = self.state.tally
        total = prices.credits_for(function=self.state.stage.function, units=tally.units + units)
        return total - tally.credits_used, total

    def _capture(self, execution: Execution, amount: int, message: str) -> None:
        run, task = self.state.run, execution.task
        reason = Reason(
            key=f"capture:{task.pk}",
            description=f"Stage {self.state.stage.number}: {message}",
            site_id=run.site_id,
            function=task.function,
            run_id=run.run_id,
            task_id=task.pk,
        )
        credit_service.capture(
            account_id=run.account_id, amount=amount, held=min(amount, run.credits_held), reason=reason
        )

    def _write(self, tally: StageTally, charged: int, lines: list[Line]) -> None:
        run, stage = self.state.run, self.state.stage
        used, held = run.total_credits_used + charged, run.credits_held - min(charged, run.credits_held)
        self.state.lease.write(**{stage.result_field: tally.to_json(stage)}, total_credits_used=used, credits_held=held)
        self.state.logger.record(lines)
        self._next, self._lines = (tally, used, held), lines

    def _announced(self, execution: Execution) -> list[Line]:
        """The start line of a batch too quick to have been announced; nothing otherwise."""
        with self._lock:
            already, self._start_logged = self._start_logged, True
        return [] if already else [batch_started(self.state, execution)]
