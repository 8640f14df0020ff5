"""Messages: the scheduler that sends its sweeps, and whoever delivers old ones again."""

from __future__ import annotations

import contextlib
import threading
import time

from celery import current_app
from kombu.exceptions import OperationalError

SWEEP_SECONDS = 1.0
RUN_SWEEP, TASK_SWEEP, SLOTS = "automation.sweep", "ai.sweep", "check_scheduled_automations"
MAILS = "notifications.deliver"
DRIVE, TASK = "automation.drive_run", "ai.run_task"


def ring(name: str, *args: object, queue: str | None = None) -> None:
    """Send a message, if the broker takes it."""
    # As for the product: a broker that does not take it costs a sweep.
    with contextlib.suppress(OperationalError):
        current_app.send_task(name, args=args, queue=queue)


class Beat(threading.Thread):
    """The scheduler process of production, thirty times as quick: a sweep a second."""

    def __init__(self) -> None:
        super().__init__(name="beat", daemon=True)
        self.sweeps: list[float] = []
        self._stopped = threading.Event()

    def run(self) -> None:
        """Until it is stopped."""
        while not self._stopped.wait(SWEEP_SECONDS):
            self.sweep()

    def sweep(self) -> None:
        """Ring all sweepers once."""
        self.sweeps.append(time.time())
        for name in (RUN_SWEEP, TASK_SWEEP, MAILS):
            ring(name)

    def stop(self) -> None:
        """No more sweeps."""
        self._stopped.set()
        self.join()
