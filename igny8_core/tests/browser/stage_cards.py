"""The card of a stage on the automation page, as somebody reads it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.driver import drive
from igny8_core.tests.browser.dashboard import Dashboard

#: Far more than a look takes, for a machine that is busy with other tests.
PATIENCE_SECONDS = 60


@dataclass
class StageCard:
    """Card `number` of the page."""

    dashboard: Dashboard
    number: int

    @property
    def card(self) -> Locator:
        page = self.dashboard.page
        heading = page.get_by_role("heading", name=f"Stage {self.number}:")
        return page.get_by_role("region", name="Stages").get_by_role("listitem").filter(has=heading)

    def says(self, *texts: str) -> None:
        self.dashboard.look_now()
        for text in texts:
            expect(self.card.get_by_text(text, exact=True).first).to_be_visible()

    def counts(self) -> dict[str, int]:
        """`{"Total": 100, "Pending": 80, …}`; of a stage that is through only what is not zero."""
        texts = self.card.locator("dl > div").evaluate_all(
            "cells => cells.map((cell) => [cell.querySelector('dt').innerText, cell.querySelector('dd').innerText])"
        )
        return {name: int(number.replace(",", "")) for name, number in texts}

    def shows(self, **expected: int) -> None:
        """Wait until the card has these counts (`total=100, completed=20`); all of its numbers must add up."""
        self.dashboard.look_now()
        wanted = {name.capitalize(): count for name, count in expected.items()}
        until = time.monotonic() + PATIENCE_SECONDS
        counts = self.counts()
        while not wanted.items() <= counts.items() and time.monotonic() < until:
            self.dashboard.page.wait_for_timeout(100)
            counts = self.counts()
        assert wanted.items() <= counts.items(), f"stage {self.number}: {counts} instead of {wanted}"
        parts = sum(count for name, count in counts.items() if name != "Total")
        assert counts["Total"] == parts, f"stage {self.number} does not add up: {counts}"


def work_until(run: AutomationRun, *, stage: int, batches: int) -> AutomationRun:
    """What a worker would do, until so many batches of the stage are done."""
    for _ in range(500):
        if AITask.objects.filter(run=run, stage=stage, status="completed").count() >= batches:
            break
        drive(run.pk, slice_seconds=0.001)
    run.refresh_from_db()
    assert run.current_stage == stage
    return run


def work_through(run: AutomationRun, *, stage: int) -> AutomationRun:
    """What a worker would do, until the stage is through."""
    for _ in range(500):
        run.refresh_from_db()
        if run.current_stage > stage or run.status != "running":
            return run
        drive(run.pk, slice_seconds=0.001)
    raise AssertionError(f"Stage {stage} is not through: the run is {run.status} at {run.current_stage}.")
