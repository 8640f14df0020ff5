"""Several schedulers at once, without the dice of real threads: others act between what one reads and what it claims.

A scheduler reads what is due and claims slot by slot; all that can go wrong lies between the two. `interleaved` puts
whole other schedulers there, at random, and ends the runs that they started, so that no active run is in the way.
"""

from __future__ import annotations

import random
import threading
from datetime import datetime, timedelta

from django.db import connection

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services import scheduler
from igny8_core.business.automation.services.scheduler import start_due_runs

SCHEDULERS = 3


def end_all_runs() -> None:
    """At once, as a run with nothing to do may: the next start of the site finds nothing in its way."""
    AutomationRun.objects.filter(status="running").update(status="completed")


class Interleaved:
    """Three schedulers on one connection. `start_slot` is what each does with a slot it has read."""

    def __init__(self, monkeypatch, *, seed: int, start_slot=scheduler._start_slot) -> None:
        self._start_slot = start_slot
        self._random = random.Random(seed)
        self._waiting = self._seen = 0
        self.overtaken = 0
        monkeypatch.setattr(scheduler, "_start_slot", self._slot)

    def look(self, now: datetime) -> list[str]:
        """All three look within the same seconds (one, where nothing is due); returns what they started."""
        self._waiting = SCHEDULERS
        self._seen, started = -1, []
        while self._waiting and self._seen:
            self._seen = 0
            started += self._next(now)
        return started

    def _next(self, now: datetime) -> list[str]:
        self._waiting -= 1
        started = start_due_runs(now=now + timedelta(seconds=self._random.uniform(0, 20)))
        if started:
            end_all_runs()
        return started

    def _slot(self, config, *, now):
        """What `config` says was read before; meanwhile another one may have read, claimed and started it."""
        self._seen += 1
        if self._waiting and self._random.random() < 0.7:
            self.overtaken += 1
            self._next(now)
        return self._start_slot(config, now=now)


def look_at_once(now: datetime) -> list[str]:
    """Three real threads with connections of their own; returns what they started."""
    barrier, started, errors = threading.Barrier(SCHEDULERS), [], []

    def go():
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            started.extend(start_due_runs(now=now))
        except BaseException as error:  # a thread's error would be lost otherwise
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=go) for _ in range(SCHEDULERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not errors, errors
    return started
