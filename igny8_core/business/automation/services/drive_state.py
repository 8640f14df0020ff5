"""What a driver keeps in mind between two batches. Only the holder of the lease has one, so it is the truth."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.services.automation_logger import AutomationLogger
from igny8_core.business.automation.services.run_lease import RunLease
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
        """Whether the stage has its queue."""
        return self.tally.started_at is not None

    def take_over(self, *, tally: StageTally, total_credits_used: int, credits_held: int) -> None:
        """The figures of a transaction that is through."""
        self.tally = tally
        self.run.total_credits_used = total_credits_used
        self.run.credits_held = credits_held

    def enter(self, number: int) -> None:
        """Go to stage `number`."""
        self.run.current_stage = number
        self.tally = StageTally()
        self.ahead.clear()
