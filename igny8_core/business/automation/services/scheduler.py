"""Starting scheduled runs: every slot at most once, in any number of schedulers."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from igny8_core.business.automation.models import AutomationConfig, AutomationEvent, AutomationRun
from igny8_core.business.automation.schedule import Schedule, next_slot, slots_between
from igny8_core.business.automation.services.automation_logger import AutomationLogger, Line
from igny8_core.business.automation.services.ending_notice import tell_not_started
from igny8_core.business.automation.services.starting import new_run_id, start_run
from igny8_core.common.exceptions import AppError, ConflictError
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import RUN_ACTIVE, RunStatus

log = logging.getLogger(__name__)
#: A slot that starts later than this was missed; schedulers look every minute.
LATE = timedelta(minutes=5)
MOST_NAMED = 50
SCHEDULED = AutomationRun.Trigger.SCHEDULED


def schedule_of(config: AutomationConfig) -> Schedule:
    """The pure form of a config."""
    return Schedule(
        frequency=config.frequency,
        at=config.scheduled_time,
        weekday=config.weekday,
        day_of_month=config.day_of_month,
        timezone=config.site.timezone,
    )


def start_due_runs(*, now: datetime | None = None) -> list[str]:
    """Start what is due; returns the run ids. After downtime a site gets one run, not one per missed slot."""
    now = now or timezone.now()
    due = AutomationConfig.objects.filter(is_enabled=True, next_run_at__lte=now).select_related("site__account")
    started = []
    for config in due.order_by("next_run_at"):
        try:
            run = _start_slot(config, now=now)
        except Exception:
            # One broken site must not keep the others from their slots; it is tried again in a minute.
            log.exception("The scheduled run of %s could not be started", config.site.domain)
            continue
        if run:
            started.append(run.run_id)
    return started


def _start_slot(config: AutomationConfig, *, now: datetime) -> AutomationRun | None:
    slot = config.next_run_at
    with transaction.atomic():
        following = next_slot(schedule_of(config), after=now)
        # Whoever moves the slot on owns it: two schedulers that saw it meet in this statement.
        mine = AutomationConfig.objects.filter(pk=config.pk, is_enabled=True, next_run_at=slot)
        if mine.update(next_run_at=following, last_run_at=now) != 1 or slot is None:
            return None
        try:
            with transaction.atomic():
                run = start_run(site=config.site, trigger=SCHEDULED, slot=slot)
                _note_missed(config, run, slot=slot, now=now)
                return run
        except ConflictError:
            _note_skipped(config, slot)
        except IntegrityError:
            log.info("Slot %s of %s has its run already", slot, config.site.domain)
        except AppError as error:
            _note_refused(config, slot, error)
    return None


def _note_missed(config: AutomationConfig, run: AutomationRun, *, slot: datetime, now: datetime) -> None:
    """After downtime: this run came late, and stands for the slots that nobody could start."""
    if now - slot < LATE:
        return
    logger = AutomationLogger(run, timezone_name=config.site.timezone)
    clock = "%Y-%m-%d %H:%M"
    lines = [Line(f"Started late: this run was due at {slot.astimezone(logger.zone):{clock}}", None, "warning")]
    missed = slots_between(schedule_of(config), after=slot, until=now)
    if missed:
        last = missed[-1].astimezone(logger.zone)
        count = plural(len(missed), "scheduled run")
        message = f"{count} missed meanwhile, the last of {last:{clock}}; this one stands in"
        lines.append(Line(message, None, "warning", {"missed": [one.isoformat() for one in missed[:MOST_NAMED]]}))
    logger.record(lines)
    transaction.on_commit(lambda: logger.mirror(lines))


def _note_skipped(config: AutomationConfig, slot: datetime) -> None:
    run = AutomationRun.objects.filter(site=config.site, status__in=RUN_ACTIVE).first()
    if run:
        logger = AutomationLogger(run, timezone_name=config.site.timezone)
        at = slot.astimezone(logger.zone)
        line = Line(f"Scheduled run of {at:%Y-%m-%d %H:%M} skipped: this run was still active", None, "warning")
        logger.record([line])
        transaction.on_commit(lambda: logger.mirror([line]))


def _note_refused(config: AutomationConfig, slot: datetime, error: AppError) -> None:
    """A scheduled run that could not start is a failed run in the history, with the reason and what to do."""
    now = timezone.now()
    run = AutomationRun.objects.create(
        run_id=new_run_id(now=now, trigger=SCHEDULED),
        account_id=config.account_id,
        site=config.site,
        trigger_type=SCHEDULED,
        slot=slot,
        status=RunStatus.FAILED,
        started_at=now,
        completed_at=now,
        error=error.payload(),
        error_message=error.message,
    )
    logger = AutomationLogger(run, timezone_name=config.site.timezone)
    logger.record([Line(f"Could not start: {error.message}", None, AutomationEvent.Level.ERROR)])
    tell_not_started(run)
