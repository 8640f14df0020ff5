"""Celery's doors to the automation. Messages carry ids; the task rings the next bell, the services never do."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from igny8_core.business.automation.services.doorbell import DRIVE_TASK, ring_driver
from igny8_core.business.automation.services.driver import drive
from igny8_core.business.automation.services.hold_expiry import expire_holds
from igny8_core.business.automation.services.retention import purge_old_logs
from igny8_core.business.automation.services.scheduler import start_due_runs
from igny8_core.business.automation.services.sweeper import sweep_runs
from igny8_core.business.planning.services.import_once import purge_old_imports
from igny8_core.common.message_ids import row_id


@shared_task(name=DRIVE_TASK)
def drive_run(run_pk: int) -> None:
    """Drive a run for one slice. Of a run that does not exist, or no longer, nobody gets the lease."""
    if row_id(run_pk, task=DRIVE_TASK) is None:
        return
    following = drive(run_pk)
    if following.go_on:
        wait = (following.wake_at - timezone.now()).total_seconds() if following.wake_at else 0
        ring_driver(run_pk, after_seconds=max(wait, 0))


@shared_task(name="check_scheduled_automations")
def check_scheduled_automations() -> None:
    """Start what is due."""
    start_due_runs()


@shared_task(name="automation.sweep")
def sweep() -> None:
    """Ring again for runs that nobody drives, and take back what paused ones hold for too long."""
    sweep_runs()
    expire_holds()


@shared_task(name="automation.purge_old_logs")
def purge_logs() -> None:
    """Remove the journals of runs that ended long ago, and the keys of imports, which are kept for a day."""
    purge_old_logs()
    purge_old_imports()
