"""What was done twice with good reason: the first time died with its worker before it was written down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from igny8_core.chaos.diary import Entry

#: From the deed to its place in the database, on a machine that is busy with dying.
NOTED_SECONDS = 2.0
#: What a server that is knocked over has confirmed and not yet written.
UNWRITTEN_SECONDS = 2.0


@dataclass
class Deed:
    """Something done outside of the database; `ended` is None when its process was gone by then."""

    key: str
    kind: str
    pid: int
    at: float
    ended: float | None = None
    failed: bool = False


def its_worker_died(deed: Deed, again: Deed, troubles: Sequence[Entry]) -> bool:
    """Killed before the database had it."""
    until = (deed.ended or again.at) + NOTED_SECONDS
    return any(one.what == "kill" and one.pid == deed.pid and deed.at <= one.at <= until for one in troubles)


def all_stood_still(deed: Deed, again: Deed, troubles: Sequence[Entry]) -> bool:
    """Somebody was frozen between the two, or the database was knocked over and forgot."""
    frozen = _spans(troubles, "freeze", "thaw", before=0.0)
    knocked_over = _spans(troubles, "restart", "restarted", before=UNWRITTEN_SECONDS)
    return any(begun <= again.at and deed.at <= ended for begun, ended in [*frozen, *knocked_over])


def _spans(troubles: Sequence[Entry], first: str, then: str, *, before: float) -> Iterator[tuple[float, float]]:
    """When it began (with what went before) and ended (with some time for those who were held up)."""
    for trouble in (one for one in troubles if one.what == first):
        ends = [one.at for one in troubles if one.what == then and one.pid == trouble.pid and one.at >= trouble.at]
        yield trouble.at - before, min(ends, default=trouble.at) + NOTED_SECONDS
