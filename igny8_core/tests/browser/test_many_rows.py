"""A list of 10,000 rows in Chromium. How fast it is says `make bench-dashboard`; here it must be right and not slow."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from igny8_core.benchmarks.dashboard_rows import ROWS, feel, seed
from igny8_core.tests.browser.dashboard import Dashboard

pytestmark = pytest.mark.browser

#: The slowest machine with other tests beside this one; a list that loads all rows takes longer.
LONGEST_SECONDS, LONGEST_FRAME_MS = 5.0, 500.0


def test_10_000_keywords_are_turned_sorted_searched_and_scrolled(dashboard: Dashboard) -> None:
    seed(dashboard.site, ROWS - 4)
    dashboard.log_in("/planner/keywords?page_size=200", "Keywords")
    felt = feel(dashboard.page, f"{dashboard.url}/planner/keywords?page_size=200", laps=2)
    assert max(felt.page_change, felt.search, felt.sort) < LONGEST_SECONDS, str(felt)
    assert felt.frame_ms < LONGEST_FRAME_MS, str(felt)
    expect(dashboard.page.get_by_role("status").filter(has_text=f"1–200 of {ROWS:,} keywords")).to_be_visible()
    expect(dashboard.page.locator("tbody tr")).to_have_count(200)
