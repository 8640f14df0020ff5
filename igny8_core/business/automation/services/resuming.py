"""Going on with a run that was paused or that failed."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors import controls
from igny8_core.business.automation.services.automation_logger import AutomationLogger, Line
from igny8_core.business.automation.services.doorbell import ring_driver
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.exceptions import ConflictError
from igny8_core.common.faults import fault_point
from igny8_core.common.status_enums import RUN_RESUMABLE, RunStatus
from igny8_core.common.transitions import move_one

#: A slot whose run was refused is a line in the history: it held nothing, queued nothing and took nothing over.
NEVER_STARTED = Q(status=RunStatus.FAILED, driver_token=0)


def resume(run: AutomationRun) -> None:
    """paused | failed → running, and ring a worker.

    A failed run gave its hold back, so it holds again what its estimate leaves. Raises ConflictError when it cannot
    go on or another run of the site is active, InsufficientCreditsError when the hold is refused.
    """
    refuse_overtaken(run)
    try:
        with transaction.atomic():
            gave_back = run.status == RunStatus.FAILED or run.hold_expired
            held = hold_again(run) if gave_back else run.credits_held
            move_one(
                _this(run).filter(status=run.status),
                come_from=RUN_RESUMABLE,
                to=RunStatus.RUNNING,
                refusal=f"This run is {run.status} and cannot be resumed.",
                # A driver of before is refused, and what this run releases later has a key of its own.
                driver_token=F("driver_token") + 1,
                credits_held=held,
                hold_expired=False,
                paused_at=None,
                pause_requested=False,
                cancel_requested=False,
                completed_at=None,
                error=None,
                error_message="",
                wake_at=None,
            )
            _tell(run)
            ring_driver(run.pk)
            fault_point("inside_resume")
    except IntegrityError as error:
        raise ConflictError("Another run of this site is active.", details={"run_id": run.run_id}) from error


def refuse_overtaken(run: AutomationRun) -> None:
    """Raise ConflictError for a run that never began, or that a newer one of the site has followed."""
    if _this(run).filter(NEVER_STARTED).exists():
        raise ConflictError(controls.NEVER_STARTED, details={"run_id": run.run_id})
    newer = AutomationRun.objects.filter(site_id=run.site_id, started_at__gt=run.started_at).exclude(NEVER_STARTED)
    if newer.exists():
        message = "A newer run of this site has taken over what this one left."
        raise ConflictError(message, details={"run_id": run.run_id})


def _this(run: AutomationRun) -> QuerySet[AutomationRun]:
    return AutomationRun.objects.filter(pk=run.pk)


def hold_again(run: AutomationRun) -> int:
    """Hold what the estimate leaves; returns how much. Raises InsufficientCreditsError."""
    required = controls.credits_left(run)
    if required:
        # The token grows with every driver and every resume, so each hold of a run has its own key.
        reason = Reason(
            key=f"hold:{run.run_id}:{run.driver_token}",
            description=f"Held for {run.run_id} (resumed)",
            site_id=run.site_id,
            run_id=run.run_id,
        )
        credit_service.hold(account_id=run.account_id, amount=required, reason=reason)
    return required


def _tell(run: AutomationRun) -> None:
    logger = AutomationLogger(run, timezone_name=run.site.timezone)
    lines = [Line("Resumed", run.current_stage)]
    logger.record(lines)
    transaction.on_commit(lambda: logger.mirror(lines))
