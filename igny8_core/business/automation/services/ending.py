"""The ways a run stops: paused, cancelled, failed, completed. Each one moves the status once and settles the hold."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.business.automation.services.automation_logger import AutomationLogger, Line
from igny8_core.business.automation.services.open_work import close_open_work
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import RUN_ACTIVE, RunStatus
from igny8_core.common.transitions import move

Level = AutomationEvent.Level


def pause(run: AutomationRun, *, error: dict[str, Any] | None = None) -> bool:
    """running → paused; the hold stays. False when the run was not running any more."""
    message = error["error_message"] if error else ""
    line = Line(f"Paused: {message}" if error else "Paused", run.current_stage, Level.WARNING)
    with transaction.atomic():
        moved = move(
            _this(run),
            come_from=RunStatus.RUNNING,
            to=RunStatus.PAUSED,
            pause_requested=False,
            error=error,
            error_message=message,
            driver_until=None,
        )
        return bool(moved) and _tell(run, [line])


def cancel(run: AutomationRun) -> bool:
    """running | paused → cancelled: what arrived is kept, untouched rows go back, the hold is released."""
    with transaction.atomic():
        moved = move(
            _this(run),
            come_from=RUN_ACTIVE,
            to=RunStatus.CANCELLED,
            cancel_requested=False,
            pause_requested=False,
            completed_at=timezone.now(),
            driver_until=None,
        )
        if not moved:
            return False
        run.refresh_from_db()
        returned = close_open_work(run)
        _release(run)
        line = Line(f"Cancelled: {plural(returned, 'item')} returned to pending", run.current_stage, Level.WARNING)
        return _tell(run, [line])


def fail(run: AutomationRun, *, error: dict[str, Any]) -> bool:
    """running → failed: going on is senseless. The items stay queued for a resume; the hold is released."""
    line = Line(
        f"Failed: {error['error_message']}", run.current_stage, Level.ERROR, {"error_type": error["error_type"]}
    )
    with transaction.atomic():
        moved = move(
            _this(run),
            come_from=RunStatus.RUNNING,
            to=RunStatus.FAILED,
            pause_requested=False,
            error=error,
            error_message=error["error_message"],
            completed_at=timezone.now(),
            driver_until=None,
        )
        if not moved:
            return False
        run.refresh_from_db()
        _release(run)
        return _tell(run, [line])


def complete(run: AutomationRun, *, lines: list[Line], changes: dict[str, Any]) -> bool:
    """running → completed, with the result of the last stage in `changes`."""
    with transaction.atomic():
        moved = move(
            _this(run),
            come_from=RunStatus.RUNNING,
            to=RunStatus.COMPLETED,
            pause_requested=False,
            cancel_requested=False,
            completed_at=timezone.now(),
            driver_until=None,
            **changes,
        )
        if not moved:
            return False
        run.refresh_from_db()
        _release(run)
        return _tell(run, lines)


def _this(run: AutomationRun) -> Any:
    return AutomationRun.objects.filter(pk=run.pk)


def _release(run: AutomationRun) -> None:
    if not run.credits_held:
        return
    # The driver's token makes the key new for every time the run held credits.
    reason = Reason(
        key=f"release:{run.run_id}:{run.driver_token}",
        description=f"Not used by {run.run_id}",
        site_id=run.site_id,
        run_id=run.run_id,
    )
    credit_service.release(account_id=run.account_id, amount=run.credits_held, reason=reason)
    _this(run).update(credits_held=0)
    run.credits_held = 0


def _tell(run: AutomationRun, lines: list[Line]) -> bool:
    logger = AutomationLogger(run, timezone_name=run.site.timezone)
    logger.record(lines)
    transaction.on_commit(lambda: logger.mirror(lines))
    return True
