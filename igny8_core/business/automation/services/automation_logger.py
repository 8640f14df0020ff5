"""The journal of a run: events in the database, mirrored to files under `logs/automation/{account}/{site}/{run}/`.

The database is what the API reads; the files are for people with a shell. A full or read-only disk costs the mirror,
never the run.
"""

from __future__ import annotations

import contextlib
import logging
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.business.automation.stages import stage
from igny8_core.common.rows import insert_rows
from igny8_core.common.text import one_line as visible_line

log = logging.getLogger(__name__)
RULE = "=" * 40
_RUN_ID = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Line:
    """One sentence about a run."""

    message: str
    stage: int | None = None
    level: str = AutomationEvent.Level.INFO
    data: dict[str, Any] | None = None
    at: datetime | None = None


class AutomationLogger:
    """Writes for one run. `record` belongs inside the transaction it tells of, `mirror` after it."""

    def __init__(self, run: AutomationRun, *, timezone_name: str, keep_open: bool = False) -> None:
        """`keep_open` for a driver, which writes often and calls `close` at the end of its slice."""
        self.run = run
        self.zone = ZoneInfo(timezone_name)
        self._keep_open = keep_open
        self._files: dict[str, TextIO] = {}
        self._lock = threading.Lock()

    def record(self, lines: Sequence[Line]) -> None:
        """Insert the events: one statement, however many lines."""
        events = [
            AutomationEvent(
                account_id=self.run.account_id,
                run=self.run,
                created_at=line.at or timezone.now(),
                stage=line.stage,
                level=line.level,
                message=one_line(line.message),
                data=line.data or {},
            )
            for line in lines
        ]
        insert_rows(events)

    def mirror(self, lines: Sequence[Line]) -> None:
        """Append to the files; a disk that refuses is logged and forgiven."""
        by_file: dict[str, list[str]] = {}
        for line in lines:
            text = f"{self._clock(line)} - {one_line(line.message)}\n"
            whole = f"{self._clock(line)} - {titled(line.stage, line.message)}\n"
            by_file.setdefault("automation_run.log", []).append(whole)
            if line.stage:
                by_file.setdefault(f"stage_{line.stage}.log", []).append(text)
        # The keeper's thread announces batches while the driver's thread writes their ends.
        with self._lock:
            try:
                for name, texts in by_file.items():
                    file = self._file(name)
                    file.writelines(texts)
                    file.flush()
            except OSError as error:
                log.warning("Could not write the log files of %s: %s", self.run.run_id, error)
                self._forget_files()
        if not self._keep_open:
            self.close()

    def close(self) -> None:
        """Close the files; a later line opens them again."""
        with self._lock:
            self._forget_files()

    def write(self, lines: Sequence[Line]) -> None:
        """Record and mirror, where no transaction is open."""
        self.record(lines)
        self.mirror(lines)

    def _file(self, name: str) -> TextIO:
        if name not in self._files:
            path = log_folder(self.run) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            new = not path.exists()
            self._files[name] = path.open("a", encoding="utf-8", errors="replace")
            if new:
                self._files[name].write(self._head(path.stem))
        return self._files[name]

    def _forget_files(self) -> None:
        files, self._files = list(self._files.values()), {}
        for file in files:
            # What a full disk did not take is lost to the mirror, not to the journal.
            with contextlib.suppress(OSError):
                file.close()

    def _head(self, name: str) -> str:
        started = self.run.started_at.astimezone(self.zone)
        if name == "automation_run":
            title = f"AUTOMATION RUN: {self.run.run_id}"
            rest = f"Trigger: {self.run.trigger_type}\nAccount: {self.run.account_id}\nSite: {self.run.site_id}\n"
        else:
            row = stage(int(name.removeprefix("stage_")))
            title, rest = f"STAGE {row.number}: {row.name} ({row.kind})", ""
            started = timezone.now().astimezone(self.zone)
        return f"{RULE}\n{title}\nStarted: {started:%Y-%m-%d %H:%M:%S}\n{rest}{RULE}\n\n"

    def _clock(self, line: Line) -> str:
        return f"{(line.at or timezone.now()).astimezone(self.zone):%H:%M:%S}"


def titled(number: int | None, message: str) -> str:
    """`Stage 4: Writing sections`; lines about the run itself stand alone."""
    return f"Stage {number}: {one_line(message)}" if number else one_line(message)


def one_line(message: str) -> str:
    """No line break of a keyword or a reply starts a log line of its own."""
    return visible_line(message)[:500]


def log_folder(run: AutomationRun) -> Path:
    """`logs/automation/{account}/{site}/{run_id}`. The run id is checked: it becomes part of a path."""
    if not _RUN_ID.fullmatch(run.run_id):
        raise ValueError("run ids are letters, digits, _ and -")
    return Path(settings.LOGS_DIR) / "automation" / str(run.account_id) / str(run.site_id) / run.run_id
