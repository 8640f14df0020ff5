"""The first page: what needs its reader, and what becomes of it when they act."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from igny8_core.ai.models import AITask
from igny8_core.ai.tasks import run_task
from igny8_core.business.planning.models import Keywords
from igny8_core.common.status_enums import GenerationStatus, ImageStatus
from igny8_core.tests.browser.axe import violations
from igny8_core.tests.browser.dashboard import Dashboard
from igny8_core.tests.factories import ConfigFactory, ContentFactory, ImageFactory, RunFactory

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def test_the_first_page_is_for_everybody_and_fits(dashboard: Dashboard) -> None:
    ContentFactory.in_review(site=dashboard.site)
    ConfigFactory(site=dashboard.site)
    RunFactory.paused(site=dashboard.site, current_stage=4, error_message="The key was refused.")
    dashboard.log_in("/", "Dashboard")
    page = dashboard.page
    expect(page.get_by_text("1 article is ready for review")).to_be_visible()
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours, reduced_motion="reduce")
        assert violations(page) == []
    page.set_viewport_size(PHONE)
    assert violations(page) == []
    assert dashboard.fits_its_window()


def test_what_failed_is_tried_again_from_there_and_is_gone_once_it_is_made(dashboard: Dashboard) -> None:
    article = ContentFactory(site=dashboard.site)
    ImageFactory(
        site=dashboard.site,
        content=article,
        status=ImageStatus.FAILED,
        generation_status=GenerationStatus.FAILED,
    )
    RunFactory.completed(site=dashboard.site)
    dashboard.log_in("/", "Dashboard")
    page = dashboard.page
    dashboard.press("Retry: 1 image failed")
    dashboard.press("Start")
    dialog = page.get_by_role("dialog", name="Generating 1 image")
    expect(dialog.get_by_role("list", name="Images of the selection")).to_be_visible()
    run_task(str(AITask.objects.get().pk))
    expect(dialog.get_by_text("1 image generated successfully")).to_be_visible()
    dialog.get_by_role("button", name="Close", exact=True).last.click()
    expect(page.get_by_text("1 image failed")).to_have_count(0)
    expect(page.get_by_text("1 article is ready for review")).to_be_visible()


def test_a_new_site_is_led_from_step_to_step(dashboard: Dashboard) -> None:
    Keywords.objects.all().delete()
    dashboard.log_in("/", "Dashboard")
    page = dashboard.page
    assert violations(page) == []
    page.get_by_role("link", name="Import keywords").click()
    expect(page.get_by_role("heading", name="Keywords", exact=True)).to_be_visible()
