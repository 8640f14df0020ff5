"""Starting a run: estimate, hold the credits, insert the run. All of it or nothing."""

from __future__ import annotations

import secrets
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils import timezone

from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.estimate import Estimate
from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.selectors.backlog import estimate_for
from igny8_core.business.automation.selectors.pace import seconds_per_item
from igny8_core.business.automation.services.automation_logger import AutomationLogger, Line
from igny8_core.business.automation.services.doorbell import ring_driver
from igny8_core.business.automation.services.open_work import close_open_work
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.exceptions import ConflictError, InsufficientCreditsError
from igny8_core.common.faults import fault_point
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GENERATION_OPEN, RUN_ACTIVE, RunStatus


def start_run(
    *, site: Site, trigger: str, slot: datetime | None = None, started_by_id: int | None = None, pace_seconds: float = 0
) -> AutomationRun:
    """Start a run of `site` and ring a worker. `pace_seconds` is a pause between two batches, for a run to be watched.

    Raises ConflictError naming the run that is in the way, or InsufficientCreditsError; then nothing is held.
    """
    _refuse_second(site)
    AutomationConfig.objects.get_or_create(site=site, defaults={"account_id": site.account_id})
    estimate = estimate_for(site)
    try:
        with transaction.atomic():
            run = _insert(site=site, trigger=trigger, slot=slot, started_by_id=started_by_id, estimate=estimate)
            _set_pace(run, pace_seconds)
            _take_over(run)
            lines = [*_hold(run, estimate), *_paced(pace_seconds)]
            logger = AutomationLogger(run, timezone_name=site.timezone)
            logger.record(lines)
            transaction.on_commit(lambda: logger.mirror(lines))
            ring_driver(run.pk)
            fault_point("inside_start")
    except IntegrityError:
        # The index decided a race: whoever came second is told who came first.
        _refuse_second(site)
        raise
    return run


def _set_pace(run: AutomationRun, seconds: float) -> None:
    if seconds:
        run.pace_seconds = seconds
        run.save(update_fields=["pace_seconds"])


def _paced(seconds: float) -> list[Line]:
    return [Line(f"Slowed down to be watched: {seconds:g} seconds between two batches")] if seconds else []


def new_run_id(*, now: datetime, trigger: str) -> str:
    """`run_20251203_140523_manual_a1b2c3d4`; the suffix tells apart two sites that start in the same second."""
    # Of a hundred sites that are due in the same second two would share one of 65,536 in every thirteenth night.
    return f"run_{now:%Y%m%d_%H%M%S}_{trigger}_{secrets.token_hex(4)}"


def conflict_with(run: AutomationRun, *, timezone_name: str) -> ConflictError:
    """The 409 that names the run in the way."""
    started = run.started_at.astimezone(ZoneInfo(timezone_name))
    state = "is paused" if run.status == RunStatus.PAUSED else "is already in progress"
    return ConflictError(
        f"An automation {state} for this site. Started at {started:%H:%M}, currently on stage {run.current_stage}.",
        details={"run_id": run.run_id, "current_stage": run.current_stage, "run_status": run.status},
    )


def _refuse_second(site: Site) -> None:
    active = AutomationRun.objects.filter(site=site, status__in=RUN_ACTIVE).first()
    if active:
        raise conflict_with(active, timezone_name=site.timezone)


def _insert(
    *, site: Site, trigger: str, slot: datetime | None, started_by_id: int | None, estimate: Estimate
) -> AutomationRun:
    now = timezone.now()
    return AutomationRun.objects.create(
        run_id=new_run_id(now=now, trigger=trigger),
        account_id=site.account_id,
        site=site,
        trigger_type=trigger,
        slot=slot,
        started_by_id=started_by_id,
        started_at=now,
        estimated_credits=estimate.estimated_credits,
        estimate={**estimate.to_json(), "seconds_per_item": seconds_per_item(site)},
        credits_held=estimate.required_credits,
    )


def _take_over(run: AutomationRun) -> None:
    """What earlier failed runs of the site left open belongs to this one now."""
    for earlier in AutomationRun.objects.filter(
        site_id=run.site_id, status=RunStatus.FAILED, tasks__status__in=GENERATION_OPEN
    ).distinct():
        close_open_work(earlier)


def _hold(run: AutomationRun, estimate: Estimate) -> list[Line]:
    wallet = balance_of(account_id=run.account_id)
    required = estimate.required_credits
    if required > wallet.available:
        raise InsufficientCreditsError(
            f"Not enough credits. This run needs about {plural(estimate.estimated_credits, 'credit')} and holds "
            f"{required:,} to be safe; you have {wallet.available:,}.",
            details={"required": required, "available": wallet.available, "estimated": estimate.estimated_credits},
        )
    if required:
        reason = Reason(
            key=f"hold:{run.run_id}", description=f"Held for {run.run_id}", site_id=run.site_id, run_id=run.run_id
        )
        credit_service.hold(account_id=run.account_id, amount=required, reason=reason)
    return [
        Line(f"Automation started (trigger: {run.trigger_type})"),
        Line(
            f"Credit check: Account has {wallet.available:,} credits, estimated need: "
            f"{plural(estimate.estimated_credits, 'credit')}"
        ),
    ]
