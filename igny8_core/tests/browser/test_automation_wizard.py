"""The table “Automation Wizard Tests”, row by row: the dashboard in Chromium, the offline provider, a real database."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.billing.services import credit_service
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.planning.models import Clusters, ContentIdeas
from igny8_core.common.status_enums import RunStatus
from igny8_core.tests.browser.dashboard import Dashboard, drive_to_the_end
from igny8_core.tests.browser.stage_cards import StageCard, work_through, work_until
from igny8_core.tests.factories import (
    ClusterFactory,
    ContentFactory,
    IdeaFactory,
    ImageFactory,
    KeywordFactory,
    TaskFactory,
)

pytestmark = pytest.mark.browser

KINDS = ("cold brew", "espresso", "moka pot", "french press", "pour over")
WANTS = (
    "ratio", "grinder", "for beginners", "cleaning", "recipe", "time", "temperature", "filter", "vs drip", "beans",
    "water", "machine", "guide", "tips", "mistakes", "scale", "cost", "taste", "strength", "storage",
)  # fmt: skip


def started(dashboard: Dashboard) -> AutomationRun:
    """Logged in, estimate looked at, run started."""
    dashboard.log_in()
    return dashboard.start_run()


def test_stage_1_clusters_100_keywords_with_batch_progress_and_accurate_counts(
    dashboard: Dashboard, bare: Site
) -> None:
    for keyword in (f"{kind} {want}" for kind in KINDS for want in WANTS):
        KeywordFactory(site=bare, keyword=keyword)
    plenty = credit_service.Reason(key="grant:plenty", description="For 100 keywords up to their images")
    credit_service.grant(account_id=bare.account_id, amount=3000, reason=plenty)
    run, card = started(dashboard), StageCard(dashboard, 1)
    work_until(run, stage=1, batches=1)
    card.shows(total=100, pending=80, completed=20)
    card.says("Batch 2 of 5")
    work_until(run, stage=1, batches=3)
    card.shows(total=100, pending=40, completed=60)
    work_through(run, stage=1)
    card.shows(total=100, completed=100)
    card.says(f"100 keywords → {Clusters.objects.count()} clusters", "Completed", "20 credits")


def test_stage_2_makes_ideas_of_10_clusters_one_by_one(dashboard: Dashboard, bare: Site) -> None:
    for number in range(10):
        KeywordFactory.mapped(ClusterFactory(site=bare, name=f"Brewing {number}"), keyword=f"brewing {number}")
    run, card = started(dashboard), StageCard(dashboard, 2)
    work_until(run, stage=2, batches=3)
    card.shows(total=10, pending=7, completed=3)
    card.says("Batch 4 of 10", f"3 clusters → {ContentIdeas.objects.count()} ideas")
    StageCard(dashboard, 1).says("Skipped", "Nothing to process")
    work_through(run, stage=2)
    card.shows(total=10, completed=10)
    card.says(f"10 clusters → {ContentIdeas.objects.count()} ideas", "20 credits")


def test_stage_3_converts_ideas_to_tasks(dashboard: Dashboard, bare: Site) -> None:
    IdeaFactory.create_batch(30, site=bare, keyword_cluster=_used_cluster(bare))
    run, card = started(dashboard), StageCard(dashboard, 3)
    work_until(run, stage=3, batches=1)
    card.shows(total=30, pending=10, completed=20)
    card.says("Batch 2 of 2", "20 ideas → 20 tasks")
    work_through(run, stage=3)
    card.shows(total=30, completed=30)
    card.says("30 ideas → 30 tasks", "0 credits")
    assert Tasks.objects.count() == 30


def test_stage_4_writes_the_content_of_each_task(dashboard: Dashboard, bare: Site) -> None:
    for title in ("Moka pots", "Burr grinders", "Kettles"):
        TaskFactory(site=bare, title=title)
    run, card = started(dashboard), StageCard(dashboard, 4)
    work_until(run, stage=4, batches=1)
    card.shows(total=3, pending=2, completed=1)
    card.says("Batch 2 of 3", "1 task → 1 article")
    expect(dashboard.page.get_by_role("log")).to_contain_text("Moka pots")
    work_through(run, stage=4)
    card.shows(total=3, completed=3)
    card.says("3 tasks → 3 articles")
    assert Content.objects.count() == 3


def test_stage_5_makes_the_image_prompts(dashboard: Dashboard, bare: Site) -> None:
    ContentFactory.create_batch(3, site=bare)
    run, card = started(dashboard), StageCard(dashboard, 5)
    work_until(run, stage=5, batches=1)
    card.shows(total=3, pending=2, completed=1)
    card.says(f"1 article → {Images.objects.count()} prompts")
    work_through(run, stage=5)
    card.shows(total=3, completed=3)
    card.says(f"3 articles → {Images.objects.count()} prompts")


def test_stage_6_draws_the_images(dashboard: Dashboard, bare: Site) -> None:
    content = ContentFactory(site=bare)
    for position in range(3):
        ImageFactory(content=content, site=bare, position=position, heading=f"Part {position}")
    run, card = started(dashboard), StageCard(dashboard, 6)
    work_until(run, stage=6, batches=1)
    card.shows(total=3, pending=2, completed=1)
    card.says("Batch 2 of 3", "1 prompt → 1 image", "2 credits")
    work_through(run, stage=6)
    card.shows(total=3, completed=3)
    card.says("3 prompts → 3 images", "6 credits")


def test_stage_7_hands_the_finished_articles_to_a_person(dashboard: Dashboard, bare: Site) -> None:
    for title in ("Moka pots", "Kettles"):
        ImageFactory(content=ContentFactory(site=bare, title=title), site=bare)
    run, card = started(dashboard), StageCard(dashboard, 7)
    assert drive_to_the_end(run).status == RunStatus.COMPLETED
    card.shows(total=2, completed=2)
    card.says("2 articles ready for review")
    expect(card.card.get_by_role("link", name="Review 2 articles")).to_be_visible()
    expect(dashboard.page.get_by_text("All 7 stages done")).to_be_visible()
    assert set(Content.objects.values_list("status", flat=True)) == {"review"}, "nothing is published"


def test_a_pause_at_stage_3_and_a_resume_that_goes_on_from_there(dashboard: Dashboard, bare: Site) -> None:
    IdeaFactory.create_batch(30, site=bare, keyword_cluster=_used_cluster(bare))
    run, card = started(dashboard), StageCard(dashboard, 3)
    work_until(run, stage=3, batches=1)
    with dashboard.page.expect_response("**/automation/pause/"):
        dashboard.press("Pause")
    work_through(run, stage=3)
    card.says("Paused")
    card.shows(total=30, pending=10, completed=20)
    assert (run.status, Tasks.objects.count()) == (RunStatus.PAUSED, 20)
    dashboard.press("Resume")
    expect(dashboard.button("Pause")).to_be_visible()
    work_through(run, stage=3)
    card.says("Completed", "30 ideas → 30 tasks")
    assert Tasks.objects.count() == 30, "no idea was queued twice"


def test_a_cancel_at_stage_4_stops_and_says_so(dashboard: Dashboard, bare: Site) -> None:
    TaskFactory.create_batch(4, site=bare)
    run, card = started(dashboard), StageCard(dashboard, 4)
    work_until(run, stage=4, batches=1)
    dashboard.press("Cancel")
    dashboard.press("Cancel the run")
    expect(dashboard.button("Run now")).to_be_visible()
    card.says("Cancelled")
    card.shows(total=4, completed=1, cancelled=3)
    run.refresh_from_db()
    assert (run.status, run.credits_held) == (RunStatus.CANCELLED, 0)
    assert (Content.objects.count(), Tasks.objects.filter(status="queued").count()) == (1, 3)


def _used_cluster(site: Site) -> Clusters:
    return ClusterFactory(site=site, status="mapped")
