"""A site and everything that people, providers, brokers and clocks may do to its runs, in any order.

One connection, no threads: what happens at the same time happens in the middle of a provider's call (`meanwhile`), and
calls that wait side by side come back in any order (`InTurn`).
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.automation.services.driver import drive
from igny8_core.business.automation.services.hold_expiry import expire_holds
from igny8_core.business.automation.services.scheduler import start_due_runs
from igny8_core.business.automation.services.sweeper import sweep_runs
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.exceptions import (
    AppError,
    InvalidInputError,
    ProviderError,
    ProviderKeyRefusedError,
    TooManyRequestsError,
)
from igny8_core.common.status_enums import RUN_ACTIVE, RUN_RESUMABLE, RunStatus
from igny8_core.tests.business.automation.in_turn import InTurn
from igny8_core.tests.business.automation.pipeline import drive_to_stage
from igny8_core.tests.business.automation.run_invariants import assert_all_is_well
from igny8_core.tests.business.automation.steering import drive_through, service_of
from igny8_core.tests.factories import AccountFactory, KeywordFactory, SiteFactory

STEP = 1e-9
BEGIN = "2026-01-05T10:00:00Z"
TROUBLE = {
    "confused": ProviderError("The AI is confused."),
    "later": TooManyRequestsError("Slow down.", details={"retry_after": 5}),
    "never": InvalidInputError("Not this."),
    "key": ProviderKeyRefusedError("The key is refused."),
    "nonsense": lambda request: "I am not sure." if hasattr(request, "function") else InvalidInputError("Not this."),
}
LONGER_THAN_A_LEASE = timedelta(seconds=45)


class RunMachine(RuleBasedStateMachine):
    """`clock`, `script` and `seen` are set by the test; `seen` counts what was reached: a proof must get somewhere."""

    clock = script = seen = None
    status, failed = "", False

    @initialize(
        credits=st.integers(20, 60),
        ideas=st.integers(1, 3),
        stage=st.integers(1, 6),
        every=st.sampled_from([2, 3, 100]),
        calls=st.tuples(st.integers(1, 3), st.sampled_from([1, 1, 2, 3]), st.randoms(use_true_random=False)),
    )
    def open(self, credits, ideas, stage, every, calls):
        batch, at_once, order = calls
        InTurn.choose = order.randrange
        self.clock.move_to(BEGIN, tick=False)
        self.script.relax()
        self.script.asked.clear()
        self.script.ideas = ideas
        self.site = SiteFactory(account=AccountFactory.with_credits(credits))
        self.keys = 0
        KeywordFactory.create_batch(3, site=self.site)
        AutomationConfig.objects.create(
            site=self.site,
            account=self.site.account,
            stage_1_batch_size=batch,
            stage_3_batch_size=batch,
            **{f"stage_{number}_concurrency": at_once for number in (1, 2, 4, 5, 6)},
        )
        self.seen.update({"side by side": at_once > 1})
        self.start()
        drive_to_stage(self._latest(), stage)
        self.script.always(TROUBLE["confused"], when=lambda request: len(self.script.asked) % every == 0)

    # The worker

    @rule(steps=st.integers(1, 10))
    def step(self, steps):
        for _ in range(steps):
            self._drive_latest(STEP)

    @rule()
    def message_again(self):
        """Of every run that there ever was."""
        for run in AutomationRun.objects.filter(site=self.site):
            drive(run.pk, slice_seconds=STEP)

    # The provider

    @rule(kinds=st.lists(st.sampled_from(sorted(TROUBLE)), min_size=1, max_size=4), good_before=st.integers(0, 3))
    def trouble_ahead(self, kinds, good_before):
        self.script.then(*[None] * good_before, *(TROUBLE[kind] for kind in kinds))
        self.step(good_before + len(kinds))

    @rule(act=st.sampled_from(["pause", "cancel", "retry", "start", "message", "sweep", "credits", "keywords"]))
    def meanwhile(self, act):
        """In the middle of the next call."""
        self.script.then(lambda request: self._meanwhile(act))
        self.step(3)

    @rule()
    def frozen_in_a_call(self):
        """The next call outlives its lease: another driver takes over before it comes back."""
        self.script.then(self._taken_over)
        self.step(3)

    # People

    @rule()
    def start(self):
        if self.status not in RUN_ACTIVE:
            KeywordFactory.create_batch(2, site=self.site)
        self._try(AutomationService(self.site.account, self.site).start_automation)

    @precondition(lambda self: self.status in RUN_ACTIVE)
    @rule(wish=st.sampled_from(["pause", "pause", "pause", "cancel"]))
    def stop(self, wish):
        self._steer(f"{wish}_automation")

    @precondition(lambda self: self.status in RUN_RESUMABLE)
    @rule()
    def resume(self):
        self._steer("resume_automation")

    @precondition(lambda self: self.failed)
    @rule(stage=st.none() | st.integers(1, 6))
    def retry_failed(self, stage):
        self._steer("retry_failed", stage=stage)

    @precondition(lambda self: self.failed)
    @rule(number=st.integers(0, 5))
    def retry_one(self, number):
        failed = AITask.objects.filter(site=self.site, status="failed").order_by("stage", "position")
        if task := failed[number : number + 1].first():
            self._steer("retry_failed", task_ids=[task.pk])

    @rule(change=st.sampled_from(["top up", "spend elsewhere", "add keywords"]), amount=st.integers(1, 20))
    def the_site_changes(self, change, amount):
        if change == "top up":
            self._top_up(amount)
        elif change == "spend elsewhere":
            self._spend(amount)
        else:
            KeywordFactory.create_batch(1 + amount % 4, site=self.site)

    # Time

    @rule(minutes=st.sampled_from([1, 10, 120]))
    def wait(self, minutes):
        self.clock.shift(timedelta(minutes=minutes))
        sweep_runs()

    @precondition(lambda self: self.status == RunStatus.PAUSED)
    @rule()
    def a_week_goes_by(self):
        self.clock.shift(timedelta(days=8))
        expire_holds()

    @rule()
    def slot_comes_due(self):
        configs = AutomationConfig.objects.filter(site=self.site)
        configs.update(is_enabled=True, next_run_at=timezone.now())
        start_due_runs()

    # What holds

    @invariant()
    def all_is_well(self):
        self.clock.shift(timedelta(seconds=1))
        assert_all_is_well(self.site)
        self._note()

    def teardown(self):
        """With credits and a provider that answers, whatever is open comes to its end."""
        if not hasattr(self, "site"):
            return
        self.script.relax()
        self._top_up(1000)
        self.clock.shift(timedelta(hours=2))
        run = self._latest()
        if run and run.status == RunStatus.PAUSED:
            service_of(run).resume_automation()
        if run and run.status in RUN_ACTIVE:
            run = drive_through(run, self.clock)
            assert run.status in (RunStatus.COMPLETED, RunStatus.PAUSED, RunStatus.CANCELLED), run.error
            assert run.status != RunStatus.PAUSED or not run.error
        assert_all_is_well(self.site)

    # How

    def _latest(self):
        return AutomationRun.objects.filter(site=self.site).order_by("-started_at").first()

    def _drive_latest(self, seconds):
        if run := self._latest():
            drive(run.pk, slice_seconds=seconds)

    def _top_up(self, amount):
        credit_service.grant(account_id=self.site.account_id, amount=amount, reason=self._reason())

    def _spend(self, most):
        """By the same account, for something else: whatever no run holds."""
        amount = min(most, balance_of(account_id=self.site.account_id).available)
        credit_service.capture(account_id=self.site.account_id, amount=amount, held=0, reason=self._reason())

    def _steer(self, wish, **arguments):
        if run := self._latest():
            self._try(lambda: getattr(service_of(run), wish)(**arguments))

    def _try(self, act):
        """A refusal is an answer; anything else is a defect."""
        with suppress(AppError):
            act()

    def _note(self):
        run = self._latest()
        self.status = run.status if run else ""
        self.failed = bool(run) and AITask.objects.filter(run=run, status="failed").exists()
        if run:
            self.seen.update([run.status, f"stage {run.current_stage}"])
            self.seen.update({"reopened": bool(run.reopened_at), "expired": run.hold_expired})
            self.seen["stopped"] += bool(run.error)

    def _meanwhile(self, act):
        self.seen["meanwhile"] += 1
        acts = {
            "pause": lambda: self._steer("pause_automation"),
            "cancel": lambda: self._steer("cancel_automation"),
            "retry": lambda: self._steer("retry_failed"),
            "start": self.start,
            "message": self.message_again,
            "sweep": sweep_runs,
            "credits": lambda: self._spend(1000),
            "keywords": lambda: KeywordFactory.create_batch(2, site=self.site),
        }
        acts[act]()

    def _taken_over(self, request):
        self.seen["taken over"] += 1
        self.clock.shift(LONGER_THAN_A_LEASE)
        self._drive_latest(STEP)

    def _reason(self):
        self.keys += 1
        return Reason(f"machine:{self.site.pk}:{self.keys}", "Test")
