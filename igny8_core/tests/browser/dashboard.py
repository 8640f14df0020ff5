"""What a person does on the dashboard, in the words of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.driver import drive
from igny8_core.common.status_enums import RunStatus
from igny8_core.tests.factories import PASSWORD

EMAIL = "alice@example.com"


@dataclass
class Dashboard:
    """The browser window of one user of one site."""

    page: Page
    url: str
    site: Site

    def log_in(self, path: str = "/automation", heading: str = "Automation", email: str = EMAIL) -> None:
        self.page.goto(self.url + path)
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.press("Log in")
        expect(self.page.get_by_role("heading", name=heading, exact=True)).to_be_visible()

    def press(self, name: str) -> None:
        self.button(name).click()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def start_run(self) -> AutomationRun:
        """Run now, look at the estimate, start."""
        self.press("Run now")
        self.press("Start run")
        expect(self.button("Pause")).to_be_visible()
        return AutomationRun.objects.get(site=self.site)

    def look_now(self) -> None:
        """What coming back to the tab does: the page looks at once instead of in three seconds."""
        self.page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")

    def fits_its_window(self) -> bool:
        """Nothing has to be scrolled sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))

    def count_polls(self) -> Callable[[], int]:
        """Counts the looks at the run from now on."""
        polls: list[Any] = []
        self.page.on("request", lambda request: polls.append(request) if "current_run" in request.url else None)
        return lambda: len(polls)


def drive_to_the_end(run: AutomationRun) -> AutomationRun:
    """What a worker would do, here and now."""
    for _ in range(200):
        drive(run.pk, slice_seconds=5)
        run.refresh_from_db()
        if run.status != RunStatus.RUNNING:
            return run
    raise AssertionError(f"The run did not end: {run.status} in stage {run.current_stage}.")
