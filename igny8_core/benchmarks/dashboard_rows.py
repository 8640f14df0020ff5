"""How a list of 10,000 rows feels: from a click to the answer on the screen, and frames while it is scrolled."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.keys import phrase_key
from igny8_core.business.planning.models import Keywords

ROWS, LAPS = 10_000, 4
#: What is promised on this machine: seconds until the rows are others, milliseconds of a frame.
SECONDS, FRAME_MS = 1.0, 50
_PATIENCE_MS = 20_000
_ORDERS = ("Volume", "Difficulty", "Keyword", "Added")
_FIRST_ROW = "() => document.querySelector('tbody [data-title]')?.innerText"
_IS_OTHER = """([before]) => {
  const row = document.querySelector('tbody [data-title]');
  return row && row.innerText !== before && !document.querySelector('[aria-busy=true], [data-old]');
}"""
#: Scrolls the window to its end in a second, and answers with the milliseconds of each frame.
_SCROLL = """() => new Promise((tell) => {
  const frames = [], began = performance.now(), far = document.documentElement.scrollHeight;
  let last = began;
  requestAnimationFrame(function step(now) {
    frames.push(now - last);
    last = now;
    window.scrollTo(0, far * (now - began) / 1000);
    if (now - began < 1000) requestAnimationFrame(step); else tell(frames.slice(1));
  });
})"""


@dataclass(frozen=True)
class RowsFeel:
    """Seconds in the middle of several tries, milliseconds of the frame that 95 of 100 are faster than."""

    page_change: float
    search: float
    sort: float
    frame_ms: float

    @property
    def holds(self) -> bool:
        """Within what is promised."""
        return max(self.page_change, self.search, self.sort) <= SECONDS and self.frame_ms <= FRAME_MS

    def __str__(self) -> str:
        times = f"page {self.page_change:.2f} s, search {self.search:.2f} s, sort {self.sort:.2f} s"
        return f"{ROWS:,} keywords, 200 a page: {times}; 95 of 100 frames within {self.frame_ms:.0f} ms while scrolling"


def seed(site: Site, rows: int = ROWS) -> None:
    """Keywords with figures, no two alike."""
    Keywords.objects.bulk_create(
        [
            Keywords(
                site=site,
                account_id=site.account_id,
                keyword=f"how to brew coffee number {n}",
                keyword_key=phrase_key(f"how to brew coffee number {n}"),
                volume=n * 37 % 10_007,
                difficulty=n % 101,
            )
            for n in range(rows)
        ],
        batch_size=1000,
    )


def feel(page: Page, address: str, laps: int = LAPS) -> RowsFeel:
    """Measure on the list of keywords at `address`; `page` is logged in."""
    page.goto(address)
    page.wait_for_function(_IS_OTHER, arg=[""], timeout=_PATIENCE_MS)
    return RowsFeel(
        page_change=_middle(page, _turn, laps),
        sort=_middle(page, _sort, laps),
        search=_middle(page, _search, laps),
        frame_ms=_frames(page),
    )


def _turn(page: Page, lap: int) -> None:
    page.get_by_role("button", name="Next page", exact=True).click()


def _sort(page: Page, lap: int) -> None:
    page.get_by_role("button", name=_ORDERS[lap % len(_ORDERS)], exact=True).click()


def _search(page: Page, lap: int) -> None:
    page.get_by_label("Search keywords").fill(f"number {lap + 3}")


def _middle(page: Page, move: Callable[[Page, int], None], laps: int) -> float:
    return statistics.median(_timed(page, move, lap) for lap in range(laps))


def _timed(page: Page, move: Callable[[Page, int], None], lap: int) -> float:
    before, began = page.evaluate(_FIRST_ROW), time.perf_counter()
    move(page, lap)
    page.wait_for_function(_IS_OTHER, arg=[before], timeout=_PATIENCE_MS)
    return time.perf_counter() - began


def _frames(page: Page) -> float:
    page.get_by_label("Search keywords").fill("")
    page.get_by_role("status").filter(has_text=f"of {ROWS:,} keywords").wait_for()
    frames = sorted(page.evaluate(_SCROLL))
    return float(frames[int(len(frames) * 0.95)])
