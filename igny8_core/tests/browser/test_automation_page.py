from __future__ import annotations

import pytest
from playwright.sync_api import expect

from igny8_core.business.automation.models import AutomationRun, WorkerHeartbeat
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.automation.services.driver import drive
from igny8_core.business.billing.services import credit_service
from igny8_core.common.status_enums import RunStatus
from igny8_core.tests.browser.dashboard import Dashboard, drive_to_the_end

pytestmark = pytest.mark.browser


def test_a_run_from_the_button_to_the_review(dashboard: Dashboard) -> None:
    dashboard.log_in()
    run = drive_to_the_end(dashboard.start_run())
    assert run.status == RunStatus.COMPLETED

    page = dashboard.page
    expect(page.get_by_text("All 7 stages done")).to_be_visible()
    expect(page.get_by_text("100%", exact=True)).to_be_visible()
    expect(page.get_by_text(f"{run.total_credits_used} of {run.estimated_credits} estimated")).to_be_visible()
    expect(page.get_by_role("region", name="Stages").get_by_text("Completed", exact=False).first).to_be_visible()
    expect(page.get_by_role("table").get_by_text("Completed")).to_be_visible()


def test_the_estimate_is_shown_before_anything_is_held(dashboard: Dashboard) -> None:
    dashboard.log_in()
    dashboard.press("Run now")
    dialog = dashboard.page.get_by_role("dialog")
    expect(dialog.get_by_text("4 keywords")).to_be_visible()
    expected = AutomationService.for_site(dashboard.site.pk).estimate_credits()
    expect(dialog.get_by_role("row", name=f"Estimated {expected.estimated_credits}")).to_be_visible()
    assert not AutomationRun.objects.exists()


def test_every_card_adds_up_while_the_run_moves(dashboard: Dashboard) -> None:
    dashboard.log_in()
    run = dashboard.start_run()
    drive(run.pk, slice_seconds=0.2)
    # The page asks every 3 s: by then it has the numbers of after the slice, and nothing moves any more.
    dashboard.page.wait_for_timeout(3500)
    cards = dashboard.page.get_by_role("region", name="Stages").locator("dl").all()
    assert cards
    for card in cards:
        total, *parts = [int(number.replace(",", "")) for number in card.locator("dd").all_inner_texts()]
        assert sum(parts) == total


def test_pause_and_resume(dashboard: Dashboard) -> None:
    dashboard.log_in()
    run = dashboard.start_run()
    with dashboard.page.expect_response("**/automation/pause/"):
        dashboard.press("Pause")
    drive(run.pk, slice_seconds=0.001)
    expect(dashboard.button("Resume")).to_be_visible()
    run.refresh_from_db()
    assert run.status == RunStatus.PAUSED
    dashboard.press("Resume")
    expect(dashboard.button("Pause")).to_be_visible()
    assert drive_to_the_end(run).status == RunStatus.COMPLETED


def test_cancel_takes_a_second_word_and_releases_the_credits(dashboard: Dashboard) -> None:
    dashboard.log_in()
    run = dashboard.start_run()
    dashboard.press("Cancel")
    dashboard.press("Keep it going")
    expect(dashboard.page.get_by_role("dialog")).to_have_count(0)
    dashboard.press("Cancel")
    dashboard.press("Cancel the run")
    expect(dashboard.button("Run now")).to_be_visible()
    run.refresh_from_db()
    assert run.status == RunStatus.CANCELLED
    expect(dashboard.page.get_by_role("region", name="Credits")).to_contain_text(
        "Held for runs\n0", use_inner_text=True
    )


def test_a_second_start_shows_the_run_that_was_first(dashboard: Dashboard) -> None:
    dashboard.log_in()
    dashboard.press("Run now")
    expect(dashboard.button("Start run")).to_be_enabled()
    first = AutomationService.for_site(dashboard.site.pk).start_automation()
    dashboard.press("Start run")
    expect(dashboard.page.get_by_role("dialog").get_by_role("alert")).to_be_visible()
    expect(dashboard.page.get_by_text(first.run_id)).to_be_visible()


def test_too_few_credits_are_told_before_the_start(dashboard: Dashboard) -> None:
    elsewhere = credit_service.Reason(key="hold:elsewhere", description="Held by a run of another site")
    credit_service.hold(account_id=dashboard.site.account_id, amount=1490, reason=elsewhere)
    dashboard.log_in()
    dashboard.press("Run now")
    expect(dashboard.page.get_by_role("dialog").get_by_text("short:")).to_be_visible()
    expect(dashboard.button("Start run")).to_be_disabled()


def test_no_worker_is_said_instead_of_spinning(dashboard: Dashboard) -> None:
    WorkerHeartbeat.objects.all().delete()
    dashboard.log_in()
    expect(dashboard.page.get_by_text("No worker is running").first).to_be_visible()


def test_the_schedule_is_saved_and_shown(dashboard: Dashboard) -> None:
    dashboard.log_in()
    dashboard.press("Configure")
    dialog = dashboard.page.get_by_role("dialog")
    dialog.get_by_label("How often").select_option("weekly")
    dialog.get_by_label("On", exact=True).select_option("Friday")
    dialog.get_by_label("At", exact=True).fill("05:30")
    dialog.get_by_role("switch").check()
    dashboard.press("Save")
    expect(dashboard.page.get_by_role("region", name="Schedule")).to_contain_text("05:30")


def test_the_log_of_a_past_run_can_be_read(dashboard: Dashboard) -> None:
    drive_to_the_end(AutomationService.for_site(dashboard.site.pk).start_automation())
    dashboard.log_in()
    dashboard.press("Full log")
    dialog = dashboard.page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Stage 1").click()
    expect(dialog.get_by_role("tabpanel")).to_contain_text("keywords")
