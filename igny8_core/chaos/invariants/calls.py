"""Invariants of what was bought: a call is bought twice only where the first answer died with its worker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from igny8_core.chaos.diary import Entry, Folder
from igny8_core.chaos.invariants.violations import Kind, Violation

#: From the provider's answer to its place in the journal, on a machine that is busy with dying.
JOURNAL_SECONDS = 2.0
#: What a server that is knocked over has confirmed and not yet written.
UNWRITTEN_SECONDS = 2.0
#: A picture can be asked about before it is bought again.
CAN_BE_ASKED = ("generate_images",)


@dataclass
class Sale:
    """One call that was paid for; `ended` is when its answer came, None when nobody was there any more."""

    operation: str
    function: str
    pid: int
    at: float
    ended: float | None = None
    failed: bool = False


@dataclass
class Calls:
    """All sales, those bought in vain, and the ones of these that nothing explains."""

    sold: int = 0
    failed: int = 0
    handed_out: int = 0
    wasted: list[Sale] = field(default_factory=list)
    unexplained: list[Sale] = field(default_factory=list)

    def violations(self) -> Iterator[Violation]:
        """Each that does not hold."""
        for sale in self.unexplained:
            yield Violation(Kind.TWICE, f"{sale.function} {sale.operation} was bought twice, and nobody had died")


def count_calls(folder: Folder) -> Calls:
    """Read the diaries."""
    entries, troubles = folder.calls.read(), folder.troubles.read()
    sales = _sales(entries)
    calls = Calls(sold=len(sales), handed_out=sum(entry.what == "handed out" for entry in entries))
    by_operation: dict[str, list[Sale]] = defaultdict(list)
    for sale in sales:
        calls.failed += sale.failed
        if not sale.failed:
            by_operation[sale.operation].append(sale)
    for same in by_operation.values():
        # Which of them was used nobody can tell: all but the last are in vain.
        calls.wasted += same[:-1]
        calls.unexplained += [sale for sale in same[:-1] if not _is_explained(sale, same[-1], troubles)]
    return calls


def _sales(entries: Sequence[Entry]) -> list[Sale]:
    sales: list[Sale] = []
    under_way: dict[tuple[str, int], Sale] = {}
    for entry in entries:
        key = (entry.about["operation"], entry.pid)
        if entry.what == "sold":
            under_way[key] = Sale(key[0], entry.about["function"], entry.pid, entry.at)
            sales.append(under_way[key])
        elif key in under_way:
            under_way[key].ended, under_way[key].failed = entry.at, entry.what == "failed"
    return sales


def _is_explained(sale: Sale, last: Sale, troubles: Sequence[Entry]) -> bool:
    """Its worker was killed before the journal had it, somebody was frozen meanwhile, or the database forgot it."""
    until = (sale.ended or last.at) + JOURNAL_SECONDS
    killed = any(one.what == "kill" and one.pid == sale.pid and sale.at <= one.at <= until for one in troubles)
    if killed and sale.function not in CAN_BE_ASKED:
        return True
    frozen = _spans(troubles, "freeze", "thaw", before=0.0)
    knocked_over = _spans(troubles, "restart", "restarted", before=UNWRITTEN_SECONDS)
    return any(begun <= last.at and sale.at <= ended for begun, ended in [*frozen, *knocked_over])


def _spans(troubles: Sequence[Entry], first: str, then: str, *, before: float) -> Iterator[tuple[float, float]]:
    """When it began (with what went before) and ended (with a second for those who were held up)."""
    for trouble in (one for one in troubles if one.what == first):
        ends = [one.at for one in troubles if one.what == then and one.pid == trouble.pid and one.at >= trouble.at]
        yield trouble.at - before, min(ends, default=trouble.at) + JOURNAL_SECONDS
