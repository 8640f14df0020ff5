"""Failed work is taken up again and runs are paused from the cards, with a provider that fails on demand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from igny8_core.ai import breaker
from igny8_core.ai.models import AITask
from igny8_core.business.accounts.models import Role
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.automation.services.driver import drive
from igny8_core.common.exceptions import ProviderError
from igny8_core.common.status_enums import RunStatus
from igny8_core.tests.browser.dashboard import Dashboard, drive_to_the_end
from igny8_core.tests.factories import RunFactory, TaskFactory, UserFactory
from igny8_core.tests.scripted_provider import Script

pytestmark = pytest.mark.browser

SENTENCE = "The AI is confused."


@pytest.fixture
def half_failed(dashboard: Dashboard, script: Script, settings, monkeypatch) -> AutomationRun:
    """A completed run: of three articles of the site two failed in stage 4."""
    settings.TASK_MAX_ATTEMPTS = 1
    monkeypatch.setattr(breaker, "FAILURES_TO_OPEN", 1000)
    for title in ("Moka pots", "Grinders", "Kettles"):
        TaskFactory(site=dashboard.site, title=title)
    script.ideas = 1
    script.always(ProviderError(SENTENCE), when=lambda asked: _writes_about(asked, "Grinders", "Kettles"))
    run = drive_to_the_end(AutomationService.for_site(dashboard.site.pk).start_automation())
    script.relax()
    assert AITask.objects.filter(run=run, status="failed", stage=4).count() == 2
    return run


def _writes_about(asked: object, *titles: str) -> bool:
    data = getattr(asked, "data", {})
    return getattr(asked, "function", "") == "generate_content" and data["title"] in titles


def open_drawer(dashboard: Dashboard) -> Locator:
    dashboard.press("Show failed of stage 4")
    drawer = dashboard.page.get_by_role("dialog")
    expect(drawer.get_by_text("Grinders", exact=True)).to_be_visible()
    return drawer


def test_one_failed_item_is_tried_again_from_the_drawer(dashboard: Dashboard, half_failed: AutomationRun) -> None:
    dashboard.log_in()
    drawer = open_drawer(dashboard)
    expect(drawer.get_by_text(SENTENCE)).to_have_count(2)
    drawer.get_by_role("button", name="Retry Grinders").click()
    expect(dashboard.page.get_by_text("1 failed item taken up again.")).to_be_visible()
    expect(drawer.get_by_text("Grinders", exact=True)).to_have_count(0)
    expect(drawer.get_by_text("Kettles", exact=True)).to_be_visible()
    assert drive_to_the_end(half_failed).status == RunStatus.COMPLETED
    failed = AITask.objects.filter(run=half_failed, status="failed")
    assert [task.label for task in failed] == ["Kettles"]


def test_all_of_a_stage_is_tried_again_from_its_card(dashboard: Dashboard, half_failed: AutomationRun) -> None:
    dashboard.log_in()
    expect(dashboard.page.get_by_text("Completed, 2 failed")).to_be_visible()
    dashboard.press("Retry failed (2) 4")
    page = dashboard.page
    expect(dashboard.button("Pause stage 4")).to_be_visible()
    expect(page.get_by_text("Stage 4 must complete")).to_be_visible()
    expect(page.get_by_text("Stage 4 of 7: Tasks → Content")).to_be_visible()
    drive_to_the_end(half_failed)
    expect(page.get_by_text("All 7 stages done")).to_be_visible()
    expect(page.get_by_role("button", name="Show failed")).to_have_count(0)


def test_a_run_is_paused_and_resumed_from_the_card_of_its_stage(dashboard: Dashboard) -> None:
    dashboard.log_in()
    run = dashboard.start_run()
    with dashboard.page.expect_response("**/automation/pause/"):
        dashboard.press("Pause stage 1")
    drive(run.pk, slice_seconds=0.001)
    expect(dashboard.button("Resume stage 1")).to_be_visible()
    run.refresh_from_db()
    assert run.status == RunStatus.PAUSED
    dashboard.press("Resume stage 1")
    expect(dashboard.button("Pause stage 1")).to_be_visible()
    assert drive_to_the_end(run).status == RunStatus.COMPLETED


def test_a_cancel_in_the_middle_of_a_call_says_that_the_batch_is_finished(dashboard: Dashboard) -> None:
    run = AutomationService.for_site(dashboard.site.pk).start_automation()
    AutomationRun.objects.filter(pk=run.pk).update(driver_until="2999-01-01T00:00:00Z")
    dashboard.log_in()
    dashboard.press("Cancel")
    dashboard.press("Cancel the run")
    expect(dashboard.page.get_by_text("Cancelling: finishes the batch in hand")).to_be_visible()
    expect(dashboard.button("Cancelling…")).to_be_disabled()


def test_waiting_stages_say_why_and_offer_nothing(dashboard: Dashboard) -> None:
    AutomationService.for_site(dashboard.site.pk).start_automation()
    dashboard.log_in()
    stages = dashboard.page.get_by_role("region", name="Stages")
    expect(stages.get_by_text("Stage 1 must complete")).to_be_visible()
    expect(stages.get_by_role("button")).to_have_count(1)


def test_a_refused_slot_offers_no_resume(dashboard: Dashboard) -> None:
    RunFactory.failed(site=dashboard.site, driver_token=0, trigger_type="scheduled", error_message="12 credits short.")
    dashboard.log_in()
    expect(dashboard.page.get_by_text("12 credits short.").first).to_be_visible()
    expect(dashboard.button("Run now")).to_be_visible()
    expect(dashboard.button("Resume")).to_have_count(0)


def test_a_hold_that_was_given_back_is_asked_for_again(dashboard: Dashboard) -> None:
    run = RunFactory.paused(site=dashboard.site, hold_expired=True, estimate={"required_credits": 90})
    dashboard.log_in()
    expect(dashboard.page.get_by_text("Resume asks for 90 credits again.")).to_be_visible()
    with dashboard.page.expect_response("**/automation/resume/"):
        dashboard.button("Resume").first.click()
    run.refresh_from_db()
    assert (run.status, run.credits_held) == (RunStatus.RUNNING, 90)


def test_the_schedule_is_paused_and_resumed_with_one_press(dashboard: Dashboard) -> None:
    dashboard.log_in()
    dashboard.press("Configure")
    dashboard.page.get_by_role("switch").check()
    dashboard.press("Save")
    schedule = dashboard.page.get_by_role("region", name="Schedule")
    expect(schedule).to_contain_text("Next run")
    dashboard.press("Pause schedule")
    expect(schedule).to_contain_text("Schedule off")
    dashboard.press("Resume schedule")
    expect(schedule).to_contain_text("Next run")


def test_a_viewer_reads_the_errors_and_changes_nothing(dashboard: Dashboard, half_failed: AutomationRun) -> None:
    UserFactory.member(dashboard.site.account, Role.VIEWER, email="vera@example.com")
    dashboard.log_in(email="vera@example.com")
    expect(open_drawer(dashboard).get_by_role("button")).to_have_count(1)
