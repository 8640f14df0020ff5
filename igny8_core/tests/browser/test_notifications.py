"""The bell and its settings in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from igny8_core.business.notifications.models import MailChoice, Notification, SiteWebhook
from igny8_core.tests.browser.axe import violations
from igny8_core.tests.browser.dashboard import Dashboard, drive_to_the_end
from igny8_core.tests.business.notifications import receivers

pytestmark = pytest.mark.browser


def test_a_run_that_ended_rings_the_bell_and_the_bell_leads_to_what_is_to_be_read(dashboard: Dashboard) -> None:
    dashboard.log_in()
    drive_to_the_end(dashboard.start_run())
    dashboard.page.set_viewport_size({"width": 390, "height": 800})
    dashboard.page.reload()
    dashboard.press("Notifications, 1 unread")
    entry = dashboard.page.get_by_role("dialog").get_by_role("link")
    expect(entry).to_contain_text("Automation of coffee.example completed: ")
    assert dashboard.fits_its_window()
    assert violations(dashboard.page) == []
    entry.click()
    expect(dashboard.button("Notifications")).to_be_visible()
    assert dashboard.page.url.endswith(f"/writer/content?site={dashboard.site.pk}&status=review")
    expect(dashboard.page.get_by_role("heading", name="Content", exact=True)).to_be_visible()
    assert Notification.objects.get().read_at


def test_mails_and_the_webhook_are_set_tested_and_kept(dashboard: Dashboard, settings) -> None:
    settings.PRIVATE_HOSTS = ["127.0.0.1"]
    page = dashboard.page
    dashboard.log_in("/settings/notifications", heading="Settings")
    page.get_by_role("switch", name="Write to alice@example.com").click()
    expect(page.get_by_role("switch", name="Write to")).not_to_be_checked()
    with receivers.webhook() as received:
        page.get_by_role("textbox", name="Address").fill(received.url)
        dashboard.press("Save")
        expect(page.get_by_text("whsec_")).to_be_visible()
        dashboard.press("Send a test")
        expect(page.get_by_text(f"Delivered: {received.url} answered 200.")).to_be_visible()
        assert len(received.calls) == 1
    assert SiteWebhook.objects.get().secret == page.get_by_text("whsec_").inner_text()
    assert MailChoice.objects.get().by_email is False
    page.set_viewport_size({"width": 390, "height": 800})
    page.reload()
    expect(page.get_by_role("textbox", name="Address")).to_have_value(received.url)
    expect(page.get_by_text("whsec_")).to_have_count(0)
    assert dashboard.fits_its_window()
    assert violations(page) == []
