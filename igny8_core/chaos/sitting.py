"""One sitting: people work, things break, and when all of it has happened the books must be in order."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.chaos.bells import Beat
from igny8_core.chaos.diary import Folder
from igny8_core.chaos.figures import Figures
from igny8_core.chaos.invariants import Violation, at_any_moment, at_rest, duplicates, of_diaries
from igny8_core.chaos.invariants.calls import CAN_BE_ASKED, count_calls
from igny8_core.chaos.invariants.items import items_by_state
from igny8_core.chaos.patience import patiently
from igny8_core.chaos.people import People
from igny8_core.chaos.plan import Plan
from igny8_core.chaos.recovery import recovery
from igny8_core.chaos.troubles import Troubles
from igny8_core.chaos.workers import Crew

WORKERS = 3
LOOK_SECONDS, CHECK_SECONDS = 0.1, 2.0
#: Until the last run must have ended, once nothing breaks any more.
SETTLE_SECONDS, SETTLE_WITHOUT_SAFETY = 180, 8


class Sitting:
    """Sets it up, lets it happen, and counts."""

    def __init__(self, plan: Plan, folder: Folder) -> None:
        self.plan, self.folder = plan, folder
        self.people = People(plan, folder.wishes)
        self.crew = Crew(folder, size=WORKERS, without_safety=plan.without_safety)
        self.troubles = Troubles(plan, self.crew, folder)
        self.beat = Beat()
        self._seen: dict[Violation, None] = {}
        self._next_check = 0.0

    def hold(self) -> Figures:
        """The whole of it."""
        began = time.monotonic()
        self.beat.start()
        self.troubles.start()
        try:
            self._go_on_until(self._has_all_happened)
            self.troubles.stop()
            self._settle()
        finally:
            self.troubles.stop()
            self.beat.stop()
            self.crew.stop()
        return self._figures(time.monotonic() - began)

    def _go_on_until(self, enough: Callable[[], bool]) -> None:
        while not enough():
            self.people.look(start_more=True)
            self._look()
            time.sleep(LOOK_SECONDS)

    def _has_all_happened(self) -> bool:
        return self.troubles.is_over and patiently(AutomationRun.objects.count) >= self.plan.runs

    def _settle(self) -> None:
        # Without locks much never ends, and the point is made by then.
        until = time.monotonic() + (SETTLE_WITHOUT_SAFETY if self.plan.without_safety else SETTLE_SECONDS)
        while not self.people.settle() and time.monotonic() < until:
            self._look()
            time.sleep(LOOK_SECONDS)

    def _look(self) -> None:
        """What must hold at any moment; and what messages may be about."""
        if time.monotonic() < self._next_check:
            return
        self._next_check = time.monotonic() + CHECK_SECONDS
        self.troubles.run_ids = patiently(lambda: list(_newest_last(AutomationRun.objects.all())))
        self.troubles.task_ids = patiently(lambda: [str(pk) for pk in _newest_last(AITask.objects.all())[-200:]])
        self._seen |= dict.fromkeys(patiently(lambda: list(at_any_moment())))

    def _figures(self, seconds: float) -> Figures:
        calls, recovered = count_calls(self.folder), recovery(self.folder)
        found = [*self._seen, *at_rest(), *calls.violations(), *of_diaries(self.folder)]
        pictures = sum(sale.kind in CAN_BE_ASKED for sale in calls.wasted)
        return Figures(
            seconds=round(seconds, 1),
            runs=AutomationRun.objects.count(),
            items=dict(items_by_state()),
            people=dict(self.people.done),
            troubles=dict(self.troubles.done),
            sweeps=len(self.beat.sweeps),
            orphaned=recovered.orphaned,
            recovery_median=recovered.median,
            recovery_worst=recovered.worst,
            calls_sold=calls.sold,
            calls_wasted=len(calls.wasted) - pictures,
            pictures_wasted=pictures,
            pictures_handed_out=calls.handed_out,
            violations=[str(violation) for violation in dict.fromkeys(found)],
            duplicates=len(duplicates(dict.fromkeys(found))),
        )


def _newest_last(rows: Any) -> list[Any]:
    return list(rows.order_by("created_at").values_list("pk", flat=True))
