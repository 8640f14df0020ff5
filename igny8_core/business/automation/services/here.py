"""Driving a run in this very process, and waiting for one that workers drive."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

from django.utils import timezone

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.driver import drive
from igny8_core.business.automation.services.heartbeat import beat, forget
from igny8_core.common.status_enums import RunStatus

#: How often whoever waits is told.
LOOK_SECONDS = 0.5
OnLook = Callable[[AutomationRun], None]


def drive_here(run: AutomationRun, *, on_look: OnLook) -> AutomationRun:
    """Drive the run to its end, a slice at a time, without broker or worker. Returns it as it ended (or paused)."""
    name = f"here@{socket.gethostname()}"
    try:
        while _look(run, on_look).status == RunStatus.RUNNING:
            beat(name)
            following = drive(run.pk, slice_seconds=LOOK_SECONDS)
            if following.wake_at:
                time.sleep(min(max((following.wake_at - timezone.now()).total_seconds(), 0), LOOK_SECONDS))
            elif not following.go_on:
                _pause_between_looks(run)
    finally:
        forget(name)
    return run


def wait_for(run: AutomationRun, *, on_look: OnLook) -> AutomationRun:
    """Watch a run that workers drive until it is not running any more."""
    while _look(run, on_look).status == RunStatus.RUNNING:
        time.sleep(LOOK_SECONDS)
    return run


def _look(run: AutomationRun, on_look: OnLook) -> AutomationRun:
    run.refresh_from_db()
    on_look(run)
    return run


def _pause_between_looks(run: AutomationRun) -> None:
    # Somebody else drives it at the moment, or it has just ended.
    run.refresh_from_db(fields=["status"])
    if run.status == RunStatus.RUNNING:
        time.sleep(LOOK_SECONDS)
