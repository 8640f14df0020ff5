"""What a driver keeps in mind between two batches. Only the holder of the lease has one, so it is the truth."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.services.automation_logger import AutomationLogger
from igny8_core.business.automation.services.run_lease import RunLease
from igny8_core.business.automation.services.side_by_side import SideBySide
from igny8_core.business.automation.stages import Stage, stage
from igny8_core.business.automation.tally import StageTally


@dataclass
class DriveState:
    """A run as its driver knows it, with the next tasks of its queue read ahead."""

    lease: RunLease
    run: AutomationRun
    config: AutomationConfig
    logger: AutomationLogger
    tally: StageTally
    ahead: deque[AITask] = field(default_factory=deque)
    calls: SideBySide | None = None
    #: Why the run must stop once the calls that run are over.
    stop_for: dict[str, Any] | None = None

    @classmethod
    def load(cls, lease: RunLease) -> DriveState:
        """Read the run, its site and its config: one query."""
        run = AutomationRun.objects.select_related("site__automation_config").get(pk=lease.run_pk)
        current = stage(run.current_stage)
        return cls(
            lease=lease,
            run=run,
            config=run.site.automation_config,
            logger=AutomationLogger(run, timezone_name=run.site.timezone, keep_open=True),
            tally=StageTally.from_json(current, run.stage_result(current.number)),
        )

    @property
    def stage(self) -> Stage:
        """The stage the run is at."""
        return stage(self.run.current_stage)

    @property
    def filled(self) -> bool:
        """Whether the stage has its queue, with whatever was still to be added."""
        return self.tally.started_at is not None and not self.tally.top_up

    @property
    def concurrency(self) -> int:
        """Batches of this stage that may wait for the provider at once; a local stage has nothing to wait for."""
        if self.stage.kind != "AI":
            return 1
        most = function_named(self.stage.function).most_at_once(self.tally.batches_total)
        return min(int(getattr(self.config, f"stage_{self.stage.number}_concurrency")), most)

    def take_over(self, *, tally: StageTally, total_credits_used: int, credits_held: int) -> None:
        """The figures of a transaction that is through."""
        self.tally = tally
        self.run.total_credits_used = total_credits_used
        self.run.credits_held = credits_held

    def enter(self, number: int) -> None:
        """Go to stage `number`."""
        self.close_calls()
        self.run.current_stage = number
        self.tally = StageTally.from_json(self.stage, self.run.stage_result(number))
        self.ahead.clear()

    def close_calls(self) -> None:
        """The next stage may have another number of calls; nothing is under way between two stages."""
        if self.calls:
            self.calls.close()
        self.calls = None

    def reload(self) -> None:
        """Read the run again, after something other than a batch has changed it."""
        self.run.refresh_from_db()
        self.enter(self.run.current_stage)
