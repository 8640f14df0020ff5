"""Opening pages of the dashboard in Chromium and looking at what came."""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Response

from igny8_core.tests.browser.chromium import running_browser

_FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"
#: The largest element was painted: what the page is about is there.
_SHOWN = """() => new Promise((tell) => {
    const look = (list) => tell(list.getEntries().at(-1).startTime / 1000);
    new PerformanceObserver(look).observe({type: 'largest-contentful-paint', buffered: true});
})"""


@dataclass(frozen=True)
class PageLoad:
    """The first load of a page: scripts, their compressed size, seconds until something and until all is shown."""

    path: str
    scripts: int
    script_kb: float
    first_paint: float
    shown: float


def measured_pages(url: str, demo: Mapping[str, Any], *, paths: Sequence[str], laps: int) -> Iterator[PageLoad]:
    """Each page in a new window with an empty cache, as somebody who is logged in; the login page as nobody."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("Chromium is needed (Debian: apt-get install chromium), or CHROMIUM=path.")
    with running_browser(path) as browser:
        who = _logged_in(browser, url, demo)
        for page in paths:
            address = f"{url}{page}?site={demo['site_id']}"
            yield _middle([_load(browser, page, address, None if page == "/login" else who) for _ in range(laps)])


def _logged_in(browser: Browser, url: str, demo: Mapping[str, Any]) -> Any:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{url}/login")
    page.get_by_label("Email").fill(demo["email"])
    page.get_by_label("Password", exact=True).fill(demo["password"])
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_role("navigation").first.wait_for()
    state = context.storage_state()
    context.close()
    return state


def _load(browser: Browser, path: str, address: str, who: Any) -> PageLoad:
    context: BrowserContext = browser.new_context(storage_state=who)
    page: Page = context.new_page()
    came: list[Response] = []

    def note(response: Response) -> None:
        came.append(response)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    sizes = [len(gzip.compress(one.body(), 9)) for one in came if one.request.resource_type == "script"]
    load = PageLoad(path, len(sizes), sum(sizes) / 1000, page.evaluate(_FIRST_PAINT), page.evaluate(_SHOWN))
    context.close()
    return load


def _middle(loads: Sequence[PageLoad]) -> PageLoad:
    first = loads[0]
    paint, shown = (statistics.median(getattr(load, name) for load in loads) for name in ("first_paint", "shown"))
    return PageLoad(first.path, first.scripts, first.script_kb, paint, shown)
