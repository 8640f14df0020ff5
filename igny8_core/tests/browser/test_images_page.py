"""The gallery, and pictures that arrive one by one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from igny8_core.ai.models import AITask
from igny8_core.ai.tasks import run_task
from igny8_core.business.content.models import Images
from igny8_core.common.status_enums import ImageStatus
from igny8_core.tests.browser.axe import violations
from igny8_core.tests.browser.dashboard import Dashboard
from igny8_core.tests.factories import ContentFactory, ImageFactory

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
HEADINGS = ("What it is", "How it works", "What to mind")


@pytest.fixture
def gallery(dashboard: Dashboard) -> Locator:
    """Three prompts of one article, the last of them failed."""
    article = ContentFactory(site=dashboard.site, title="Moka pot basics")
    for position, heading in enumerate(HEADINGS, start=1):
        ImageFactory(site=dashboard.site, content=article, position=position, heading=heading, image_type="in_article")
    Images.objects.filter(position=3).update(status=ImageStatus.FAILED)
    dashboard.log_in("/writer/images", "Images")
    cards = dashboard.page.get_by_role("list", name="Images", exact=True).get_by_role("listitem")
    expect(cards).to_have_count(3)
    return cards


def test_the_gallery_is_for_everybody_and_fits(dashboard: Dashboard, gallery: Locator) -> None:
    page = dashboard.page
    page.get_by_role("checkbox", name="Select page").check()
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours, reduced_motion="reduce")
        assert violations(page) == []
    page.set_viewport_size(PHONE)
    assert violations(page) == []
    assert dashboard.fits_its_window()


def test_each_picture_of_a_selection_is_seen_to_arrive(dashboard: Dashboard, gallery: Locator) -> None:
    page = dashboard.page
    page.get_by_role("checkbox", name="Select page").check()
    dashboard.press("Generate missing")
    dashboard.press("Start")
    dialog = page.get_by_role("dialog", name="Generating 3 images")
    tiles = dialog.get_by_role("list", name="Images of the selection").get_by_role("listitem")
    expect(tiles).to_have_count(3)
    expect(tiles.get_by_role("img")).to_have_count(0)
    before = gallery.nth(0).bounding_box()
    first, *others = AITask.objects.order_by("created_at").values_list("pk", flat=True)
    run_task(str(first))
    expect(tiles.get_by_role("img")).to_have_count(1)
    expect(tiles.get_by_text("Queued")).to_have_count(2)
    assert violations(page) == []
    for task in others:
        run_task(str(task))
    expect(dialog.get_by_text("3 images generated successfully")).to_be_visible()
    expect(tiles.get_by_role("img")).to_have_count(3)
    dialog.get_by_role("button", name="Close", exact=True).last.click()
    expect(gallery.get_by_text("Generated", exact=True)).to_have_count(3)
    assert gallery.nth(0).bounding_box() == before


def test_filters_are_in_the_address_and_lead_back(dashboard: Dashboard, gallery: Locator) -> None:
    page = dashboard.page
    page.get_by_role("combobox", name="Status").click()
    page.get_by_role("option", name="Failed").click()
    expect(gallery).to_have_count(1)
    expect(gallery.get_by_text("What to mind")).to_be_visible()
    page.reload()
    expect(gallery).to_have_count(1)
    assert "status=failed" in page.url
    page.go_back()
    expect(gallery).to_have_count(3)
