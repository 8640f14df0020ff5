"""AutomationService: the one door to a site's automation, for screens, schedules and commands."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from igny8_core.business.accounts.models import Account, Site
from igny8_core.business.automation.estimate import Estimate
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.backlog import estimate_for
from igny8_core.business.automation.services import ending, resuming, retrying, stage_step
from igny8_core.business.automation.services.drive_state import DriveState
from igny8_core.business.automation.services.run_lease import undriven
from igny8_core.business.automation.services.stage_step import Step
from igny8_core.business.automation.services.starting import start_run
from igny8_core.common.exceptions import ConflictError, NotFoundError
from igny8_core.common.status_enums import RUN_ACTIVE, RunStatus


class AutomationService:
    """Conducts the automation of one site."""

    def __init__(self, account: Account, site: Site, *, run: AutomationRun | None = None) -> None:
        self.account = account
        self.site = site
        self._run = run

    @classmethod
    def for_site(cls, site_id: int) -> AutomationService:
        """The service of a site. Raises NotFoundError."""
        site = Site.objects.select_related("account").filter(pk=site_id).first()
        if site is None:
            raise NotFoundError("This site does not exist.")
        return cls(site.account, site)

    @classmethod
    def from_run_id(cls, run_id: str) -> AutomationService:
        """The service of the site that a run belongs to. Raises NotFoundError."""
        run = AutomationRun.objects.select_related("site__account").filter(run_id=run_id).first()
        if run is None:
            raise NotFoundError("This run does not exist.")
        return cls(run.site.account, run.site, run=run)

    @property
    def run(self) -> AutomationRun:
        """The run this service was made for, or the site's latest. Raises NotFoundError when there never was one."""
        if self._run is None:
            self._run = AutomationRun.objects.filter(site=self.site).order_by("-started_at").first()
        if self._run is None:
            raise NotFoundError("This site has had no run yet.")
        return self._run

    def estimate_credits(self) -> Estimate:
        """What a run started now would cost."""
        return estimate_for(self.site)

    def start_automation(self, trigger_type: str = "manual", *, started_by_id: int | None = None) -> AutomationRun:
        """Start a run. Raises ConflictError (409) or InsufficientCreditsError (402)."""
        self._run = start_run(site=self.site, trigger=trigger_type, started_by_id=started_by_id)
        return self._run

    def pause_automation(self) -> AutomationRun:
        """Ask for a pause: the batch in hand is finished first. At once when nobody drives."""
        asked = self._ask(RunStatus.RUNNING, pause_requested=True)
        if not asked:
            raise self._refusal("paused")
        if self._nobody_drives():
            ending.pause(self.run)
        return self._fresh()

    def resume_automation(self) -> AutomationRun:
        """Go on where the run stopped. Raises ConflictError, or InsufficientCreditsError when nothing can be held."""
        resuming.resume(self.run)
        return self._fresh()

    def cancel_automation(self) -> AutomationRun:
        """Ask for the end: what has arrived is kept. At once when nobody drives."""
        asked = self._ask(*RUN_ACTIVE, cancel_requested=True)
        if not asked:
            raise self._refusal("cancelled")
        if self._nobody_drives():
            ending.cancel(self.run)
        return self._fresh()

    def retry_failed(self, *, stage: int | None = None, task_ids: Sequence[UUID] | None = None) -> int:
        """Take up failed work again (all, of a stage, of some tasks); returns how many items. Reopens an ended run."""
        return retrying.retry_failed(self.run, retrying.Selection(stage=stage, task_ids=task_ids))

    def run_stage(self, state: DriveState, number: int) -> Step:
        """One step of stage `number` (1-7)."""
        return stage_step.run_stage(state, number)

    def run_stage_1(self, state: DriveState) -> Step:
        """Keywords → clusters."""
        return self.run_stage(state, 1)

    def run_stage_2(self, state: DriveState) -> Step:
        """Clusters → ideas."""
        return self.run_stage(state, 2)

    def run_stage_3(self, state: DriveState) -> Step:
        """Ideas → tasks."""
        return self.run_stage(state, 3)

    def run_stage_4(self, state: DriveState) -> Step:
        """Tasks → content."""
        return self.run_stage(state, 4)

    def run_stage_5(self, state: DriveState) -> Step:
        """Content → image prompts."""
        return self.run_stage(state, 5)

    def run_stage_6(self, state: DriveState) -> Step:
        """Image prompts → images."""
        return self.run_stage(state, 6)

    def run_stage_7(self, state: DriveState) -> Step:
        """Content → review: count and stop."""
        return self.run_stage(state, 7)

    def _ask(self, *statuses: str, **wish: bool) -> bool:
        rows = AutomationRun.objects.filter(pk=self.run.pk, status__in=statuses)
        return rows.update(**wish) == 1

    def _nobody_drives(self) -> bool:
        idle = Q(status=RunStatus.PAUSED) | undriven()
        return AutomationRun.objects.filter(idle, pk=self.run.pk).exists()

    def _refusal(self, wish: str) -> ConflictError:
        run = self._fresh()
        return ConflictError(f"This run is {run.status} and cannot be {wish}.", details={"run_id": run.run_id})

    def _fresh(self) -> AutomationRun:
        self.run.refresh_from_db()
        return self.run
