"""The list of keywords and the work that is asked for on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from igny8_core.ai.models import AITask
from igny8_core.ai.tasks import run_task
from igny8_core.business.planning.models import Keywords
from igny8_core.tests.browser.axe import violations
from igny8_core.tests.browser.dashboard import Dashboard

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
FILE = b"Keyword,Volume\nfrench press,1300\nfrench press,1300\n,40\n"


def open_keywords(dashboard: Dashboard) -> None:
    dashboard.log_in("/planner/keywords", "Keywords")
    expect(dashboard.page.get_by_role("rowheader", name="cold brew ratio")).to_be_visible()


def start_clustering(dashboard: Dashboard) -> Locator:
    """All four keywords, the price, the start."""
    dashboard.page.get_by_role("checkbox", name="Select every keyword of this page").check()
    dashboard.press("Cluster with AI")
    expect(dashboard.page.get_by_text("Costs about")).to_be_visible()
    dashboard.press("Start")
    dialog = dashboard.page.get_by_role("dialog", name="Clustering 4 keywords")
    expect(dialog).to_be_visible()
    return dialog


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_the_list_is_for_everybody_and_fits(dashboard: Dashboard, colours: str, window: dict[str, int]) -> None:
    dashboard.page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    dashboard.page.set_viewport_size(window)
    open_keywords(dashboard)
    dashboard.page.get_by_role("checkbox", name="Select cold brew ratio").check()
    expect(dashboard.page.get_by_role("group", name="Selected rows")).to_be_visible()
    assert violations(dashboard.page) == []
    assert dashboard.fits_its_window()


def test_a_file_is_looked_at_and_then_imported(dashboard: Dashboard) -> None:
    open_keywords(dashboard)
    dashboard.press("Import")
    file = {"name": "keywords.csv", "mimeType": "text/csv", "buffer": FILE}
    dashboard.page.get_by_label("Drop a keyword file here").set_input_files(file)
    expect(dashboard.page.get_by_text("1 new keyword, 1 already there, 1 row cannot be taken")).to_be_visible()
    assert violations(dashboard.page) == []
    assert Keywords.objects.count() == 4
    dashboard.press("Import 1 keyword")
    expect(dashboard.page.get_by_text("1 keyword added")).to_be_visible()
    dashboard.press("Show keywords")
    expect(dashboard.page.get_by_role("rowheader", name="french press")).to_be_visible()


def test_clustering_is_followed_to_its_end_and_the_rows_with_it(dashboard: Dashboard) -> None:
    open_keywords(dashboard)
    dialog = start_clustering(dashboard)
    expect(dashboard.page.get_by_text("Queued").first).to_be_attached()
    assert violations(dashboard.page) == []
    run_task(str(AITask.objects.get().pk))
    expect(dialog.get_by_text("4 keywords mapped into 2 clusters")).to_be_visible()
    dialog.get_by_role("button", name="Close", exact=True).last.click()
    expect(dashboard.page.get_by_role("cell", name="Completed")).to_have_count(4)


def test_work_that_ends_behind_a_reload_and_a_closed_dialog_is_told(dashboard: Dashboard) -> None:
    open_keywords(dashboard)
    start_clustering(dashboard)
    dashboard.press("Close and continue")
    dashboard.page.reload()
    expect(dashboard.button("AI work: 1 running")).to_be_visible()
    run_task(str(AITask.objects.get().pk))
    expect(dashboard.page.get_by_text("4 keywords mapped into 2 clusters")).to_be_visible()
    dashboard.press("Show clusters")
    expect(dashboard.page).to_have_url(f"{dashboard.url}/planner/clusters?site={dashboard.site.pk}")
