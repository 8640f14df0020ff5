"""The table “Edge Case Tests”, row by row: Chromium, the real server, workers, the offline provider."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from igny8_core.ai.models import AITask
from igny8_core.business.accounts.models import Site
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.business.planning.models import Keywords
from igny8_core.tests.browser.asking import ask, choose_all, close, has_badges, says
from igny8_core.tests.browser.dashboard import Dashboard
from igny8_core.tests.browser.held_provider import GATE
from igny8_core.tests.factories import ClusterFactory, ContentFactory, ImageFactory, KeywordFactory

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("workers")]

CLUSTERED = "4 keywords mapped into 2 clusters"


def start_clustering(dashboard: Dashboard) -> Locator:
    """The site's four keywords, up to the moment in which the provider has them."""
    dashboard.log_in("/planner/keywords", "Keywords")
    choose_all(dashboard, "keyword")
    dialog = ask(dashboard, "Cluster with AI", title="Clustering 4 keywords")
    says(dialog, "Analyzing keyword relationships (0/4)")
    return dialog


def test_cancelled_mid_process(dashboard: Dashboard) -> None:
    GATE.hold("auto_cluster")
    dialog = start_clustering(dashboard)
    dialog.get_by_role("button", name="Cancel", exact=True).click()
    says(dialog, re.compile("^Cancelled"))
    assert AITask.objects.get().status == "cancelled"
    GATE.open()
    close(dialog)
    # The rows are free for other work again.
    has_badges(dashboard, "No work yet", 4)
    assert not Keywords.objects.filter(cluster__isnull=False).exists()


def test_insufficient_credits(dashboard: Dashboard) -> None:
    dashboard.log_in("/planner/keywords", "Keywords")
    choose_all(dashboard, "keyword")
    dashboard.press("Cluster with AI")
    expect(dashboard.page.get_by_text("Costs about 1 credit; 1,500 are available.")).to_be_visible()
    # Another site's work takes what is there between the look at the price and the start.
    account = dashboard.site.account_id
    credit_service.hold(account_id=account, amount=1500, reason=Reason("hold:elsewhere", "Work elsewhere"))
    dashboard.press("Start")
    dialog = dashboard.page.get_by_role("dialog")
    says(dialog, "Not enough credits.")
    dialog.get_by_role("link", name="Purchase Credits").click()
    expect(dashboard.page).to_have_url(f"{dashboard.url}/billing?site={dashboard.site.pk}")


def test_validation_error(dashboard: Dashboard, bare: Site) -> None:
    Site.objects.filter(pk=bare.pk).update(image_format="bmp")
    ImageFactory(content=ContentFactory(site=bare), site=bare)
    dashboard.log_in("/writer/images", "Images")
    dashboard.page.get_by_role("checkbox", name="Select page").check()
    dialog = ask(dashboard, "Generate missing", title="Generating 1 image")
    says(dialog, "The data cannot be used.")
    says(dialog, "“bmp” is not an image format. Choose webp or png.")
    expect(dialog.get_by_role("link", name="Fix Data")).to_be_visible()


def test_several_at_once_each_with_its_own_progress(dashboard: Dashboard) -> None:
    cluster = ClusterFactory(site=dashboard.site, name="Moka pots")
    KeywordFactory.mapped(cluster, keyword="moka pot size")
    GATE.hold("auto_cluster", "generate_ideas")
    dashboard.log_in("/planner/clusters", "Clusters")
    choose_all(dashboard, "cluster")
    ideas = ask(dashboard, "Generate ideas", title="Generating ideas for 1 cluster")
    says(ideas, "Generating ideas for cluster: Moka pots")
    close(ideas)
    dashboard.page.get_by_role("link", name="Keywords", exact=True).click()
    for keyword in ("cold brew ratio", "espresso machine"):
        dashboard.page.get_by_role("checkbox", name=f"Select {keyword}", exact=True).check()
    close(ask(dashboard, "Cluster with AI", title="Clustering 2 keywords"))

    dashboard.press("AI work: 2 running")
    tray = dashboard.page.get_by_role("dialog", name="AI work")
    for title, now in (("Clustering 2 keywords", "(0/2)"), ("Generating ideas for 1 cluster", "cluster: Moka pots")):
        entry = tray.get_by_role("listitem").filter(has_text=title)
        expect(entry).to_contain_text(now)
        expect(entry.get_by_role("progressbar")).to_be_visible()
    GATE.let_through("generate_ideas")
    expect(tray.get_by_role("listitem").filter(has_text=re.compile("Generated .* for 1 cluster"))).to_have_count(1)
    expect(tray.get_by_role("listitem").filter(has_text="Analyzing keyword relationships (0/2)")).to_have_count(1)
    expect(tray.get_by_role("progressbar")).to_have_count(1)
    GATE.open()
    expect(tray.get_by_role("listitem").filter(has_text="2 keywords mapped into")).to_have_count(1)


def test_network_disconnection(dashboard: Dashboard) -> None:
    GATE.hold("auto_cluster")
    dialog = start_clustering(dashboard)
    dashboard.page.context.set_offline(True)
    says(dialog, "Connection lost.")
    GATE.open()
    expect(dialog.get_by_text("Analyzing keyword relationships (0/4)").first).to_be_visible()
    dashboard.page.context.set_offline(False)
    says(dialog, CLUSTERED)
    expect(dialog.get_by_text("Connection lost.")).to_have_count(0)
    close(dialog)
    has_badges(dashboard, "Completed", 4)


def test_completed_while_the_modal_is_closed(dashboard: Dashboard) -> None:
    GATE.hold("auto_cluster")
    close(start_clustering(dashboard))
    has_badges(dashboard, "Processing", 4)
    GATE.open()
    has_badges(dashboard, "Completed", 4)
    expect(dashboard.page.get_by_role("alert").filter(has_text=CLUSTERED)).to_be_visible()
    dashboard.press("Show clusters")
    expect(dashboard.page).to_have_url(f"{dashboard.url}/planner/clusters?site={dashboard.site.pk}")
    expect(dashboard.page.get_by_role("status").get_by_text("2 clusters")).to_be_visible()
