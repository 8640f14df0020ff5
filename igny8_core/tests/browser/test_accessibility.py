from __future__ import annotations

import pytest
from playwright.sync_api import expect

from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.tests.browser.axe import violations
from igny8_core.tests.browser.dashboard import Dashboard, drive_to_the_end

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_the_page_of_a_finished_run(dashboard: Dashboard, colours: str, window: dict[str, int]) -> None:
    drive_to_the_end(AutomationService.for_site(dashboard.site.pk).start_automation())
    dashboard.page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    dashboard.page.set_viewport_size(window)
    dashboard.log_in()
    expect(dashboard.page.get_by_role("table")).to_be_visible()
    assert violations(dashboard.page) == []
    assert dashboard.fits_its_window()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", ["Run now", "Configure"])
def test_the_dialogs(dashboard: Dashboard, colours: str, name: str) -> None:
    dashboard.page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    dashboard.page.set_viewport_size(PHONE)
    dashboard.log_in()
    dashboard.press(name)
    expect(dashboard.page.get_by_role("dialog").get_by_role("button").last).to_be_enabled()
    assert violations(dashboard.page) == []
    assert dashboard.fits_its_window()


def test_the_login_page(dashboard: Dashboard) -> None:
    dashboard.page.goto(dashboard.url + "/login")
    expect(dashboard.button("Log in")).to_be_visible()
    assert violations(dashboard.page) == []


def test_a_run_can_be_started_with_the_keyboard_alone(dashboard: Dashboard) -> None:
    dashboard.log_in()
    dashboard.button("Run now").focus()
    dashboard.page.keyboard.press("Enter")
    expect(dashboard.button("Start run")).to_be_enabled()
    dashboard.button("Start run").focus()
    dashboard.page.keyboard.press("Enter")
    expect(dashboard.button("Pause")).to_be_visible()
