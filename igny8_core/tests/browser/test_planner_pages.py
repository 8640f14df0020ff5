"""Clusters, the page of one, and ideas: how they look, and what is merged, split, planned and queued on them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from igny8_core.ai.models import AITask
from igny8_core.ai.tasks import run_task
from igny8_core.business.content.models import Tasks
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.business.planning.services.cluster_figures import refresh
from igny8_core.tests.browser.axe import violations
from igny8_core.tests.browser.dashboard import Dashboard
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, KeywordFactory

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PHRASES = {
    "Cold Brew": ("cold brew jar", "cold brew filter"),
    "Moka Pots": ("moka pot", "moka pot seal", "moka pot 6 cups"),
}


@pytest.fixture
def clusters(dashboard: Dashboard) -> dict[str, Clusters]:
    """Cold Brew with two keywords, Moka Pots with three and an idea."""
    made = {}
    for name, phrases in PHRASES.items():
        made[name] = ClusterFactory(site=dashboard.site, name=name)
        for phrase in phrases:
            KeywordFactory.mapped(made[name], keyword=phrase, volume=len(phrase) * 10, intent="informational")
    refresh([cluster.pk for cluster in made.values()])
    IdeaFactory(site=dashboard.site, keyword_cluster=made["Moka Pots"], idea_title="Which Moka Pot Size Do You Need?")
    return made


def select_all(dashboard: Dashboard, noun: str) -> None:
    dashboard.page.get_by_role("checkbox", name=f"Select every {noun} of this page").check()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_are_for_everybody_and_fit(
    dashboard: Dashboard, clusters: dict[str, Clusters], colours: str, window: dict[str, int]
) -> None:
    page = dashboard.page
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    page.set_viewport_size(window)
    dashboard.log_in("/planner/clusters", "Clusters")
    page.get_by_role("checkbox", name="Select Moka Pots").check()
    looks_good(dashboard)
    page.get_by_role("link", name="Moka Pots", exact=True).click()
    expect(page.get_by_role("rowheader", name="moka pot seal")).to_be_visible()
    looks_good(dashboard)
    page.get_by_role("tab", name="Ideas (1)").click()
    page.get_by_role("button", name="Which Moka Pot Size Do You Need?", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Edit").click()
    expect(page.get_by_role("dialog", name="Edit idea")).to_be_visible()
    looks_good(dashboard)


def looks_good(dashboard: Dashboard) -> None:
    assert violations(dashboard.page) == []
    assert dashboard.fits_its_window()


def test_a_merge_says_its_numbers_and_a_split_is_taken_back(
    dashboard: Dashboard, clusters: dict[str, Clusters]
) -> None:
    page = dashboard.page
    dashboard.log_in("/planner/clusters", "Clusters")
    select_all(dashboard, "cluster")
    dashboard.press("Merge")
    expect(page.get_by_text("2 keywords and 0 ideas go into “Moka Pots”, which then has 5 keywords")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Merge").click()
    expect(page.get_by_text("1 cluster merged into “Moka Pots”.")).to_be_visible()
    page.get_by_role("link", name="Moka Pots", exact=True).click()
    expect(page.get_by_role("tab", name="Keywords (5)")).to_be_visible()
    for phrase in PHRASES["Cold Brew"]:
        page.get_by_role("checkbox", name=f"Select {phrase}").check()
    dashboard.press("Split off")
    page.get_by_label("Name").fill("Cold Brew")
    page.get_by_role("dialog").get_by_role("button", name="Split off").click()
    expect(page.get_by_role("tab", name="Keywords (3)")).to_be_visible()
    assert set(Keywords.objects.filter(cluster__name="Cold Brew").values_list("keyword", flat=True)) == set(
        PHRASES["Cold Brew"]
    )
    dashboard.press("Undo")
    expect(page.get_by_role("tab", name="Keywords (5)")).to_be_visible()
    assert list(Clusters.objects.values_list("name", flat=True)) == ["Moka Pots"]


def test_ideas_are_planned_for_clusters_and_queued_to_the_writer(
    dashboard: Dashboard, clusters: dict[str, Clusters]
) -> None:
    page = dashboard.page
    dashboard.log_in("/planner/clusters", "Clusters")
    select_all(dashboard, "cluster")
    dashboard.press("Generate ideas")
    dashboard.press("Start")
    dialog = page.get_by_role("dialog", name="Generating ideas for 2 clusters")
    expect(dialog).to_be_visible()
    run_task(str(AITask.objects.get().pk))
    expect(dialog.get_by_text("content ideas for 2 clusters")).to_be_visible()
    dialog.get_by_role("link", name="Show ideas").click()
    expect(page.get_by_role("heading", name="Ideas", exact=True)).to_be_visible()
    select_all(dashboard, "idea")
    dashboard.press("Queue to writer")
    expect(page.get_by_text("Free of credits.")).to_be_visible()
    dashboard.press("Start")
    dialog = page.get_by_role("dialog", name="Queueing")
    expect(dialog).to_be_visible()
    run_task(str(AITask.objects.get(function="bulk_queue_to_writer").pk))
    expect(dialog.get_by_role("link", name="Show tasks")).to_be_visible()
    dialog.get_by_role("button", name="Close", exact=True).last.click()
    expect(page.get_by_role("link", name="In writer: task of")).to_have_count(ContentIdeas.objects.count())
    assert Tasks.objects.count() == ContentIdeas.objects.count() > 1
