"""Driving a run for one message: take the lease, do steps for a slice of some seconds, say what comes next.

A message costs more than a transaction, so it carries several batches; it never carries a whole stage, so that other
sites take their turn. The caller rings the next bell.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection

from igny8_core.ai.account_ai import refresh
from igny8_core.ai.lease_keeper import keeper
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services import ending
from igny8_core.business.automation.services.drive_state import DriveState
from igny8_core.business.automation.services.run_lease import RunLease
from igny8_core.business.automation.services.stage_step import Step, Then, finish_calls, run_stage
from igny8_core.common.durability import work_that_can_be_redone
from igny8_core.common.exceptions import StaleLeaseError, UnexpectedError
from igny8_core.common.logs.context import add_to_log, log_context
from igny8_core.common.outages import database_is_away

log = logging.getLogger(__name__)
#: A slice is at most this many times as long where calls wait side by side.
LONGEST_SLICE = 4


@dataclass(frozen=True)
class Next:
    """What the run needs after this slice: another one (at `wake_at`, or at once), or nothing."""

    go_on: bool
    wake_at: datetime | None = None


NOTHING = Next(go_on=False)


def drive(run_pk: int, *, slice_seconds: float | None = None) -> Next:
    """Drive the run for one slice. Returns at once when it has a driver already, or is not running."""
    lease = RunLease.take(run_pk)
    if lease is None:
        return NOTHING
    with log_context(run=run_pk):
        return _drive(lease, seconds=settings.SLICE_SECONDS if slice_seconds is None else slice_seconds)


def _drive(lease: RunLease, *, seconds: float) -> Next:
    run_pk = lease.run_pk
    step = Step(Then.STOP)
    try:
        with keeper.keep(lease), work_that_can_be_redone():
            step = _slice(DriveState.load(lease), seconds=seconds)
    except StaleLeaseError:
        log.warning("Run %s was taken over by another driver", run_pk)
    except Exception as error:
        _stop_for(run_pk, error)
    finally:
        _give_back(lease, step)
    return Next(go_on=step.then is not Then.STOP, wake_at=step.until)


def _stop_for(run_pk: int, error: Exception) -> None:
    """A database that is away leaves the run as it was at the last commit, for the sweeper; anything else fails it."""
    if database_is_away(error):
        log.warning("Run %s: the database does not answer (%s). The sweeper will ring again.", run_pk, error)
        # If it is back already, the next driver need not wait for the lease to end.
        if not connection.in_atomic_block:
            connection.close()
        return
    log.exception("Run %s cannot go on", run_pk)
    _fail(run_pk, error)


def _give_back(lease: RunLease, step: Step) -> None:
    try:
        lease.give_back(wake_at=step.until)
    except Exception as error:
        if not database_is_away(error):
            raise
        log.warning("Run %s could not be given back: %s", lease.run_pk, error)


def _fail(run_pk: int, error: Exception) -> None:
    """A defect outside of any batch would come back for ever: the run says so and waits for a resume."""
    problem = UnexpectedError(f"Something unexpected went wrong ({type(error).__name__}). Look at the server's log.")
    run = AutomationRun.objects.select_related("site").get(pk=run_pk)
    ending.fail(run, error=problem.payload())


def _slice(state: DriveState, *, seconds: float) -> Step:
    add_to_log(run_id=state.run.run_id, site_id=state.run.site_id)
    try:
        step = _steps(state, seconds=seconds)
        following = finish_calls(state)
        return following if following.then is Then.STOP else step
    finally:
        state.close_calls()
        state.logger.close()


def _steps(state: DriveState, *, seconds: float) -> Step:
    began = time.monotonic()
    refresh(state.run.account_id)
    while True:
        step = run_stage(state, state.run.current_stage)
        # Calls side by side are waited for at the end of a slice, when their places stay empty: fewer, longer slices.
        longer = min(state.concurrency, LONGEST_SLICE) if state.calls else 1
        if step.then is not Then.GO_ON or time.monotonic() - began >= seconds * longer:
            return step
        if state.run.pace_seconds:
            time.sleep(state.run.pace_seconds)
