"""The process that prepares the database, seen from `make run`."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

from scripts.parent_death import terminate_with_parent


class PreparationError(Exception):
    """The database could not be prepared; the reason is on standard error."""


@dataclass(frozen=True)
class Preparation:
    """Done, except for the first run, which waits for the worker. `login` is one line to show."""

    process: subprocess.Popen[str]
    login: str

    def start_first_run(self) -> str:
        """Start the demo's first run, unless it had one. Returns what there is to say about it."""
        output, _ = self.process.communicate("go\n")
        return output.strip()

    def end(self) -> None:
        """Leave no process behind, whether the first run was started or not."""
        self.process.terminate()
        self.process.wait()


def prepare(env: dict[str, str]) -> Preparation:
    """Database and demo account, ready. Raises PreparationError."""
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts.prepare"],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        # Ctrl-C in the terminal is for `make run`, which then ends this process without a traceback.
        start_new_session=True,
        preexec_fn=terminate_with_parent,  # noqa: PLW1509 (one system call, no locks)
    )
    assert process.stdout is not None
    try:
        login = process.stdout.readline().strip()
    except BaseException:
        process.kill()
        raise
    if not login:
        process.wait()
        raise PreparationError("the database could not be prepared. The reason is above.")
    return Preparation(process=process, login=login)
