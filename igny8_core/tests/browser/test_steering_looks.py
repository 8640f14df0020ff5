"""How steering looks and reads: contrast, names, a window of 390 px, the keyboard, and nothing that jumps."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.common.exceptions import ProviderError
from igny8_core.tests.browser.axe import violations
from igny8_core.tests.browser.dashboard import Dashboard, drive_to_the_end
from igny8_core.tests.factories import TaskFactory
from igny8_core.tests.scripted_provider import Script

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
#: The sum of the layout shifts that no press has caused.
SHIFTS = """() => new Promise((tell) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value;
    }).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => tell(sum), 300);
})"""


@pytest.fixture
def failed(dashboard: Dashboard, script: Script, settings) -> AutomationRun:
    """A completed run, all three articles of which failed."""
    settings.TASK_MAX_ATTEMPTS = 1
    for title in ("Burr grinders and blade grinders, compared over a year of mornings", "Kettles"):
        TaskFactory(site=dashboard.site, title=title)
    refused = ProviderError("The answer ended in the middle of the article. It was refused, and nothing was charged.")
    script.always(refused, when=lambda asked: getattr(asked, "function", "") == "generate_content")
    script.ideas = 1
    run = drive_to_the_end(AutomationService.for_site(dashboard.site.pk).start_automation())
    script.relax()
    assert AITask.objects.filter(run=run, status="failed", stage=4).exists()
    return run


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_the_failed_card_and_its_drawer(
    dashboard: Dashboard, failed: AutomationRun, colours: str, window: dict[str, int]
) -> None:
    page = dashboard.page
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    page.set_viewport_size(window)
    dashboard.log_in()
    expect(dashboard.button("Show failed of stage 4")).to_be_visible()
    assert violations(page) == []
    assert dashboard.fits_its_window()
    dashboard.press("Show failed of stage 4")
    expect(page.get_by_role("dialog").get_by_text("Kettles", exact=True)).to_be_visible()
    assert violations(page) == []
    assert dashboard.fits_its_window()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_advanced_settings(dashboard: Dashboard, colours: str) -> None:
    page = dashboard.page
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    dashboard.log_in()
    dashboard.press("Configure")
    page.get_by_text("Advanced").click()
    page.get_by_label("Tasks → Content: batches side by side").fill("4")
    assert violations(page) == []
    assert dashboard.fits_its_window()
    dashboard.press("Save")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert dashboard.site.automation_config.stage_4_concurrency == 4


def test_failed_items_are_tried_again_with_the_keyboard_alone(dashboard: Dashboard, failed: AutomationRun) -> None:
    keys = dashboard.page.keyboard
    dashboard.log_in()
    dashboard.button("Show failed of stage 4").focus()
    keys.press("Enter")
    retry = dashboard.page.get_by_role("dialog").get_by_role("button", name="Retry Kettles")
    expect(retry).to_be_visible()
    retry.focus()
    keys.press("Enter")
    expect(retry).to_have_count(0)
    # The item may leave the list a moment before the answer that moves the focus on.
    expect(dashboard.page.locator("[role=dialog]:focus, [role=dialog] :focus")).to_have_count(1)
    keys.press("Escape")
    expect(dashboard.page.get_by_role("dialog")).to_have_count(0)


def test_nothing_jumps_when_a_run_is_reopened(dashboard: Dashboard, failed: AutomationRun) -> None:
    page = dashboard.page
    dashboard.log_in()
    expect(page.get_by_role("table")).to_be_visible()
    before = page.evaluate(SHIFTS)
    dashboard.press("Retry failed (3) 4")
    expect(dashboard.button("Pause stage 4")).to_be_visible()
    page.wait_for_timeout(3500)
    assert page.evaluate(SHIFTS) - before < 0.1
