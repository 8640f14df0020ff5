"""Journals of runs that ended long ago are removed: events and log files, and old notices. Run rows and ledger stay.

The age of a journal is that of its run's end, so a run has all of its lines or none. A run that may still go on by
itself (running or paused) keeps all of them.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.business.automation.services.log_folders import in_chunks, old_folders, remove_folder
from igny8_core.business.notifications.services.retention import purge_old_notices
from igny8_core.common.status_enums import RUN_ACTIVE

log = logging.getLogger(__name__)
#: Events per transaction: locks are short, and other work comes in between.
CHUNK = 1000


@dataclass(frozen=True)
class Purged:
    """How much was removed (or would be)."""

    runs: int
    events: int
    folders: int
    notices: int = 0


NOTHING = Purged(runs=0, events=0, folders=0)


def purge_old_logs(*, dry_run: bool = False) -> Purged:
    """Remove what is older than LOG_RETENTION_DAYS (0: nothing). `dry_run` counts and changes nothing."""
    if not settings.LOG_RETENTION_DAYS:
        return NOTHING
    ended_before = timezone.now() - timedelta(days=settings.LOG_RETENTION_DAYS)
    journals = ended_runs(ended_before).filter(Exists(AutomationEvent.objects.filter(run=OuterRef("pk"))))
    ids = list(journals.values_list("pk", flat=True))
    if dry_run:
        events = AutomationEvent.objects.filter(run__in=journals).count()
    else:
        events = sum(_remove_events(pk, ended_before) for pk in ids)
    folders = _remove_folders(ended_before, dry_run=dry_run)
    notices = purge_old_notices(ended_before, dry_run=dry_run)
    purged = Purged(runs=len(ids), events=events, folders=folders, notices=notices)
    if not dry_run:
        log.info("Removed %s events of %s runs and %s log folders", purged.events, purged.runs, purged.folders)
    return purged


def ended_runs(before: datetime) -> QuerySet[AutomationRun]:
    """Runs that ended before then and have not been taken up again, by primary key."""
    runs = AutomationRun.objects.exclude(status__in=RUN_ACTIVE).annotate(ended=Coalesce("completed_at", "started_at"))
    return runs.filter(ended__lt=before).order_by("pk")


def _remove_events(run_pk: int, ended_before: datetime) -> int:
    removed = 0
    while True:
        with transaction.atomic():
            # Somebody may take up its failed work in this very moment: then it keeps what it still has.
            if not ended_runs(ended_before).select_for_update().filter(pk=run_pk).values("pk").first():
                return removed
            ids = list(
                AutomationEvent.objects.filter(run_id=run_pk).order_by("-id").values_list("pk", flat=True)[:CHUNK]
            )
            AutomationEvent.objects.filter(pk__in=ids).delete()
        removed += len(ids)
        if len(ids) < CHUNK:
            return removed


def _remove_folders(ended_before: datetime, *, dry_run: bool) -> int:
    removed = 0
    for folders in in_chunks(old_folders(ended_before), CHUNK):
        names = _removable([folder.name for folder in folders], ended_before)
        removed += sum(remove_folder(folder, dry_run=dry_run) for folder in folders if folder.name in names)
    return removed


def _removable(names: list[str], ended_before: datetime) -> set[str]:
    """Of folder names, those of runs that ended before then, and those of no run: their site was deleted."""
    known = set(AutomationRun.objects.filter(run_id__in=names).values_list("run_id", flat=True))
    ended = set(ended_runs(ended_before).filter(run_id__in=names).values_list("run_id", flat=True))
    return ended | (set(names) - known)
