"""The folders of log files, `LOGS_DIR/automation/{account}/{site}/{run_id}`: finding old ones and removing them.

Whatever else lies there is left alone, and no symbolic link is followed: what is removed is inside LOGS_DIR.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.conf import settings

log = logging.getLogger(__name__)
_NUMBER = re.compile(r"\d+")
_RUN_ID = re.compile(r"run_[\w-]+")


def old_folders(before: datetime) -> Iterator[Path]:
    """Folders that look like those of runs and in which nothing was written since."""
    for account in _folders(Path(settings.LOGS_DIR) / "automation", _NUMBER):
        for site in _folders(account, _NUMBER):
            for run in _folders(site, _RUN_ID):
                if _last_written(run) < before.timestamp():
                    yield run


def remove_folder(folder: Path, *, dry_run: bool) -> bool:
    """Remove it with its files; False when the disk refuses, which is logged and tried again next time."""
    if dry_run:
        return True
    try:
        shutil.rmtree(folder)
    except OSError as error:
        log.warning("Could not remove the log files in %s: %s", folder, error)
        return False
    return True


def in_chunks(folders: Iterator[Path], size: int) -> Iterator[list[Path]]:
    """So many at a time."""
    while chunk := list(islice(folders, size)):
        yield chunk


def _folders(folder: Path, name: re.Pattern[str]) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            found = [e.path for e in entries if name.fullmatch(e.name) and e.is_dir(follow_symlinks=False)]
    except OSError as error:
        if not isinstance(error, FileNotFoundError):
            log.warning("Could not look for old log files in %s: %s", folder, error)
        return
    yield from map(Path, sorted(found))


def _last_written(folder: Path) -> float:
    try:
        with os.scandir(folder) as entries:
            return max((e.stat(follow_symlinks=False).st_mtime for e in entries), default=folder.lstat().st_mtime)
    except OSError:
        # Somebody else removed it a moment ago.
        return float("inf")
