"""Sites, Billing, people of an account and the way in: what only a browser and the real server prove together."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from igny8_core.business.accounts.models import ApiKey, Invitation, Role, Site, User
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.notifications.services.outbox import deliver_due
from igny8_core.tests.browser.axe import violations
from igny8_core.tests.browser.dashboard import EMAIL, Dashboard, drive_to_the_end
from igny8_core.tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PAGES = {
    "/sites": "coffee.example",
    "/billing": "Purchase credits",
    "/settings/members": "Open invitations",
    "/settings/api-keys": "API reference",
    "/settings/profile": "Current password",
    "/settings/sessions": "This one",
}


def mailed_link(mailoutbox: list[object]) -> str:
    """The path of the link in the last mail."""
    deliver_due()
    found = re.search(r"https?://[^/\s]+(/\S+#\S+)", str(mailoutbox[-1].body))  # type: ignore[attr-defined]
    assert found is not None
    return found[1]


def test_a_site_is_added_selected_and_deleted_with_its_domain(dashboard: Dashboard) -> None:
    page = dashboard.page
    dashboard.log_in("/sites", heading="Sites")
    dashboard.press("Add site")
    page.get_by_label("Domain").fill("https://tea.example/shop")
    page.get_by_role("dialog").get_by_role("button", name="Add site").click()
    expect(page.get_by_role("combobox", name="Site", exact=True)).to_have_value("tea.example")
    dashboard.press("Actions of tea.example")
    page.get_by_role("menuitem", name="Delete").click()
    expect(dashboard.button("Delete site")).to_be_disabled()
    page.get_by_label("Type tea.example to confirm").fill("tea.example")
    dashboard.press("Delete site")
    expect(page.get_by_role("combobox", name="Site", exact=True)).to_have_value("coffee.example")
    assert list(Site.objects.values_list("domain", flat=True)) == ["coffee.example"]


def test_the_bill_of_a_run(dashboard: Dashboard) -> None:
    page = dashboard.page
    drive_to_the_end(AutomationService.for_site(dashboard.site.pk).start_automation())
    dashboard.log_in("/billing", heading="Billing")
    expect(page.locator("[data-bar]").first).to_be_visible()
    page.locator("label", has_text="Function").click()
    expect(page.get_by_role("row", name=re.compile("^Writing articles"))).to_be_visible()
    page.get_by_role("combobox", name="Kind").click()
    page.get_by_role("option", name="Charged").click()
    expect(page.get_by_role("row", name=re.compile("words"))).not_to_have_count(0)
    page.get_by_role("link", name="Run", exact=True).first.click()
    expect(page.get_by_role("region", name="Time and credits")).to_be_visible()


def test_a_year_of_days_stays_within_the_chart_on_a_phone(dashboard: Dashboard) -> None:
    page = dashboard.page
    drive_to_the_end(AutomationService.for_site(dashboard.site.pk).start_automation())
    page.set_viewport_size(PHONE)
    dashboard.log_in("/billing", heading="Billing")
    page.get_by_role("combobox", name="Days").click()
    with page.expect_response(re.compile(r"/billing/usage/.*days=365")):
        page.get_by_role("option", name="Last 365 days").click()
    expect(page.locator("[data-bar]").locator("xpath=../../*")).to_have_count(365)
    panel = page.get_by_role("region", name="Usage", exact=True).bounding_box()
    today = page.locator("[data-bar]").last.bounding_box()
    assert panel and today
    assert panel["x"] < today["x"] < today["x"] + today["width"] < panel["x"] + panel["width"]
    assert dashboard.fits_its_window()


def test_somebody_new_joins_by_the_mailed_link(dashboard: Dashboard, mailoutbox: list[object]) -> None:
    page = dashboard.page
    dashboard.log_in("/settings/members", heading="Settings")
    dashboard.press("Invite")
    page.get_by_label("E-mail address").fill("nina@example.com")
    dashboard.press("Send invitation")
    expect(page.get_by_role("row", name=re.compile("nina@example.com"))).to_be_visible()
    assert Invitation.objects.get().role == Role.EDITOR
    path = mailed_link(mailoutbox)
    page.context.clear_cookies()
    page.goto("about:blank")
    page.goto(dashboard.url + path)
    page.get_by_label("Your name").fill("Nina")
    page.get_by_label("New password").fill("a-long-enough-one-7")
    dashboard.press("Join")
    expect(dashboard.button("Account menu of Nina")).to_be_visible()
    assert User.objects.get(email="nina@example.com").memberships.get().account == dashboard.site.account


def test_a_forgotten_password_is_set_anew(dashboard: Dashboard, mailoutbox: list[object]) -> None:
    page = dashboard.page
    page.goto(dashboard.url + "/login")
    page.get_by_role("link", name="Forgotten your password?").click()
    # Its own Email field, not that of the login, which may be there a moment longer.
    expect(page.get_by_role("heading", name="Set a new password")).to_be_visible()
    page.get_by_label("Email").fill(EMAIL)
    dashboard.press("Send the link")
    expect(page.get_by_text("The link is good for an hour")).to_be_visible()
    page.goto("about:blank")
    page.goto(dashboard.url + mailed_link(mailoutbox))
    page.get_by_label("New password").fill("a-long-enough-one-7")
    dashboard.press("Set the password")
    expect(page.get_by_text("Your new password is set.")).to_be_visible()
    assert User.objects.get(email=EMAIL).check_password("a-long-enough-one-7")


def test_too_many_wrong_passwords_are_answered_with_when_to_try_again(dashboard: Dashboard) -> None:
    page = dashboard.page
    page.goto(dashboard.url + "/login")
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill("not hers")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        with page.expect_response("**/auth/login/"):
            dashboard.press("Log in")
        expect(dashboard.button("Log in")).to_be_enabled()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    dashboard.press("Log in")
    expect(page.get_by_role("alert")).to_contain_text("Try again in 15 minutes")


def test_a_key_is_shown_once_and_revoked(dashboard: Dashboard) -> None:
    page = dashboard.page
    dashboard.log_in("/settings/api-keys", heading="Settings")
    dashboard.button("New key").first.click()
    page.get_by_label("Name").fill("Nightly import")
    dashboard.press("Make the key")
    expect(page.get_by_text("it is not shown again")).to_be_visible()
    key = ApiKey.objects.get()
    page.reload()
    expect(page.get_by_text(f"{key.prefix}…")).to_be_visible()
    expect(page.get_by_text("it is not shown again")).to_have_count(0)
    dashboard.press("Actions of Nightly import")
    page.get_by_role("menuitem", name="Revoke").click()
    dashboard.press("Revoke key")
    expect(page.get_by_text("Revoked", exact=True)).to_be_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page_is_accessible(dashboard: Dashboard, colours: str, window: dict[str, int]) -> None:
    page = dashboard.page
    UserFactory.member(dashboard.site.account, Role.EDITOR, email="bob@example.com")
    drive_to_the_end(AutomationService.for_site(dashboard.site.pk).start_automation())
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    page.set_viewport_size(window)
    page.goto(dashboard.url + "/forgotten-password")
    expect(dashboard.button("Send the link")).to_be_visible()
    assert violations(page) == []
    dashboard.log_in("/sites", heading="Sites")
    for path, text in PAGES.items():
        page.goto(dashboard.url + path)
        expect(page.locator("main").get_by_text(text).or_(page.get_by_label(text)).first).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert violations(page) == [], path
        assert dashboard.fits_its_window(), path
