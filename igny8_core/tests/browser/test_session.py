from __future__ import annotations

import pytest
from playwright.sync_api import expect

from igny8_core.tests.browser.dashboard import EMAIL, Dashboard

pytestmark = pytest.mark.browser


def test_a_stranger_is_asked_to_log_in_and_brought_where_they_wanted_to_go(dashboard: Dashboard) -> None:
    dashboard.log_in(f"/automation?site={dashboard.site.pk}")
    assert dashboard.page.url == f"{dashboard.url}/automation?site={dashboard.site.pk}"
    expect(dashboard.page.get_by_role("combobox", name="Site")).to_have_value("coffee.example")


def test_a_wrong_password_is_refused_in_words(dashboard: Dashboard) -> None:
    dashboard.page.goto(dashboard.url + "/login")
    dashboard.page.get_by_label("Email").fill(EMAIL)
    dashboard.page.get_by_label("Password", exact=True).fill("not hers")
    dashboard.press("Log in")
    expect(dashboard.page.get_by_role("alert")).to_contain_text("do not match")


def test_logging_out_ends_the_session_on_the_server(dashboard: Dashboard) -> None:
    dashboard.log_in()
    dashboard.press("Account menu of Alice")
    dashboard.page.get_by_role("menuitem", name="Log out").click()
    expect(dashboard.page.get_by_role("heading", name="Log in to IGNY8")).to_be_visible()
    dashboard.page.goto(dashboard.url + "/automation")
    expect(dashboard.page.get_by_role("heading", name="Log in to IGNY8")).to_be_visible()


def test_a_session_that_ends_on_the_server_leads_to_the_login(dashboard: Dashboard) -> None:
    dashboard.log_in()
    dashboard.page.context.clear_cookies()
    dashboard.press("Run now")
    expect(dashboard.page.get_by_role("heading", name="Log in to IGNY8")).to_be_visible()


def test_the_chosen_colours_stay_after_a_reload(dashboard: Dashboard) -> None:
    dashboard.log_in()
    dashboard.press("Switch to dark colours")
    dashboard.page.reload()
    expect(dashboard.button("Switch to light colours")).to_be_visible()
