"""Asking an AI function for rows of a list, and what its dialog says, as somebody does and reads it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from igny8_core.tests.browser.dashboard import Dashboard

AI_WORK = re.compile(r"^AI work: ")


def choose_all(dashboard: Dashboard, noun: str) -> None:
    dashboard.page.get_by_role("checkbox", name=f"Select every {noun} of this page").check()


def ask(dashboard: Dashboard, action: str, *, title: str) -> Locator:
    """Press `action` for what is chosen, look at the price, start: the dialog of the work, which is called `title`."""
    dashboard.page.get_by_role("group", name="Selected rows").get_by_role("button", name=action, exact=True).click()
    expect(dashboard.page.get_by_text("Costs about")).to_be_visible()
    dashboard.press("Start")
    dialog = dashboard.page.get_by_role("dialog", name=title, exact=True)
    expect(dialog).to_be_visible()
    return dialog


def says(dialog: Locator, text: str | re.Pattern[str]) -> None:
    expect(dialog.get_by_text(text).first).to_be_visible()


def close(dialog: Locator) -> None:
    """The button below, not the cross above."""
    dialog.get_by_role("button", name=re.compile(r"^Close( and continue)?$")).last.click()
    expect(dialog).to_have_count(0)


def has_badges(dashboard: Dashboard, badge: str, count: int) -> None:
    """So many rows of the list have this badge."""
    expect(dashboard.page.get_by_role("cell", name=badge, exact=True)).to_have_count(count)
