"""A site at a glance: what waits for a person, what moves, and what has been. As many queries at any size."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from igny8_core.ai.account_ai import image_model
from igny8_core.ai.models import AITask
from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.estimate import Estimate, project
from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.selectors.backlog import backlog_of, rates_of
from igny8_core.business.automation.selectors.cards import Card, cards_of
from igny8_core.business.automation.selectors.failed_rows import failed_rows_of
from igny8_core.business.automation.selectors.history import runs_of
from igny8_core.business.automation.selectors.needs import Need, Situation, needs_of
from igny8_core.business.automation.selectors.workers import a_worker_lives
from igny8_core.business.billing.prices import image_credits
from igny8_core.business.billing.selectors import Balance, balance_of
from igny8_core.business.planning.models import Keywords
from igny8_core.common.status_enums import GENERATION_OPEN, RUN_ACTIVE, GenerationStatus

RUNS_SHOWN = 5


@dataclass(frozen=True)
class Working:
    """What people have asked of one AI function and is not done yet."""

    function: str
    tasks: int
    at_work: int


@dataclass(frozen=True)
class Glance:
    """A site at one moment. `active` is the run under way with its cards, None while there is none."""

    site: Site
    needs: list[Need]
    backlog: dict[int, int]
    estimate: Estimate
    balance: Balance
    active: AutomationRun | None
    cards: list[Card]
    work: list[Working]
    config: AutomationConfig | None
    runs: list[AutomationRun]
    has_keywords: bool


def glance_at(site: Site) -> Glance:
    """`site` was read with its account."""
    runs = list(runs_of(site_id=site.pk)[:RUNS_SHOWN])
    latest = runs[0] if runs else None
    active = latest if latest is not None and latest.status in RUN_ACTIVE else None
    backlog, balance, work = backlog_of(site), balance_of(account_id=site.account_id), _work_at(site)
    estimate = project(backlog=backlog, rates=rates_of(site), image_credits=image_credits(image_model(site)))
    situation = Situation(
        run=latest,
        failed=failed_rows_of(site, latest=latest),
        backlog=backlog,
        estimate=estimate,
        available=balance.available,
        worker_alive=a_worker_lives(),
        work_open=bool(work),
    )
    return Glance(
        site=site,
        needs=needs_of(situation),
        backlog=backlog,
        estimate=estimate,
        balance=balance,
        active=active,
        cards=cards_of(active, _in_hand(active)) if active else [],
        work=work,
        config=AutomationConfig.objects.filter(site=site).first(),
        runs=runs,
        has_keywords=Keywords.objects.filter(site=site).exists(),
    )


def _in_hand(run: AutomationRun) -> list[AITask]:
    tasks = AITask.objects.filter(run=run, stage=run.current_stage, status=GenerationStatus.PROCESSING)
    return list(tasks.defer("stored_response", "payload").order_by("position"))


def _work_at(site: Site) -> list[Working]:
    """Of people alone: what a run does is told by the run."""
    tasks = AITask.objects.filter(site=site, run__isnull=True, status__in=GENERATION_OPEN)
    at_work = Count("pk", filter=Q(status=GenerationStatus.PROCESSING))
    found = tasks.order_by("function").values("function").annotate(tasks=Count("pk"), at_work=at_work)
    return [Working(**row) for row in found]
