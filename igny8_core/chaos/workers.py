"""Starting, killing, freezing and thawing real worker processes."""

from __future__ import annotations

import os
import signal

from igny8_core.chaos.diary import Folder
from igny8_core.chaos.moods import BAD_DAY, Mood
from igny8_core.chaos.processes import forked
from igny8_core.chaos.worker import Options, work

_STOP_SECONDS = 30


class Worker:
    """One process. It ends with the process that started it, whatever happens."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.process = forked(work, options)

    @property
    def pid(self) -> int:
        """Of the process."""
        return self.process.pid or 0

    @property
    def is_alive(self) -> bool:
        """Also while it is frozen."""
        return self.process.is_alive()

    def kill(self) -> None:
        """`kill -9`."""
        self._send(signal.SIGKILL)
        self.process.join(_STOP_SECONDS)

    def freeze(self) -> None:
        """As a machine that is suspended."""
        self._send(signal.SIGSTOP)

    def thaw(self) -> None:
        """And wakes up again."""
        self._send(signal.SIGCONT)

    def stop(self) -> None:
        """In good order: it finishes what it has in hand."""
        self._send(signal.SIGTERM)
        self.process.join(_STOP_SECONDS)
        if self.is_alive:
            self.kill()

    def ended_with(self, *, within: float) -> int | None:
        """Its exit status; None when it still lives after so many seconds."""
        self.process.join(within)
        return self.process.exitcode

    def _send(self, number: signal.Signals) -> None:
        if self.is_alive:
            os.kill(self.pid, number)


class Crew:
    """So many workers: whoever died is replaced at the next look, as a process manager does."""

    def __init__(self, folder: Folder, *, size: int, mood: Mood = BAD_DAY, without_safety: bool = False) -> None:
        self.folder, self.mood, self.without_safety = folder, mood, without_safety
        self.hired = 0
        self.workers = [self._hire() for _ in range(size)]

    def replace_dead(self) -> None:
        """Start a new worker for every one that ended."""
        self.workers = [worker if worker.is_alive else self._hire() for worker in self.workers]

    def stop(self) -> None:
        """All of them, in good order."""
        for worker in self.workers:
            worker.thaw()
        for worker in self.workers:
            worker.stop()

    def _hire(self) -> Worker:
        self.hired += 1
        return Worker(
            Options(name=f"worker{self.hired}", folder=self.folder, mood=self.mood, without_safety=self.without_safety)
        )
