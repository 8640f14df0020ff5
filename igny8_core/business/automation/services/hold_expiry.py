"""A run that stays paused for long gives its credits back: others of the account may need them. A resume asks again."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.business.automation.services.automation_logger import AutomationLogger, Line
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import RunStatus

MOST = 500


def expire_holds() -> int:
    """Release the holds of runs that are paused longer than HOLD_EXPIRY_DAYS; returns how many runs that were."""
    long_ago = timezone.now() - timedelta(days=settings.HOLD_EXPIRY_DAYS)
    stale = AutomationRun.objects.filter(status=RunStatus.PAUSED, paused_at__lt=long_ago, credits_held__gt=0)
    return sum(_expire(run) for run in stale.select_related("site").order_by("paused_at")[:MOST])


def _expire(run: AutomationRun) -> bool:
    with transaction.atomic():
        # Whoever moves the hold to zero gives it back: a resume or a second sweeper finds it gone, or this one does.
        mine = AutomationRun.objects.filter(
            pk=run.pk, status=RunStatus.PAUSED, paused_at=run.paused_at, credits_held=run.credits_held
        )
        if mine.update(credits_held=0, hold_expired=True) != 1:
            return False
        reason = Reason(
            key=f"release:{run.run_id}:{run.driver_token}:expired",
            description=f"Given back by {run.run_id}, paused for {settings.HOLD_EXPIRY_DAYS} days",
            site_id=run.site_id,
            run_id=run.run_id,
        )
        credit_service.release(account_id=run.account_id, amount=run.credits_held, reason=reason)
        _tell(run)
    return True


def _tell(run: AutomationRun) -> None:
    days = plural(settings.HOLD_EXPIRY_DAYS, "day")
    held = plural(run.credits_held, "held credit")
    line = Line(
        f"Paused for {days}: {held} given back. A resume asks for them again.",
        run.current_stage,
        AutomationEvent.Level.WARNING,
    )
    logger = AutomationLogger(run, timezone_name=run.site.timezone)
    logger.record([line])
    transaction.on_commit(lambda: logger.mirror([line]))
