"""Tasks, articles and the page of an article, as a reviewer works through them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from igny8_core.ai.models import AITask
from igny8_core.ai.tasks import run_task
from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.tests.browser.axe import violations
from igny8_core.tests.browser.dashboard import Dashboard, drive_to_the_end
from igny8_core.tests.factories import ClusterFactory, ContentFactory, ImageFactory, TaskFactory

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
#: What of an article is to be seen in its frame, asked from outside: nothing runs in it.
SHOWN = """() => {
  const frame = document.querySelector('iframe');
  const body = frame.contentDocument.body;
  const pictures = [...body.querySelectorAll('img')].map((img) => img.complete && img.naturalWidth > 0);
  return {text: body.innerText, pictures, height: frame.clientHeight, needed: body.scrollHeight};
}"""

SETTLED = f"""() => {{
  const seen = ({SHOWN})();
  return seen.text !== '' && seen.pictures.every(Boolean) && Math.abs(seen.height - seen.needed) <= 2;
}}"""


@pytest.fixture
def reviewed(dashboard: Dashboard) -> list[Content]:
    """What a run of the automation left for review."""
    drive_to_the_end(AutomationService.for_site(dashboard.site.pk).start_automation())
    return list(Content.objects.filter(site=dashboard.site, status="review"))


def shown(dashboard: Dashboard) -> Any:
    """Once every picture of the article is there and the frame is as tall as it needs to be: nothing scrolls in it."""
    dashboard.page.wait_for_function(SETTLED)
    return dashboard.page.evaluate(SHOWN)


def sent_back(site: Site) -> Content:
    """A draft with a reason to mend it, a task it was written for, and an image that failed."""
    task = TaskFactory(site=site, cluster=ClusterFactory(site=site), status="completed")
    article = ContentFactory(
        site=site,
        task=task,
        title="Moka pot sizes explained",
        html="<p>A moka pot makes <strong>small</strong> cups.</p><h2>Which size</h2><p>Three.</p>"
        "<table><tr><th>Size</th><td>3</td></tr></table>",
        meta_description="Which moka pot makes how many cups.",
        sent_back_at=task.created_at,
        sent_back_reason="Name a source for the numbers.",
    )
    ImageFactory(site=site, content=article, status="failed", generation_status="failed")
    return article


def test_a_reviewer_reads_approves_and_goes_on_to_the_next(dashboard: Dashboard, reviewed: list[Content]) -> None:
    page = dashboard.page
    dashboard.log_in("/writer/content?status=review", "Content")
    expect(page.get_by_role("rowheader")).to_have_count(len(reviewed))
    page.get_by_role("rowheader", name=reviewed[0].title).get_by_role("link").click()
    expect(page.get_by_role("heading", name=reviewed[0].title, level=1)).to_be_visible()
    article = shown(dashboard)
    assert article["text"].startswith(reviewed[0].title)
    assert len(article["pictures"]) == Images.objects.filter(content=reviewed[0]).count() > 1
    dashboard.press("Approve")
    expect(page.get_by_text("is published.")).to_be_visible()
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", name=reviewed[0].title, level=1)).to_have_count(0)
    dashboard.press("Send back")
    page.get_by_label("What is to be mended").fill("Name a source for the numbers.")
    page.get_by_role("dialog").get_by_role("button", name="Send back").click()
    expect(page.get_by_text("Sent back on")).to_be_visible()
    states = Content.objects.filter(site=dashboard.site).values_list("status", "sent_back_reason")
    assert sorted(states)[0] == ("draft", "Name a source for the numbers.")
    assert sum(status == "published" for status, _reason in states) == 1


def test_an_edit_is_cleaned_and_never_written_over_a_colleague(dashboard: Dashboard) -> None:
    page, article = dashboard.page, sent_back(dashboard.site)
    dashboard.log_in(f"/writer/content/{article.pk}", article.title)
    dashboard.press("Edit")
    page.get_by_label("Text in HTML").fill("<p>Mine</p><script>alert(1)</script><h2>A heading</h2>")
    page.get_by_text("Preview", exact=True).click()
    assert shown(dashboard)["text"].endswith("Mine\n\nA heading")
    Content.objects.get(pk=article.pk).save()
    dashboard.press("Save")
    expect(page.get_by_text("Not saved: somebody else changed this article")).to_be_visible()
    page.get_by_role("link", name="Tasks").click()
    expect(page.get_by_role("dialog", name="Leave without saving?")).to_be_visible()
    dashboard.press("Stay here")
    dashboard.press("Save mine over it")
    expect(page.get_by_text("The article was saved.")).to_be_visible()
    article.refresh_from_db()
    assert article.html == "<p>Mine</p><h2>A heading</h2>"


@pytest.mark.parametrize(("colours", "window"), [("light", DESK), ("dark", PHONE)], ids=["desk", "phone"])
def test_how_it_looks(dashboard: Dashboard, colours: str, window: dict[str, int]) -> None:
    page, article = dashboard.page, sent_back(dashboard.site)
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    page.set_viewport_size(window)
    dashboard.log_in("/writer/tasks", "Tasks")
    expect(page.get_by_role("link", name="Open the article")).to_be_visible()
    assert violations(page) == []
    assert dashboard.fits_its_window()
    page.goto(f"{dashboard.url}/writer/content")
    expect(page.get_by_text("0 of 1, 1 failed")).to_be_visible()
    assert violations(page) == []
    assert dashboard.fits_its_window()
    page.get_by_role("link", name=article.title).click()
    expect(page.get_by_text("1 image failed.")).to_be_visible()
    assert violations(page) == []
    assert dashboard.fits_its_window()
    dashboard.press("Edit")
    expect(page.get_by_label("Text in HTML")).to_be_visible()
    assert violations(page) == []
    assert dashboard.fits_its_window()


def test_writing_one_task_is_followed_from_its_row_to_the_article(dashboard: Dashboard) -> None:
    page = dashboard.page
    task = TaskFactory(site=dashboard.site, title="Moka pot sizes explained", word_count=800)
    dashboard.log_in("/writer/tasks", "Tasks")
    page.get_by_role("checkbox", name=f"Select {task.title}").check()
    dashboard.press("Write articles")
    expect(page.get_by_text("Costs about 2 credits")).to_be_visible()
    dashboard.press("Start")
    dialog = page.get_by_role("dialog", name="Writing 1 article")
    expect(dialog).to_be_visible()
    expect(page.get_by_text("Queued").first).to_be_attached()
    run_task(str(AITask.objects.get().pk))
    article = Content.objects.get()
    expect(dialog.get_by_text(f"{article.word_count:,}-word article drafted successfully")).to_be_visible()
    dialog.get_by_role("button", name="Close", exact=True).last.click()
    page.get_by_role("link", name="Open the article").click()
    expect(page.get_by_role("heading", name=article.title, level=1)).to_be_visible()
    assert Tasks.objects.get().status == "completed"
