"""Every page of the dashboard, with rows in it: for everybody, on a desk and on a phone, by day and by night.

`SCREENSHOTS=folder` keeps a picture of each look.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from igny8_core.tests.browser.axe import violations
from igny8_core.tests.browser.dashboard import Dashboard
from igny8_core.tests.browser.lived_in import counts_of, live_in, parameters_of
from igny8_core.tests.browser.page_list import pages_of_the_frame, pages_without_login

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
LOOKS = (("light", "light", DESK), ("dark", "dark", DESK), ("narrow", "light", PHONE))
#: What somebody comes for; on the others anything that can be pressed will do.
MAIN_ACTIONS = {
    "/automation": "Run now",
    "/planner/keywords": "Import",
    "/planner/clusters": "New cluster",
    "/writer/tasks": "New task",
}
#: More than any page has before its main part: the way through the header and the sidebar.
MOST_TABS = 60
_IN_MAIN = "document.activeElement.matches('main :is(a, button, input, select, textarea)')"

_CUT_CELLS = """[...document.querySelectorAll('main :is(td, th)')]
    .filter((cell) => cell.offsetParent && cell.scrollWidth > cell.clientWidth + 1)
    .map((cell) => cell.innerText)"""


@dataclass
class Visit:
    """One page, and what is wrong with it."""

    page: Page
    path: str

    def look(self) -> list[str]:
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_be_visible()
        self.page.wait_for_load_state("networkidle")
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0)
        found = [] if heading.inner_text().strip() else ["its heading is empty"]
        found += [problem for look in LOOKS for problem in self._look(*look)]
        self.page.set_viewport_size(DESK)
        found += [] if self._reaches_its_action() else ["its main action is out of reach of the keyboard"]
        return found

    def _look(self, name: str, colours: str, window: dict[str, int]) -> list[str]:
        self.page.emulate_media(color_scheme=colours, reduced_motion="reduce")  # type: ignore[arg-type]
        self.page.set_viewport_size(window)  # type: ignore[arg-type]
        # The sidebar slides out of a window that has become narrow.
        self.page.wait_for_timeout(400 if window is PHONE else 60)
        self._keep(name)
        found = [f"{name}: {violation}" for violation in violations(self.page)]
        found += [f"{name}: over its neighbour: {text}" for text in self.page.evaluate(_CUT_CELLS)]
        width = self.page.evaluate("document.documentElement.scrollWidth")
        return found if width <= window["width"] else [*found, f"{name}: {width} pixels wide"]

    def _keep(self, look: str) -> None:
        folder = os.environ.get("SCREENSHOTS")
        if folder:
            name = re.sub(r"[^a-z]+", "-", self.path.lower()).strip("-") or "home"
            self.page.screenshot(path=Path(folder, f"{name}-{look}.png"), full_page=True)

    def _reaches_its_action(self) -> bool:
        wanted = MAIN_ACTIONS.get(self.path)
        self.page.evaluate("document.activeElement?.blur()")
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if wanted is None and self.page.evaluate(_IN_MAIN):
                return True
            if wanted and self.page.evaluate("document.activeElement.textContent") == wanted:
                return True
        return False


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the console calls an error."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    yield said


def walk(dashboard: Dashboard, addresses: dict[str, str], complaints: list[str]) -> list[str]:
    """Everything that is wrong, and on which page."""
    wrong: list[str] = []
    complaints.clear()
    for path, address in addresses.items():
        dashboard.page.goto(dashboard.url + address)
        wrong += [f"{path} {problem}" for problem in (*Visit(dashboard.page, path).look(), *complaints)]
        complaints.clear()
    return wrong


def test_every_page_of_a_site_in_use(dashboard: Dashboard, complaints: list[str]) -> None:
    run = live_in(dashboard.site)
    assert min(counts_of(dashboard.site).values()) > 1
    parameters = parameters_of(dashboard.site, run)
    pages = pages_of_the_frame()
    assert set(parameters) == {path for path in pages if ":" in path}, "a page whose parameter nobody knows"
    dashboard.log_in()
    addresses = {path: re.sub(r":\w+", parameters.get(path, ""), path) for path in pages}
    assert walk(dashboard, addresses, complaints) == []


def test_every_page_before_the_login(dashboard: Dashboard, complaints: list[str]) -> None:
    addresses = {path: path for path in pages_without_login()}
    assert "/login" in addresses
    assert walk(dashboard, addresses, complaints) == []


def test_the_list_knows_pages_pages_below_pages_and_parameters() -> None:
    pages = pages_of_the_frame()
    assert {"/", "/automation", "/automation/runs/:runId", "/planner/keywords", "/settings/prompts/:name"} <= set(pages)
    assert not [path for path in pages if "*" in path]
    assert len(set(pages)) == len(pages)
