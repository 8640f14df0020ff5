"""One thread per process that keeps the leases of everything in work and writes its progress.

Once a second it ticks each thing kept: a lease that has used up a third is renewed, progress that changed is written,
always in a statement that names the lease token. A task's lease is never renewed past its deadline, so that a call that
hangs for ever is given up.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone

from igny8_core.ai.models import AITask
from igny8_core.ai.tracker import StepTracker
from igny8_core.common.status_enums import GenerationStatus

log = logging.getLogger(__name__)
TICK_SECONDS = 1.0


class Kept(Protocol):
    """Something with a lease. `tick` runs in the keeper's thread, about once a second, outside of any transaction."""

    def tick(self) -> None:
        """Renew and show, if due."""


@dataclass(eq=False)
class KeptTask:
    """One AITask in work. `on_seen` runs once, when the task has lasted long enough to be shown."""

    task_id: UUID
    lease_token: int
    tracker: StepTracker
    on_seen: Callable[[], None]
    seen: bool = False
    renewed: float = field(default_factory=time.monotonic)

    def tick(self) -> None:
        """Renew the lease and write the progress in one statement."""
        now = time.monotonic()
        in_time = self.tracker.age < settings.TASK_DEADLINE_SECONDS
        renew = in_time and now - self.renewed > settings.LEASE_SECONDS / 3
        if not (renew or self.tracker.dirty) or self.tracker.age < TICK_SECONDS:
            return
        changes = self.tracker.fields()
        if renew:
            changes["lease_until"] = timezone.now() + timedelta(seconds=settings.LEASE_SECONDS)
            self.renewed = now
        mine = AITask.objects.filter(pk=self.task_id, lease_token=self.lease_token, status=GenerationStatus.PROCESSING)
        if mine.update(**changes) and not self.seen:
            self.seen = True
            self.on_seen()


class LeaseKeeper:
    """The thread, started with the first task and asleep while there is none."""

    def __init__(self) -> None:
        self._kept: set[Kept] = set()
        self._lock = threading.Lock()
        self._wanted = threading.Event()
        self._thread: threading.Thread | None = None

    @contextmanager
    def keep(self, kept: Kept) -> Iterator[None]:
        """Keep one lease while the block runs."""
        with self._lock:
            self._kept.add(kept)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="lease-keeper", daemon=True)
                self._thread.start()
        self._wanted.set()
        try:
            yield
        finally:
            with self._lock:
                self._kept.discard(kept)

    def _run(self) -> None:
        while True:
            self._wanted.wait()
            time.sleep(TICK_SECONDS)
            with self._lock:
                kept = list(self._kept)
                if not kept:
                    self._wanted.clear()
            for one in kept:
                self._tick(one)
            if not kept:
                connection.close()

    def _tick(self, one: Kept) -> None:
        try:
            close_old_connections()
            one.tick()
        except Exception:
            # The keeper must outlive a database that restarts: the lease is tried again in a second.
            log.warning("Could not renew the lease of %s", one, exc_info=True)
            connection.close()


keeper = LeaseKeeper()
