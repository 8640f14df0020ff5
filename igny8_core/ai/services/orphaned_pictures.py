"""Files of pictures that belong to nothing: drawn for a task that was cancelled meanwhile, or left by a crash."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.core.files.storage import default_storage
from django.utils import timezone

from igny8_core.ai.models import AITask
from igny8_core.ai.stored_files import stored_file
from igny8_core.business.content.models import Images
from igny8_core.business.content.services.picture_files import file_of
from igny8_core.common.status_enums import GenerationStatus

log = logging.getLogger(__name__)
ROOT = "images"
#: Younger files may be on their way from the storage to their row.
AGE = timedelta(days=1)
CHUNK = 500


def remove_orphaned_pictures() -> int:
    """Delete what lies in the folders of sites and is neither shown nor kept for another try; returns how many."""
    removed = 0
    for account in _folders(ROOT):
        for site in _folders(f"{ROOT}/{account}"):
            removed += _sweep(f"{ROOT}/{account}/{site}", site_id=int(site))
    if removed:
        log.info("Removed %s pictures that belonged to nothing", removed)
    return removed


def _folders(path: str) -> list[str]:
    """Of accounts and sites alone: whatever else an operator keeps there stays."""
    try:
        folders, _ = default_storage.listdir(path)
    except FileNotFoundError:
        return []
    return [name for name in folders if name.isdecimal()]


def _sweep(folder: str, *, site_id: int) -> int:
    before = timezone.now() - AGE
    _, names = default_storage.listdir(folder)
    ours = {f"{folder}/{name}": task for name in names if (task := _task_of(name))}
    # Read after the files: a row can only point to one that is there already.
    rows = Images.objects.filter(site=site_id).exclude(image_url="").only("account_id", "image_url")
    shown = {file_of(row) for row in rows.iterator()}
    loose = {path: task for path, task in ours.items() if path not in shown}
    orphans = sorted(loose.keys() - _kept_for_another_try(loose.values()))
    old = [path for path in orphans if default_storage.get_modified_time(path) < before]
    for path in old:
        default_storage.delete(path)
    return len(old)


def _task_of(name: str) -> UUID | None:
    """Files are named `{task}-{question}.webp` (see `engine/pictures.py`); None for others."""
    try:
        return UUID(name[:36])
    except ValueError:
        return None


def _kept_for_another_try(tasks: Iterable[UUID]) -> set[str]:
    """Pictures in the journals of tasks that are not completed: paid for, and used when they are tried again."""
    ids = list(set(tasks))
    kept: set[str] = set()
    for start in range(0, len(ids), CHUNK):
        open_tasks = AITask.objects.filter(pk__in=ids[start : start + CHUNK]).exclude(status=GenerationStatus.COMPLETED)
        kept |= {stored_file(task) for task in open_tasks.only("stored_response")}
    return kept
