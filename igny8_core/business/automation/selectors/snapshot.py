"""What the dashboard shows of a site's run: three queries at any size, no COUNT over items.

The run row is read before the tasks in work: what is in work then can only be later than the counters, so pending never
falls below zero and every card adds up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet, Subquery

from igny8_core.ai.models import AITask
from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationConfig, AutomationEvent, AutomationRun, WorkerHeartbeat
from igny8_core.business.automation.selectors.cards import Card, cards_of
from igny8_core.business.billing.models import Wallet
from igny8_core.common.exceptions import NotFoundError
from igny8_core.common.status_enums import GenerationStatus

EVENTS_SHOWN = 50


@dataclass(frozen=True)
class Snapshot:
    """A site at one moment. `run` is the active or latest one, None before the first."""

    site: Site
    run: AutomationRun | None
    cards: list[Card]
    events: list[AutomationEvent]
    wallet: Wallet | None
    config: AutomationConfig | None
    worker_seen_at: datetime | None


def snapshot(*, site_id: int) -> Snapshot:
    """The site's active or latest run with everything around it. Raises NotFoundError for a site out of sight."""
    run = (
        AutomationRun.objects.filter(site_id=site_id)
        .select_related("site__account__wallet", "site__automation_config")
        .annotate(worker_seen_at=_last_heartbeat())
        .order_by("-started_at")
        .first()
    )
    if run is None:
        return _before_the_first_run(site_id)
    working = list(
        AITask.objects.filter(run=run, stage=run.current_stage, status=GenerationStatus.PROCESSING).order_by("position")
    )
    events = list(AutomationEvent.objects.filter(run=run).order_by("-id")[:EVENTS_SHOWN])
    return Snapshot(
        site=run.site,
        run=run,
        cards=cards_of(run, working),
        events=events,
        wallet=getattr(run.site.account, "wallet", None),
        config=getattr(run.site, "automation_config", None),
        worker_seen_at=run.worker_seen_at,
    )


def _before_the_first_run(site_id: int) -> Snapshot:
    site = (
        Site.objects.filter(pk=site_id)
        .select_related("account__wallet", "automation_config")
        .annotate(worker_seen_at=_last_heartbeat())
        .first()
    )
    if site is None:
        raise NotFoundError("This site does not exist.")
    return Snapshot(
        site=site,
        run=None,
        cards=cards_of(None, []),
        events=[],
        wallet=getattr(site.account, "wallet", None),
        config=getattr(site, "automation_config", None),
        worker_seen_at=site.worker_seen_at,
    )


def _last_heartbeat() -> Subquery:
    latest: QuerySet[WorkerHeartbeat] = WorkerHeartbeat.objects.filter(kind=WorkerHeartbeat.Kind.WORKER).order_by(
        "-seen_at"
    )
    return Subquery(latest.values("seen_at")[:1])
