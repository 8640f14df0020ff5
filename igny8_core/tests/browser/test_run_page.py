"""The page of one run: what it took, what became of its items, its log; how it looks light, dark and narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.tests.browser.axe import violations
from igny8_core.tests.browser.dashboard import Dashboard, drive_to_the_end

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


@pytest.fixture
def run(dashboard: Dashboard) -> AutomationRun:
    """A completed run of the four keywords."""
    return drive_to_the_end(AutomationService.for_site(dashboard.site.pk).start_automation())


def test_a_run_of_the_history_opens_with_its_numbers_items_and_log(dashboard: Dashboard, run: AutomationRun) -> None:
    page = dashboard.page
    dashboard.log_in()
    page.get_by_role("table").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Run of ")).to_be_visible()
    assert page.url.endswith(f"/automation/runs/{run.run_id}?site={dashboard.site.pk}")
    expect(page.get_by_text(f"{run.total_credits_used} of {run.estimated_credits} estimated")).to_be_visible()
    expect(page.locator("[data-bar]").first).to_be_visible()
    rows = page.get_by_role("region", name="Time and credits").get_by_role("row")
    expect(rows).to_have_count(8)
    page.get_by_label("Stage of the items").select_option(index=3)
    items = page.get_by_role("region", name="Items")
    expect(items.get_by_text("credit", exact=False).first).to_be_visible()
    log = page.get_by_role("region", name="Events, oldest first")
    expect(log).to_contain_text("Automation started")
    page.get_by_label("Stage of the events").select_option("Stage 1")
    expect(log).not_to_contain_text("Automation started")
    expect(log).to_contain_text("4 keywords")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_how_it_looks(dashboard: Dashboard, run: AutomationRun, colours: str, window: dict[str, int]) -> None:
    page = dashboard.page
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    page.set_viewport_size(window)
    dashboard.log_in()
    page.goto(f"{dashboard.url}/automation/runs/{run.run_id}")
    expect(page.locator("[data-bar]").first).to_be_visible()
    expect(page.get_by_role("region", name="Items").get_by_role("listitem").first).to_be_visible()
    assert violations(page) == []
    assert dashboard.fits_its_window()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_queue_of_a_stage_on_a_phone(dashboard: Dashboard, run: AutomationRun, colours: str) -> None:
    page = dashboard.page
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    dashboard.log_in()
    dashboard.press("Details of stage 4")
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_role("listitem").first).to_be_visible()
    assert violations(page) == []
    assert dashboard.fits_its_window()
    drawer.get_by_role("tab", name="Failed").click()
    expect(drawer.get_by_text("Nothing failed is left here.")).to_be_visible()
