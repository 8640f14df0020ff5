"""The table “Manual AI Function Tests”, row by row: Chromium, the real server, workers, the offline provider."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from igny8_core.business.accounts.models import Site
from igny8_core.business.content.models import Content, Images
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.tests.browser.asking import ask, choose_all, close, has_badges, says
from igny8_core.tests.browser.dashboard import Dashboard
from igny8_core.tests.browser.held_provider import GATE
from igny8_core.tests.factories import ClusterFactory, ContentFactory, ImageFactory, KeywordFactory, TaskFactory

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("workers")]

KINDS = ("cold brew", "espresso", "moka pot", "french press", "pour over")
WANTS = ("ratio", "grinder", "for beginners", "cleaning", "recipe", "time", "temperature", "filter", "beans", "water")
HEADINGS = ("What it is", "Why it matters", "How it works", "What to mind", "Common mistakes", "In short")


def test_keywords_50_are_clustered(dashboard: Dashboard, bare: Site) -> None:
    for keyword in (f"{kind} {want}" for kind in KINDS for want in WANTS):
        KeywordFactory(site=bare, keyword=keyword)
    GATE.hold("auto_cluster")
    dashboard.log_in("/planner/keywords?page_size=50", "Keywords")
    choose_all(dashboard, "keyword")
    dialog = ask(dashboard, "Cluster with AI", title="Clustering 50 keywords")
    says(dialog, re.compile(r"^Analyzing keyword relationships \(0/\d+\)$"))
    GATE.open()
    says(dialog, re.compile(r"^50 keywords mapped into \d+ clusters$"))
    clusters = Clusters.objects.filter(site=bare).count()
    says(dialog, f"50 keywords mapped into {clusters} clusters")
    assert Keywords.objects.filter(site=bare, cluster__isnull=False).count() == 50
    close(dialog)
    has_badges(dashboard, "Completed", 50)


def test_clusters_3_get_ideas(dashboard: Dashboard, bare: Site) -> None:
    for kind in KINDS[:3]:
        cluster = ClusterFactory(site=bare, name=kind)
        for want in WANTS[:4]:
            KeywordFactory.mapped(cluster, keyword=f"{kind} {want}")
    GATE.hold("generate_ideas")
    dashboard.log_in("/planner/clusters", "Clusters")
    choose_all(dashboard, "cluster")
    dialog = ask(dashboard, "Generate ideas", title="Generating ideas for 3 clusters")
    says(dialog, re.compile("^Generating ideas for cluster: "))
    GATE.open()
    says(dialog, re.compile(r"^Generated \d+ content ideas for 3 clusters$"))
    ideas = ContentIdeas.objects.filter(site=bare).count()
    says(dialog, f"Generated {ideas} content ideas for 3 clusters")
    dialog.get_by_role("link", name="Show ideas").click()
    expect(dashboard.page.get_by_role("status").get_by_text(f"{ideas} ideas")).to_be_visible()


def test_tasks_1_becomes_an_article(dashboard: Dashboard, bare: Site) -> None:
    TaskFactory(site=bare, title="How to brew in a moka pot", word_count=1200)
    GATE.hold("generate_content")
    dashboard.log_in("/writer/tasks", "Tasks")
    choose_all(dashboard, "task")
    dialog = ask(dashboard, "Write articles", title="Writing 1 article")
    says(dialog, "Writing 1,200-word article")
    says(dialog, "Now: How to brew in a moka pot")
    GATE.open()
    says(dialog, re.compile(r"^\d,\d{3}-word article drafted successfully$"))
    says(dialog, f"{Content.objects.get(site=bare).word_count:,}-word article drafted successfully")
    close(dialog)
    has_badges(dashboard, "Completed", 1)


def test_content_1_gets_image_prompts(dashboard: Dashboard, bare: Site) -> None:
    html = "".join(f"<h2>{heading}</h2><p>{'word ' * 250}</p>" for heading in HEADINGS)
    ContentFactory(site=bare, title="Moka pot basics", html=html, word_count=1500)
    GATE.hold("generate_image_prompts")
    dashboard.log_in("/writer/content", "Content")
    choose_all(dashboard, "article")
    dialog = ask(dashboard, "Write image prompts", title="Writing image prompts for 1 article")
    says(dialog, re.compile(r"^Mapping content for \d image prompts$"))
    GATE.open()
    says(dialog, re.compile(r"^1 Featured Image \+ \d In-article Image Prompts ready$"))
    in_article = Images.objects.filter(site=bare, image_type=Images.Kind.IN_ARTICLE).count()
    assert in_article > 1
    says(dialog, f"1 Featured Image + {in_article} In-article Image Prompts ready")


def test_images_each_is_shown_and_all_are_completed(dashboard: Dashboard, bare: Site) -> None:
    content = ContentFactory(site=bare, title="Moka pot basics")
    ImageFactory(content=content, site=bare, position=0)
    for position, heading in enumerate(HEADINGS[:3], start=1):
        kind = Images.Kind.IN_ARTICLE
        ImageFactory(content=content, site=bare, image_type=kind, position=position, heading=heading)
    GATE.hold("generate_images")
    dashboard.log_in("/writer/images", "Images")
    dashboard.page.get_by_role("checkbox", name="Select page").check()
    dialog = ask(dashboard, "Generate missing", title="Generating 4 images")
    tiles = dialog.get_by_role("list", name="Images of the selection").get_by_role("listitem")
    expect(tiles).to_have_count(4)
    for heading in HEADINGS[:3]:
        expect(tiles.filter(has_text=heading)).to_have_count(1)
    expect(tiles.filter(has_text="Processing").first).to_be_visible()
    assert shown(tiles) == 0
    GATE.let_through("generate_images")
    expect(tiles.filter(has_text="Completed")).to_have_count(1)
    assert shown(tiles) == 1
    GATE.open()
    says(dialog, "4 images generated successfully")
    expect(tiles.filter(has_text="Completed")).to_have_count(4)
    assert shown(tiles) == 4


def shown(tiles: Locator) -> int:
    """How many of them show their picture."""
    return tiles.locator("img").count()
