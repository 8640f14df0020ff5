"""A corpus of hostile texts in every row, every page in real Chromium: nothing runs, and no request leaves."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import Error as PlaywrightError

from igny8_core.business.accounts.models import User
from igny8_core.business.content.models import Content
from igny8_core.tests.browser.dashboard import EMAIL, Dashboard
from igny8_core.tests.browser.xss_corpus import FIRST, PAYLOADS, plant
from igny8_core.tests.factories import ContentFactory

pytestmark = pytest.mark.browser
#: Pages of the dashboard. Those that are not there yet show a page of their own that says so.
PAGES = (
    "/",
    "/automation",
    "/planner/keywords",
    "/planner/clusters",
    "/planner/ideas",
    "/writer/tasks",
    "/writer/content",
    "/writer/images",
    "/settings/providers",
    "/settings/prompts",
    "/settings/prompts/auto_cluster",
    "/settings/site",
    "/settings/notifications",
)
ADMIN = (
    "accounts.Account", "accounts.Site", "accounts.User", "planning.Keywords", "planning.Clusters",
    "planning.ContentIdeas", "content.Tasks", "content.Content", "content.Images", "ai.AITask",
    "automation.AutomationRun", "automation.AutomationEvent", "notifications.Notification",
)  # fmt: skip
CONTROL = "http://control.invalid/"
SANDBOXES = ("", "allow-same-origin")
#: All of them side by side; answers with what each shows, null where the sandbox does not let us look.
FRAMES = """([documents, sandbox]) => Promise.all(documents.map(html => new Promise(done => {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', sandbox);
  frame.srcdoc = html;
  frame.onload = () => setTimeout(() => done(frame.contentDocument?.body?.innerText ?? null), 500);
  document.body.append(frame);
})))"""

#: True once the frame of an article shows its heading.
IN_FRAME = "(text) => document.querySelector('iframe')?.contentDocument?.body?.innerText.includes(text)"


@dataclass
class Canary:
    """What ran, and what was asked of whom."""

    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def watch(self, page: Page, own: str) -> None:
        page.on("dialog", self._dialog)
        # Only what the policy lets through comes by here. Nothing goes out, whether or not there is a network.
        page.context.route(lambda url: not url.startswith(own), self._request)

    def _dialog(self, dialog: Any) -> None:
        self.ran.append(dialog.message)
        dialog.dismiss()

    def _request(self, route: Any) -> None:
        self.asked.append(route.request.url)
        route.abort()


@pytest.fixture
def canary(page: Page, live_server: Any) -> Canary:
    found = Canary()
    found.watch(page, str(live_server))
    return found


def silent(canary: Canary, where: str) -> None:
    assert (canary.ran, canary.asked) == ([], []), where


def test_there_are_enough_payloads():
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 100


def test_the_canary_sings_where_nothing_is_cleaned(browser: Browser) -> None:
    """The negative control: on a page without our policy the same texts run and ask."""
    canary = Canary()
    for start in range(0, len(PAYLOADS), 10):
        some = "".join(f"<div>{payload}</div>" for payload in PAYLOADS[start : start + 10])
        # A page of its own each time: some payloads lead theirs away, now or a moment later.
        page = browser.new_page()
        canary.watch(page, CONTROL)
        page.route(CONTROL, lambda route: route.fulfill(body="<title>A page without a policy</title>"))
        page.goto(CONTROL)
        with suppress(PlaywrightError):
            page.set_content(f"<body>{some}")
        page.wait_for_timeout(100)
        page.close()
    assert len(set(canary.ran)) > 10
    assert len(set(canary.asked)) > 5


def test_no_page_of_the_dashboard_runs_any(dashboard: Dashboard, canary: Canary) -> None:
    plant(dashboard.site)
    dashboard.log_in()
    for path in PAGES:
        dashboard.page.goto(dashboard.url + path)
        dashboard.page.wait_for_load_state("networkidle")
        silent(canary, path)
    for sandbox in SANDBOXES:
        _preview(dashboard, sandbox)
        silent(canary, f"articles in a frame with sandbox={sandbox!r}")


def _preview(dashboard: Dashboard, sandbox: str) -> None:
    """Every article as a page would show it: in a sandboxed frame, from its text."""
    stored = list(Content.objects.filter(site=dashboard.site).values_list("html", flat=True))
    assert len(stored) == len(PAYLOADS)
    shown = dashboard.page.evaluate(FRAMES, [stored, sandbox])
    if sandbox:
        assert all(shown), "an article that is not shown proves nothing"
        assert sum(FIRST in text for text in shown) > 0.9 * len(shown)


def test_the_page_of_an_article_and_its_editor_run_none_even_if_it_was_never_cleaned(
    dashboard: Dashboard, canary: Canary
) -> None:
    """Some at a time: a payload that swallows what follows it must not save the others from being looked at."""
    page = dashboard.page
    dashboard.log_in()
    for start in range(0, len(PAYLOADS), 20):
        some = PAYLOADS[start : start + 20]
        html = f"<h2>{FIRST}</h2>" + "".join(f"<div>{payload}</div>" for payload in some)
        article = ContentFactory(site=dashboard.site, title=some[0][:300], html=html, excerpt=some[-1])
        page.goto(f"{dashboard.url}/writer/content/{article.pk}")
        expect(page.locator("iframe")).to_be_visible()
        page.wait_for_function(IN_FRAME, arg=FIRST)
        dashboard.press("Edit")
        page.get_by_text("Preview", exact=True).click()
        page.wait_for_function(IN_FRAME, arg=FIRST)
        page.wait_for_timeout(200)
        silent(canary, f"payloads from {start}")


def test_no_page_of_the_admin_runs_any(dashboard: Dashboard, canary: Canary) -> None:
    plant(dashboard.site)
    User.objects.filter(email=EMAIL).update(is_staff=True, is_superuser=True)
    dashboard.log_in()
    page = dashboard.page
    for label in ADMIN:
        model = apps.get_model(label)
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        row = model._base_manager.order_by("-pk").first()
        for path in (reverse(f"{name}_changelist"), reverse(f"{name}_change", args=[row.pk])):
            response = page.goto(dashboard.url + path)
            assert response is not None and response.ok, path
            silent(canary, path)


@pytest.mark.parametrize("sandbox", SANDBOXES, ids=["closed", "same-origin"])
def test_even_what_was_never_cleaned_runs_nothing_there(dashboard: Dashboard, canary: Canary, sandbox: str) -> None:
    """Should cleaning fail one day, the sandbox and the policy hold."""
    dashboard.log_in()
    dashboard.page.evaluate(FRAMES, [PAYLOADS, sandbox])
    silent(canary, "as it came")
