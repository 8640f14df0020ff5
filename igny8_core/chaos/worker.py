"""The inside of a worker under chaos: the product's own Celery app, in a process forked with everything imported.

Starting Python anew for every kill would take most of the time, and change nothing about what a kill does.
"""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

django.setup()

from celery.bin import worker as _preloaded  # noqa: E402, F401
from django.conf import settings  # noqa: E402

from igny8_core.ai.clustering import grouping as _heavy  # noqa: E402, F401
from igny8_core.business.automation import tasks as _tasks  # noqa: E402, F401
from igny8_core.business.automation.services.run_lease import RunLease  # noqa: E402
from igny8_core.business.notifications.services import outbox  # noqa: E402
from igny8_core.celery import app  # noqa: E402
from igny8_core.chaos import unsafe  # noqa: E402
from igny8_core.chaos.diary import Diary, Folder  # noqa: E402
from igny8_core.chaos.invariants.unexpected import LOG  # noqa: E402
from igny8_core.chaos.moods import BAD_DAY, Mood  # noqa: E402
from igny8_core.chaos.provider import COUNTER  # noqa: E402
from scripts.parent_death import follow_parent  # noqa: E402

QUEUE = "celery"


@dataclass(frozen=True)
class Options:
    """How a worker is to be. `queue` keeps one that is to die away from the runs of others."""

    name: str
    folder: Folder
    fault: str = ""
    queue: str = QUEUE
    threads: int = 4
    mood: Mood = BAD_DAY
    without_safety: bool = False


def work(options: Options) -> None:
    """Work until somebody or something ends it."""
    follow_parent(signal.SIGKILL)
    _redirect_output(options.folder.path / LOG)
    settings.FAULT = options.fault
    COUNTER.folder, COUNTER.mood = options.folder, options.mood
    app.conf.task_default_queue = options.queue
    # As short as those of runs and tasks, or a sender that died would be waited for longest.
    outbox.LEASE = timedelta(seconds=settings.LEASE_SECONDS)
    if options.without_safety:
        unsafe.switch_off()
    _note_drivers(options.folder.drives)
    app.worker_main(_command(options))


def _command(options: Options) -> list[str]:
    return [
        *("worker", "--pool", "threads", "--concurrency", str(options.threads), "--loglevel", "WARNING"),
        *("--without-gossip", "--without-mingle", "--without-heartbeat"),
        *("--queues", options.queue, "--hostname", f"{options.name}@chaos"),
    ]


def _redirect_output(path: Path) -> None:
    output = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.close(output)


def _note_drivers(diary: Diary) -> None:
    """Write down who takes a run when: that is the moment from which somebody cares about it again."""
    take = RunLease.take.__func__  # type: ignore[attr-defined]
    give_back = RunLease.give_back

    def noted_take(cls: type[RunLease], run_pk: int) -> RunLease | None:
        lease: RunLease | None = take(cls, run_pk)
        if lease:
            diary.write("took", run=run_pk, token=lease.token)
        return lease

    def noted_give_back(self: RunLease, *, wake_at: Any = None) -> None:
        give_back(self, wake_at=wake_at)
        diary.write("gave", run=self.run_pk, token=self.token)

    RunLease.take = classmethod(noted_take)  # type: ignore[assignment, method-assign]
    RunLease.give_back = noted_give_back  # type: ignore[method-assign]
