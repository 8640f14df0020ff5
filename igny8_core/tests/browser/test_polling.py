from __future__ import annotations

import pytest
from playwright.sync_api import expect

from igny8_core.tests.browser.dashboard import Dashboard, drive_to_the_end

pytestmark = pytest.mark.browser


def test_a_page_without_a_run_asks_once_and_then_rests(dashboard: Dashboard) -> None:
    polls = dashboard.count_polls()
    dashboard.log_in()
    dashboard.page.wait_for_timeout(4000)
    assert polls() == 1


def test_the_page_follows_a_run_and_stops_when_it_has_ended(dashboard: Dashboard) -> None:
    dashboard.log_in()
    run = dashboard.start_run()
    polls = dashboard.count_polls()
    dashboard.page.wait_for_timeout(6500)
    assert 1 <= polls() <= 3

    drive_to_the_end(run)
    expect(dashboard.page.get_by_text("All 7 stages done")).to_be_visible()
    ended = polls()
    dashboard.page.wait_for_timeout(4000)
    assert polls() == ended


def test_the_numbers_stay_while_the_network_is_down_and_catch_up_after(dashboard: Dashboard) -> None:
    dashboard.log_in()
    run = dashboard.start_run()
    dashboard.page.route("**/current_run/**", lambda route: route.abort())
    expect(dashboard.page.get_by_text("No answer from the server.")).to_be_visible()
    expect(dashboard.page.get_by_text("0%", exact=True).first).to_be_visible()
    drive_to_the_end(run)
    dashboard.page.unroute("**/current_run/**")
    dashboard.press("Try now")
    expect(dashboard.page.get_by_text("All 7 stages done")).to_be_visible()
    expect(dashboard.page.get_by_text("No answer from the server.")).to_have_count(0)
