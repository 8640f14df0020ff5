"""Everything that goes wrong, by a clock and a die: kills, freezes, flushes, restarts, messages delivered again."""

from __future__ import annotations

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import redis

from igny8_core.chaos.bells import DRIVE, MAILS, RUN_SWEEP, SLOTS, TASK, TASK_SWEEP, ring
from igny8_core.chaos.diary import Folder
from igny8_core.chaos.plan import Plan
from igny8_core.chaos.recovery import in_hand
from igny8_core.chaos.servers import restart_postgres
from igny8_core.chaos.workers import Crew, Worker

LOOK_SECONDS = 0.02
#: Longer than any lease.
FROZEN_SECONDS = (2.5, 4.0)
#: On the average. A worker lives long enough to get something done.
SECONDS_PER_KILL = 1.0
BUSY_SHARE = 0.8


@dataclass
class Misfortune:
    """One kind of trouble: how often still, what it does, and when it comes next."""

    name: str
    left: int
    every: float
    act: Callable[[], bool]
    due: float = 0.0


class Troubles(threading.Thread):
    """Breaks things until the plan is fulfilled. Touches no database: a frozen worker may hold its locks."""

    def __init__(self, plan: Plan, crew: Crew, folder: Folder) -> None:
        super().__init__(name="troubles", daemon=True)
        self.crew, self.folder, self.diary = crew, folder, folder.troubles
        self.done: Counter[str] = Counter()
        #: Ids that messages were once sent for; whoever knows them adds them.
        self.run_ids: list[int] = []
        self.task_ids: list[str] = []
        self._random = random.Random(plan.seed)
        self._frozen: list[tuple[float, Worker]] = []
        self._stopped = threading.Event()
        self._kinds = self._planned(plan)

    @property
    def is_over(self) -> bool:
        """Whether all of it has happened."""
        return not any(kind.left for kind in self._kinds) and not self._frozen

    def run(self) -> None:
        """Until it is stopped."""
        while not self._stopped.wait(LOOK_SECONDS):
            now = time.monotonic()
            self._thaw(now)
            self.crew.replace_dead()
            for kind in self._kinds:
                if kind.left and kind.due <= now:
                    self._strike(kind, now)

    def stop(self) -> None:
        """No more of it; whoever is frozen wakes up."""
        self._stopped.set()
        self.join()
        self._thaw(float("inf"))
        self.crew.replace_dead()

    def _planned(self, plan: Plan) -> list[Misfortune]:
        counts = {
            "kill": (plan.kills, self._kill),
            "freeze": (plan.zombies, self._freeze),
            "flush": (plan.flushes, self._flush),
            "restart": (plan.restarts, self._restart),
            "duplicate": (plan.duplicates, self._duplicate),
        }
        seconds = plan.kills * SECONDS_PER_KILL
        kinds = [Misfortune(name, count, seconds / count, act) for name, (count, act) in counts.items() if count]
        now = time.monotonic()
        for kind in kinds:
            kind.due = now + self._random.uniform(0.5, 1) * kind.every
        return kinds

    def _strike(self, kind: Misfortune, now: float) -> None:
        if kind.act():
            kind.left -= 1
            self.done[kind.name] += 1
        kind.due = now + min(self._random.expovariate(1 / kind.every), 2 * kind.every)

    def _kill(self) -> bool:
        worker = self._awake()
        if worker is None:
            return False
        worker.kill()
        self.diary.write("kill", pid=worker.pid)
        return True

    def _freeze(self) -> bool:
        worker = self._awake()
        if worker is None:
            return False
        worker.freeze()
        self.diary.write("freeze", pid=worker.pid)
        self._frozen.append((time.monotonic() + self._random.uniform(*FROZEN_SECONDS), worker))
        return True

    def _thaw(self, now: float) -> None:
        for until, worker in [one for one in self._frozen if one[0] <= now]:
            self._frozen.remove((until, worker))
            worker.thaw()
            self.diary.write("thaw", pid=worker.pid)

    def _flush(self) -> bool:
        self.diary.write("flush")
        with redis.Redis.from_url(os.environ["REDIS_URL"].replace("redis+socket://", "unix://", 1)) as client:
            client.flushall()
        return True

    def _restart(self) -> bool:
        self.diary.write("restart")
        restart_postgres()
        self.diary.write("restarted")
        return True

    def _duplicate(self) -> bool:
        runs, tasks = self.run_ids, self.task_ids
        messages: list[tuple[str, object]] = [(RUN_SWEEP, None), (TASK_SWEEP, None), (SLOTS, None), (MAILS, None)]
        messages += [(DRIVE, self._random.choice(runs[-12:]))] * 6 if runs else []
        messages += [(DRIVE, self._random.choice(runs))] if runs else []
        messages += [(TASK, self._random.choice(tasks))] * 2 if tasks else []
        name, about = self._random.choice(messages)
        ring(name, *([] if about is None else [about]))
        return True

    def _awake(self) -> Worker | None:
        """One that has driven something, most of the time one that does so now."""
        frozen = {worker.pid for _until, worker in self._frozen}
        runs = in_hand(self.folder.drives.read())
        # Whoever is not up yet has nothing to lose; and if all died like that, nobody would be left to recover.
        found = [one for one in self.crew.workers if one.is_alive and one.pid not in frozen and one.pid in runs]
        busy = [worker for worker in found if runs[worker.pid]]
        if busy and self._random.random() < BUSY_SHARE:
            found = busy
        return self._random.choice(found) if found else None
