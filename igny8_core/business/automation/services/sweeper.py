"""Rings again for runs that nobody drives: a lost message, a dead worker, a retry that is due."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.doorbell import ring_driver
from igny8_core.business.automation.services.run_lease import undriven
from igny8_core.common.status_enums import RunStatus

MOST = 500


def sweep_runs() -> int:
    """Ring for each such run; returns how many. Ringing twice is harmless: the lease is taken once."""
    awake = Q(wake_at__isnull=True) | Q(wake_at__lte=timezone.now())
    # Asked in the moment in which the driver went to sleep: nobody else would grant it before `wake_at`.
    asked = Q(pause_requested=True) | Q(cancel_requested=True) | Q(retry_wanted__isnull=False)
    idle = AutomationRun.objects.filter(undriven(), awake | asked, status=RunStatus.RUNNING).order_by("started_at")
    ids = list(idle.values_list("pk", flat=True)[:MOST])
    for pk in ids:
        ring_driver(pk)
    return len(ids)
