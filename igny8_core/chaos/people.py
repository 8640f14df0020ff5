"""People who use the product while it breaks: start, pause, resume, cancel, retry, ask by hand, click twice, top up."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from collections.abc import Callable

from django.db.models import QuerySet

from igny8_core.ai.functions.auto_cluster import AutoCluster
from igny8_core.ai.functions.generate_images import GenerateImages
from igny8_core.ai.models import AITask
from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.business.content.models import Images
from igny8_core.business.planning.models import Keywords
from igny8_core.chaos.diary import Diary
from igny8_core.chaos.invariants.mails import mails_are_waiting
from igny8_core.chaos.patience import patiently
from igny8_core.chaos.plan import Plan
from igny8_core.chaos.sites import add_keywords, add_site
from igny8_core.common.exceptions import AppError, InsufficientCreditsError
from igny8_core.common.status_enums import (
    GENERATION_OPEN,
    RUN_ACTIVE,
    RUN_RESUMABLE,
    GenerationStatus,
    ImageStatus,
    KeywordStatus,
    RunStatus,
)

SITES, MOST_ACTIVE = 30, 10
CREDITS, TOP_UP = 300, 500
#: Chance per look, ten of which make a second.
CHANCES = {"pause": 0.06, "cancel": 0.015, "retry": 0.15, "resume": 0.2, "by hand": 0.04, "click twice": 0.03}


class People:
    """Acts at random, by the plan's seed. What the product refuses is counted and forgotten."""

    def __init__(self, plan: Plan, diary: Diary) -> None:
        self._diary = diary
        self.done: Counter[str] = Counter()
        self._random = random.Random(plan.seed)
        self._acts: dict[str, Callable[[], object]] = {
            "pause": self._pause,
            "cancel": self._cancel,
            "retry": self._retry,
            "resume": self._resume,
            "by hand": self._ask_by_hand,
            "click twice": self._click_twice,
        }
        concurrencies = (1, 1, 2, 3)
        self._sites = [add_site(n, credits=CREDITS, concurrency=concurrencies[n % 4]) for n in range(SITES)]

    def look(self, *, start_more: bool) -> None:
        """One look at the dashboard, and whatever comes to mind."""
        if start_more and patiently(self._active().count) < MOST_ACTIVE:
            self._try("start", self._start)
        for name, chance in CHANCES.items():
            if self._random.random() < chance:
                self._try(name, self._acts[name])

    def settle(self) -> bool:
        """Resume everything that can go on; True when nothing is left to do anywhere."""
        for run in patiently(lambda: list(AutomationRun.objects.filter(status__in=RUN_RESUMABLE))):
            if self._has_work(run):
                self._try("resume", _service(run).resume_automation)
        return patiently(lambda: not (self._active().exists() or _open_tasks().exists() or mails_are_waiting()))

    def _try(self, name: str, act: Callable[[], object]) -> None:
        try:
            # Whether an act whose answer was lost has happened is for the person to look up, as in real life.
            if patiently(act) is not None:
                self.done[name] += 1
        except InsufficientCreditsError:
            self._top_up()
        except AppError:
            self.done["refused"] += 1

    def _start(self) -> object:
        busy = set(self._active().values_list("site_id", flat=True))
        idle = [site for site in self._sites if site.pk not in busy]
        site = self._random.choice(idle)
        if not Keywords.objects.filter(site=site, status=KeywordStatus.NEW).exists():
            add_keywords(site)
        return AutomationService(site.account, site).start_automation()

    def _click_twice(self) -> object:
        run = self._any(self._active())
        return run and AutomationService(run.site.account, run.site).start_automation()

    def _pause(self) -> object:
        return self._steer(self._active().filter(status=RunStatus.RUNNING), AutomationService.pause_automation)

    def _cancel(self) -> object:
        return self._steer(self._active(), AutomationService.cancel_automation)

    def _resume(self) -> object:
        stopped = AutomationRun.objects.filter(status__in=RUN_RESUMABLE)
        return self._steer(stopped.order_by("-started_at")[:5], AutomationService.resume_automation)

    def _retry(self) -> object:
        failed = AutomationRun.objects.filter(tasks__status=GenerationStatus.FAILED).distinct()
        return self._steer(failed.order_by("-started_at")[:5], AutomationService.retry_failed)

    def _steer(self, runs: QuerySet[AutomationRun], act: Callable[[AutomationService], object]) -> object:
        run = self._any(runs)
        if run is None:
            return None
        self._diary.write("asked", run=run.pk)
        return act(_service(run))

    def _ask_by_hand(self) -> object:
        site = self._random.choice(self._sites)
        images = list(Images.objects.filter(site=site, status=ImageStatus.FAILED).values_list("pk", flat=True)[:1])
        if images:
            return GenerateImages().execute({"image_ids": images}, site.account)
        return AutoCluster().execute({"ids": self._some_keywords(site)}, site.account)

    def _some_keywords(self, site: Site) -> list[int]:
        waiting = Keywords.objects.filter(site=site, status=KeywordStatus.NEW)
        if not waiting.exists():
            add_keywords(site)
        return list(waiting.values_list("pk", flat=True)[:2])

    def _top_up(self) -> None:
        for account_id in {site.account_id for site in self._sites}:
            patiently(lambda account_id=account_id: _top_up_if_low(account_id))  # type: ignore[misc]
        self.done["top-up"] += 1

    def _has_work(self, run: AutomationRun) -> bool:
        return patiently(lambda: run.status == RunStatus.PAUSED or _open_tasks().filter(run=run).exists())

    def _active(self) -> QuerySet[AutomationRun]:
        return AutomationRun.objects.filter(status__in=RUN_ACTIVE)

    def _any(self, runs: QuerySet[AutomationRun]) -> AutomationRun | None:
        found = list(runs.select_related("site__account"))
        return self._random.choice(found) if found else None


def _service(run: AutomationRun) -> AutomationService:
    return AutomationService.from_run_id(run.run_id)


def _open_tasks() -> QuerySet[AITask]:
    return AITask.objects.filter(status__in=GENERATION_OPEN)


def _top_up_if_low(account_id: int) -> None:
    if balance_of(account_id=account_id).available < TOP_UP:
        reason = Reason(key=f"chaos:{uuid.uuid4().hex}", description="Topped up")
        credit_service.grant(account_id=account_id, amount=TOP_UP, reason=reason)
