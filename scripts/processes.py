"""Web, worker and beat side by side: one output with readable prefixes, one end for all. honcho does the work."""

from __future__ import annotations

import shlex
import signal
from functools import partial
from typing import Any

from honcho import manager as honcho_manager
from honcho.process import Popen, Process

from scripts.parent_death import follow_parent, terminate_with_parent

# A worker is given this long to finish the batch in its hands; what it does not finish, its lease gives back.
honcho_manager.KILL_WAIT = 15


class FollowingProcess(Process):  # type: ignore[misc]
    """A honcho process that ends when honcho itself is killed outright."""

    def run(self, events: Any = None, ignore_signals: bool = False) -> None:
        # This runs in honcho's fork, which ignores SIGTERM; its child below gets SIGTERM when the fork is gone.
        follow_parent(signal.SIGKILL)
        self._child_ctor = partial(Popen, preexec_fn=terminate_with_parent)
        super().run(events, ignore_signals)


class ProcessGroup(honcho_manager.Manager):  # type: ignore[misc]
    """Runs its processes until one ends, or a signal or `end()` asks for the end of all.

    `ended_by` is then the name of what ended first by itself, or empty when the end was asked for.
    """

    def __init__(self) -> None:
        super().__init__()
        self._process_ctor = FollowingProcess
        self._asked = False
        self.ended_by = ""

    def add(self, name: str, command: list[str], env: dict[str, str]) -> None:
        """Start `command` (program and arguments) with the rest when `loop()` is called."""
        # exec: the shell must not stand between a signal and the program.
        self.add_process(name, f"exec {shlex.join(command)}", env=env)

    def terminate(self) -> None:
        """Called by honcho when a process has ended: note which was first, end the others."""
        if not self._asked and not self._terminating:
            self.ended_by = next(name for name, state in self._processes.items() if state.get("returncode") is not None)
        super().terminate()

    def _start(self) -> None:
        # honcho has just set its own handlers, which know no second Ctrl-C.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        super()._start()

    def _on_signal(self, number: int, _frame: object) -> None:
        if self._asked:
            self.kill()
            return
        self._asked = True
        self.returncode = 128 + number
        self.say("stopping; once more to stop at once")
        self.terminate()

    def end(self, because_of: str) -> None:
        """Ask for the end from another thread, naming what ended."""
        if self._terminating:
            return
        self._asked = True
        self.ended_by = because_of
        self.say(f"{because_of} ended: stopping everything")
        self.terminate()

    def say(self, sentence: str) -> None:
        """One line among the output of the processes."""
        self._system_print(f"{sentence}\n")
