"""Invariants of what was bought: a call is bought twice only where the first answer died with its worker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from igny8_core.chaos.diary import Entry, Folder
from igny8_core.chaos.invariants.deaths import Deed, all_stood_still, its_worker_died
from igny8_core.chaos.invariants.violations import Kind, Violation

#: A picture can be asked about before it is bought again.
CAN_BE_ASKED = ("generate_images",)


@dataclass
class Calls:
    """All that were paid for, those of them in vain, and the ones of these that nothing explains."""

    sold: int = 0
    failed: int = 0
    handed_out: int = 0
    wasted: list[Deed] = field(default_factory=list)
    unexplained: list[Deed] = field(default_factory=list)

    def violations(self) -> Iterator[Violation]:
        """Each that does not hold."""
        for sale in self.unexplained:
            yield Violation(Kind.TWICE, f"{sale.kind} {sale.key} was bought twice, and nobody had died")


def count_calls(folder: Folder) -> Calls:
    """Read the diaries."""
    entries, troubles = folder.calls.read(), folder.troubles.read()
    sales = _sales(entries)
    calls = Calls(
        sold=len(sales),
        failed=sum(sale.failed for sale in sales),
        handed_out=sum(entry.what == "handed out" for entry in entries),
    )
    by_operation: dict[str, list[Deed]] = defaultdict(list)
    for sale in sales:
        if not sale.failed:
            by_operation[sale.key].append(sale)
    for same in by_operation.values():
        # Which of them was used nobody can tell: all but the last are in vain.
        calls.wasted += same[:-1]
        calls.unexplained += [sale for sale in same[:-1] if not _is_explained(sale, same[-1], troubles)]
    return calls


def _sales(entries: Sequence[Entry]) -> list[Deed]:
    sales: list[Deed] = []
    under_way: dict[tuple[str, int], Deed] = {}
    for entry in entries:
        key = (entry.about["operation"], entry.pid)
        if entry.what == "sold":
            under_way[key] = Deed(key[0], entry.about["function"], entry.pid, entry.at)
            sales.append(under_way[key])
        elif key in under_way:
            under_way[key].ended, under_way[key].failed = entry.at, entry.what == "failed"
    return sales


def _is_explained(sale: Deed, again: Deed, troubles: Sequence[Entry]) -> bool:
    died = its_worker_died(sale, again, troubles) and sale.kind not in CAN_BE_ASKED
    return died or all_stood_still(sale, again, troubles)
