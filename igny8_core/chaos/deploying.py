"""One deploy after the other while runs are under way.

A worker that is asked to stop finishes the batch in its hands and gives its messages back. So nothing is lost and no
answer is paid for twice; and no sweep is needed for that, so none is sent.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from celery import Celery, current_app
from django.conf import settings
from django.core.management import call_command

from igny8_core.ai.models import AITask
from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationRun, WorkerHeartbeat
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.billing.services.onboarding import add_site_with_credits
from igny8_core.business.planning.keys import phrase_key
from igny8_core.business.planning.models import Keywords
from igny8_core.common.status_enums import RUN_ACTIVE, GenerationStatus
from igny8_core.tests.business.automation.run_invariants import assert_all_is_well
from igny8_core.tests.services.workers import COMMAND, ROOT, environment, wait_until

#: A run of these makes one cluster, seven articles and 28 pictures.
_KEYWORDS, _CREDITS = 1, 2000
_START_SECONDS, _STOP_SECONDS, _END_SECONDS = 120, 60, 180
_LOCAL = "bulk_queue_to_writer"


@dataclass
class Figures:
    """What came of it. `wasted_calls` were paid for and not used; seconds are those from SIGTERM to the end."""

    deploys: int = 0
    unclean_stops: int = 0
    stop_seconds: list[float] = field(default_factory=list)
    runs: int = 0
    batches: int = 0
    paid_calls: int = 0
    wasted_calls: int = 0
    batches_claimed_again: int = 0
    violations: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Nothing lost, nothing wasted, nothing wrong."""
        return not (self.violations or self.wasted_calls or self.unclean_stops)

    def to_json(self) -> dict[str, Any]:
        """With the median and the worst instead of every single stop."""
        figures = asdict(self)
        stops = figures.pop("stop_seconds")
        return {**figures, "stop_median": round(median(stops), 2), "stop_worst": round(max(stops), 2)}


class Deploys:
    """`folder` takes what workers write; `broker` is a Redis URL."""

    def __init__(self, *, broker: str, folder: Path) -> None:
        self.figures = Figures()
        self._bell = Celery(broker=broker)
        self._folder = folder
        self._variables = environment(redis_url=broker, data_dir=folder)
        self._sites: list[Site] = []

    def hold(self, *, every: float, seconds: float = 0, least: int = 1) -> Figures:
        """Deploy `every` so many seconds of work, for `seconds` and at least `least` times, and see what is there."""
        until = time.monotonic() + seconds
        while time.monotonic() < until or len(self.figures.stop_seconds) < least:
            with self._worker() as worker:
                # It is at work when it is asked to stop; the next one comes after it.
                self._work_for(every)
                self._stop(worker)
        with self._worker():
            wait_until(lambda: not self._active(), seconds=_END_SECONDS, what="the end of all runs")
        self._look()
        return self.figures

    def _work_for(self, seconds: float) -> None:
        """Always something to do: the next run starts when one ends."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not self._active():
                self._start_run()
            time.sleep(0.05)

    def _active(self) -> bool:
        return AutomationRun.objects.filter(status__in=RUN_ACTIVE).exists()

    def _start_run(self) -> None:
        number = len(self._sites)
        site = add_site_with_credits(
            domain=f"deploy{number}.example.com", account_name=f"Deploy {number}", credits=_CREDITS
        )
        phrases = [f"deployed phrase {number} {n}" for n in range(_KEYWORDS)]
        Keywords.objects.bulk_create(
            Keywords(account_id=site.account_id, site=site, keyword=phrase, keyword_key=phrase_key(phrase))
            for phrase in phrases
        )
        self._sites.append(site)
        run = AutomationService(site.account, site).start_automation()
        # Where this process has a broker of its own, the start rang there.
        self._bell.send_task("automation.drive_run", args=[run.pk])

    @contextmanager
    def _worker(self) -> Iterator[subprocess.Popen[bytes]]:
        """A worker that is up and says so; ended after the block in any case."""
        self.figures.deploys += 1
        name = f"deploy{self.figures.deploys}@igny8"
        process = subprocess.Popen([*COMMAND, "--hostname", name], env=self._variables, cwd=ROOT)  # noqa: S603
        try:
            known = WorkerHeartbeat.objects.filter(name=name)
            wait_until(known.exists, seconds=_START_SECONDS, what=f"{name} says that it is up")
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=_STOP_SECONDS)

    def _stop(self, worker: subprocess.Popen[bytes]) -> None:
        asked = time.monotonic()
        worker.send_signal(signal.SIGTERM)
        worker.wait(timeout=_STOP_SECONDS)
        self.figures.stop_seconds.append(time.monotonic() - asked)
        self.figures.unclean_stops += worker.returncode != 0

    def _look(self) -> None:
        figures, tasks = self.figures, AITask.objects.filter(site__in=self._sites)
        figures.runs, figures.batches = len(self._sites), tasks.count()
        paid = self._folder / "calls.txt"
        figures.paid_calls = len(paid.read_text().splitlines()) if paid.exists() else 0
        figures.wasted_calls = figures.paid_calls - tasks.exclude(function=_LOCAL).count()
        figures.batches_claimed_again = tasks.filter(lease_token__gt=1).count()
        for task in tasks.exclude(status=GenerationStatus.COMPLETED):
            figures.violations.append(f"task {task.pk} is {task.status}")
        for site in self._sites:
            try:
                assert_all_is_well(site)
            except AssertionError as error:
                figures.violations.append(f"{site.domain}: {error}")


def main(*, seconds: float, every: float) -> None:
    """Deploy on the database and broker of the settings and print the figures as JSON."""
    call_command("migrate", verbosity=0)
    deploys = Deploys(broker=str(current_app.conf.broker_url), folder=Path(settings.DATA_DIR))
    figures = deploys.hold(seconds=seconds, every=every)
    print(json.dumps(figures.to_json(), indent=1), flush=True)
    sys.exit(0 if figures.is_clean else 1)
