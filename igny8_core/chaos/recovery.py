"""How long nobody cared for a run after its driver was killed or frozen, from the diaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from igny8_core.chaos.diary import Entry, Folder


@dataclass(frozen=True)
class Recovery:
    """Seconds until the next driver, over all runs that lost theirs and had another."""

    orphaned: int
    median: float
    worst: float


def recovery(folder: Folder) -> Recovery:
    """Of kills and freezes."""
    drives, wishes = folder.drives.read(), folder.wishes.read()
    seconds = [found for trouble in folder.troubles.read() for found in _after(trouble, drives, wishes)]
    return Recovery(
        orphaned=len(seconds),
        median=round(median(seconds), 2) if seconds else 0.0,
        worst=round(max(seconds), 2) if seconds else 0.0,
    )


def _after(trouble: Entry, drives: Sequence[Entry], wishes: Sequence[Entry]) -> Iterator[float]:
    if trouble.what not in ("kill", "freeze"):
        return
    for run in _driven_by(trouble.pid, trouble.at, drives):
        later = [one.at for one in drives if one.what == "took" and one.about["run"] == run and one.at > trouble.at]
        # None: it was at its end. And a run that somebody paused meanwhile waited for that person, not for a driver.
        if later and not any(wish.about["run"] == run and trouble.at < wish.at < min(later) for wish in wishes):
            yield min(later) - trouble.at


def in_hand(drives: Sequence[Entry]) -> Counter[int]:
    """How many runs each process that ever took one has taken and not given back."""
    runs: Counter[int] = Counter()
    for one in drives:
        runs[one.pid] += 1 if one.what == "took" else -1
    return runs


def _driven_by(pid: int, at: float, drives: Sequence[Entry]) -> list[int]:
    """The runs that this process had taken and not given back at that moment."""
    last: dict[tuple[int, int], str] = {}
    for one in drives:
        if one.pid == pid and one.at <= at:
            last[one.about["run"], one.about["token"]] = one.what
    return [run for (run, _token), what in last.items() if what == "took"]
