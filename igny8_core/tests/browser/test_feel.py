"""How the dashboard feels: a press is answered at once, and nothing jumps while a run goes on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from igny8_core.tests.browser.dashboard import Dashboard
from igny8_core.tests.browser.stage_cards import StageCard, work_until
from igny8_core.tests.factories import ClusterFactory, KeywordFactory

pytestmark = pytest.mark.browser

#: Within this time a press feels answered.
AT_ONCE_MS = 100
#: The machine may be busy with other tests: what the page takes is the least of these.
TRIES = 5
#: Milliseconds from the next press to the first frame in which something fits the selector.
WATCH = """(selector) => {
    window.answered = new Promise((tell) => {
        addEventListener('click', () => {
            const pressed = performance.now();
            const look = () => document.querySelector(selector)
                ? tell(performance.now() - pressed)
                : requestAnimationFrame(look);
            requestAnimationFrame(look);
        }, {once: true, capture: true});
    });
}"""
#: The elements that a layout shift moves from now on. Two moves are how things read: a new line of the log pushes the
#: older ones down in its scroll box; in a line of figures a longer one pushes the next to the right.
SHIFTS = """() => {
    const element = ({node}) => node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const isFigure = (one) => element(one)?.matches('li') && one.previousRect.y === one.currentRect.y;
    window.moved = [];
    new PerformanceObserver((list) => {
        const shifts = list.getEntries().filter(({hadRecentInput}) => !hadRecentInput);
        for (const found of shifts.flatMap(({sources}) => sources.filter((one) => !isFigure(one)).map(element)))
            if (found && !found.closest('[role=log]')) window.moved.push(found.outerHTML.slice(0, 200));
    }).observe({type: 'layout-shift'});
}"""


def _milliseconds(page: Page, button: str, selector: str) -> float:
    page.evaluate(WATCH, selector)
    page.get_by_role("button", name=button, exact=True).click()
    took: float = page.evaluate("() => window.answered")
    return took


def _hold(page: Page, *addresses: str) -> list[Route]:
    """The answers of these addresses are held back."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    for address in addresses:
        page.route(address, hold)
    return held


def test_a_press_shows_at_once_that_it_is_being_worked_on(dashboard: Dashboard) -> None:
    """The server is given no chance to be quick: its answer is held back until the page has answered."""
    page = dashboard.page
    dashboard.log_in()
    dashboard.start_run()
    held = _hold(page, "**/automation/pause/")
    took = []
    for _ in range(TRIES):
        took.append(_milliseconds(page, "Pause", "button[data-loading]"))
        held.pop().abort()
        expect(page.locator("button[data-loading]")).to_have_count(0)
    assert min(took) < AT_ONCE_MS, took


@pytest.mark.parametrize("button", ["Run now", "Configure"])
def test_a_dialog_opens_at_once_and_fills_when_the_server_has_answered(dashboard: Dashboard, button: str) -> None:
    page = dashboard.page
    dashboard.log_in()
    held = _hold(page, "**/automation/estimate/**", "**/automation/config/**")
    took = []
    for _ in range(TRIES):
        took.append(_milliseconds(page, button, "[role=dialog]"))
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    for route in held:
        route.abort()
    assert min(took) < AT_ONCE_MS, took


def test_nothing_jumps_from_batch_to_batch(dashboard: Dashboard) -> None:
    """Counters, bars, the item in work and the log move on; everything keeps its place."""
    page, card = dashboard.page, StageCard(dashboard, 2)
    for number in range(5):
        KeywordFactory.mapped(
            ClusterFactory(site=dashboard.site, name=f"Brewing {number}"), keyword=f"brewing {number}"
        )
    dashboard.log_in()
    run = dashboard.start_run()
    work_until(run, stage=2, batches=2)
    card.shows(completed=2)
    page.wait_for_timeout(1000)
    page.evaluate(SHIFTS)
    for batches in (3, 4, 5):
        work_until(run, stage=2, batches=batches)
        card.shows(completed=batches)
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.moved") == []
