"""The ways a run stops: paused, cancelled, failed, completed. Each one moves the status once and settles the hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.business.automation.services.automation_logger import AutomationLogger, Line
from igny8_core.business.automation.services.ending_notice import tell_completed, tell_failed, tell_paused
from igny8_core.business.automation.services.open_work import close_open_work
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.faults import fault_point
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import RUN_ACTIVE, RunStatus
from igny8_core.common.transitions import move

Level = AutomationEvent.Level


def pause(run: AutomationRun, *, error: dict[str, Any] | None = None) -> bool:
    """running → paused; the hold stays. False, as for the other three, when someone got there first."""
    message = error["error_message"] if error else ""
    line = Line(f"Paused: {message}" if error else "Paused", run.current_stage, Level.WARNING)
    with transaction.atomic():
        moved = _leave(
            run,
            to=RunStatus.PAUSED,
            pause_requested=False,
            paused_at=timezone.now(),
            error=error,
            error_message=message,
        )
        fault_point("inside_pause")
        if moved and error:
            run.refresh_from_db()
            tell_paused(run)
        return moved and _tell(run, [line])


def cancel(run: AutomationRun) -> bool:
    """running | paused → cancelled: what arrived is kept, untouched rows go back, the hold is released."""
    with transaction.atomic():
        if not _end(run, to=RunStatus.CANCELLED, come_from=RUN_ACTIVE):
            return False
        returned = close_open_work(run)
        fault_point("inside_cancel")
        line = Line(f"Cancelled: {plural(returned, 'item')} returned to pending", run.current_stage, Level.WARNING)
        return _tell(run, [line])


def fail(run: AutomationRun, *, error: dict[str, Any]) -> bool:
    """running → failed: going on is senseless. The items stay queued for a resume; the hold is released."""
    message = error["error_message"]
    line = Line(f"Failed: {message}", run.current_stage, Level.ERROR, {"error_type": error["error_type"]})
    with transaction.atomic():
        if not _end(run, to=RunStatus.FAILED, error=error, error_message=message):
            return False
        tell_failed(run)
        return _tell(run, [line])


def complete(run: AutomationRun, *, lines: list[Line], changes: dict[str, Any]) -> bool:
    """running → completed, with the result of the last stage in `changes`."""
    with transaction.atomic():
        if not _end(run, to=RunStatus.COMPLETED, **changes):
            return False
        tell_completed(run)
        return _tell(run, lines)


def _leave(
    run: AutomationRun, *, to: RunStatus, come_from: Iterable[RunStatus] = (RunStatus.RUNNING,), **changes: Any
) -> bool:
    """The guarded move; whoever drives is let go with it."""
    return move(_this(run), come_from=come_from, to=to, driver_until=None, **changes) == 1


def _end(run: AutomationRun, *, to: RunStatus, **changes: Any) -> bool:
    """Move to a last status, forget what was asked, release the hold."""
    changes |= {
        "pause_requested": False,
        "cancel_requested": False,
        "retry_wanted": None,
        "paused_at": None,
        "completed_at": timezone.now(),
    }
    if not _leave(run, to=to, **changes):
        return False
    run.refresh_from_db()
    _release(run)
    fault_point("inside_end")
    return True


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
