"""Who drives a run: one driver at a time, in any number of workers.

The lease has a token that grows with every driver. All counters of a run are written in statements that name the token,
so a driver that was frozen past its lease and comes back finds that nothing of it can be written any more.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from igny8_core.ai.engine import Permit
from igny8_core.business.automation.models import AutomationRun
from igny8_core.common.exceptions import StaleLeaseError
from igny8_core.common.faults import fault_point
from igny8_core.common.rows import update_row
from igny8_core.common.status_enums import RunStatus


def undriven() -> Q:
    """Nobody holds the run, or nobody alive."""
    return Q(driver_until__isnull=True) | Q(driver_until__lt=timezone.now())


_PERMIT = (
    f"run_id IN (SELECT id FROM {AutomationRun._meta.db_table} WHERE id = %s AND driver_token = %s "  # noqa: S608
    "AND status = %s AND NOT pause_requested AND NOT cancel_requested AND retry_wanted IS NULL)"
)


@dataclass(eq=False)
class RunLease:
    """Held while one message drives a run; kept by the lease keeper."""

    run_pk: int
    token: int
    renewed: float = field(default_factory=time.monotonic)

    @classmethod
    def take(cls, run_pk: int) -> RunLease | None:
        """The lease, or None when the run is not running or has a driver."""
        free = AutomationRun.objects.filter(undriven(), pk=run_pk, status=RunStatus.RUNNING)
        if free.update(driver_token=F("driver_token") + 1, driver_until=_until(), wake_at=None) != 1:
            return None
        token = AutomationRun.objects.values_list("driver_token", flat=True).get(pk=run_pk)
        fault_point("after_lease")
        return cls(run_pk=run_pk, token=token)

    @property
    def mine(self) -> QuerySet[AutomationRun]:
        """The run, as long as it is ours."""
        return AutomationRun.objects.filter(pk=self.run_pk, driver_token=self.token)

    @property
    def permit(self) -> Permit:
        """The run is ours and nobody asked to stop: the guard of every claim."""
        return Permit(sql=_PERMIT, params=(self.run_pk, self.token, RunStatus.RUNNING.value))

    def may_go_on(self) -> bool:
        """Whether the guard holds now."""
        going_on = self.mine.filter(status=RunStatus.RUNNING, pause_requested=False, cancel_requested=False)
        return going_on.filter(retry_wanted__isnull=True).exists()

    def write(self, **changes: Any) -> None:
        """Change the run, or raise StaleLeaseError. Renews the lease in passing."""
        where = {"id": self.run_pk, "driver_token": self.token, "status": RunStatus.RUNNING}
        if update_row(AutomationRun, where=where, changes={"driver_until": _until(), **changes}) != 1:
            raise StaleLeaseError
        self.renewed = time.monotonic()

    def tick(self) -> None:
        """Called by the keeper: long calls and long plans must not look dead."""
        if time.monotonic() - self.renewed > settings.LEASE_SECONDS / 3:
            # Not once it was given back: a tick that comes late must not lock the next driver out.
            self.mine.filter(driver_until__isnull=False).update(driver_until=_until())
            self.renewed = time.monotonic()

    def give_back(self, *, wake_at: Any = None) -> None:
        """The next message may take it at once."""
        self.mine.update(driver_until=None, wake_at=wake_at)


def _until() -> Any:
    return timezone.now() + timedelta(seconds=settings.LEASE_SECONDS)
