"""What really happened, line by line, in files that outlive any process: who drove what, which calls were sold."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Entry:
    """One line: what happened in which process, `at` in seconds since the epoch, and what belongs to it."""

    what: str
    pid: int
    at: float
    about: dict[str, Any]


class Diary:
    """Appended to by many processes. A line is one write: it is there whole, or not at all."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, what: str, *, pid: int | None = None, **about: Any) -> None:
        """Add a line, of this process unless it says otherwise."""
        entry = {"what": what, "pid": pid or os.getpid(), "at": time.time(), "about": about}
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, json.dumps(entry).encode() + b"\n")
        finally:
            os.close(file)

    def read(self) -> list[Entry]:
        """All lines, oldest first."""
        if not self.path.exists():
            return []
        entries = [Entry(**json.loads(line)) for line in self.path.read_text().splitlines()]
        return sorted(entries, key=lambda entry: entry.at)


@dataclass(frozen=True)
class Folder:
    """The files of one sitting."""

    path: Path

    @property
    def calls(self) -> Diary:
        """What the provider sold."""
        return Diary(self.path / "calls.jsonl")

    @property
    def drives(self) -> Diary:
        """Who took and gave back which run."""
        return Diary(self.path / "drives.jsonl")

    @property
    def mails(self) -> Diary:
        """What the mail server took."""
        return Diary(self.path / "mails.jsonl")

    @property
    def wishes(self) -> Diary:
        """What people asked of which run."""
        return Diary(self.path / "wishes.jsonl")

    @property
    def troubles(self) -> Diary:
        """What was broken."""
        return Diary(self.path / "troubles.jsonl")
