from __future__ import annotations

import pytest

from igny8_core.benchmarks import dashboard
from igny8_core.benchmarks.dashboard_pages import PageLoad


def test_every_page_of_the_sidebar_is_measured_and_the_login():
    paths = dashboard.page_paths()
    assert {"/login", "/automation", "/planner/keywords", "/settings"} <= set(paths)
    assert not [path for path in paths if "*" in path or ":" in path]


@pytest.mark.parametrize(
    ("kilobytes", "paint", "within"), [(299.9, 0.99, True), (300.0, 0.1, False), (10.0, 1.0, False)]
)
def test_both_limits_count(kilobytes, paint, within):
    load = PageLoad("/automation", scripts=9, script_kb=kilobytes, first_paint=paint, shown=2.0)
    assert dashboard.holds(load) is within
