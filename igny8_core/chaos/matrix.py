"""Every point where a process may die, at every stage: all runs must come to their end by themselves in two sweeps."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.chaos.bells import DRIVE, Beat, ring
from igny8_core.chaos.cells import After, Cell, Who
from igny8_core.chaos.diary import Folder
from igny8_core.chaos.invariants import Kind, Violation, at_rest, of_diaries
from igny8_core.chaos.invariants.calls import CAN_BE_ASKED, count_calls
from igny8_core.chaos.invariants.mails import mails_are_waiting
from igny8_core.chaos.moods import CALM, refusing
from igny8_core.chaos.requests import ask, ask_and_die
from igny8_core.chaos.scenes import function_of, set_scene
from igny8_core.chaos.worker import Options
from igny8_core.chaos.workers import Crew, Worker
from igny8_core.common.faults import EXIT_STATUS
from igny8_core.common.status_enums import RunStatus

DEATH_SECONDS, RECOVERY_SECONDS, LOOK_SECONDS = 30, 120, 0.2
#: Points at which an answer has come and is not kept yet.
_ANSWER_IN_HAND = ("after_call", "after_second_call")


@dataclass(frozen=True)
class MatrixFigures:
    """How many cells, how many of them ended as they should after two sweeps, and what was wrong."""

    seconds: float
    cells: int
    points: int
    recovered: int
    violations: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """For the process that prints them."""
        return asdict(self)


class Matrix:
    """First everybody dies, each at his place; then workers come back, and two sweeps."""

    def __init__(self, cells: list[Cell], folder: Folder) -> None:
        self.cells, self.folder = cells, folder
        #: By site.
        self._scenes: dict[int, Cell] = {}
        self._wrong: list[Violation] = []

    def play(self) -> MatrixFigures:
        """The whole of it."""
        began = time.monotonic()
        for number, cell in enumerate(self.cells):
            self._die(cell, number)
        self._recover()
        stuck = {run.site_id for run in self._runs() if not self._is_at_its_end(run)}
        found = [*self._wrong, *at_rest(), *self._bought_in_vain(), *of_diaries(self.folder)]
        return MatrixFigures(
            seconds=round(time.monotonic() - began, 1),
            cells=len(self.cells),
            points=len({cell.point for cell in self.cells}),
            recovered=len(self._scenes) - len(stuck),
            violations=[str(violation) for violation in found],
        )

    def _die(self, cell: Cell, number: int) -> None:
        site = set_scene(cell, number)
        self._scenes[site.pk] = cell
        if cell.who is Who.PERSON:
            status = ask_and_die(site.pk, cell.act, fault=cell.point)
        else:
            status = self._drive_and_die(AutomationRun.objects.get(site=site), cell, number)
        if status != EXIT_STATUS:
            self._wrong.append(Violation(Kind.LOST, f"{cell}: nobody died there (exit status {status})"))

    def _drive_and_die(self, run: AutomationRun, cell: Cell, number: int) -> int | None:
        mood = refusing(function_of(cell)) if cell.after is After.REFUSED else CALM
        queue = f"cell{number}"
        worker = Worker(Options(name=queue, folder=self.folder, fault=cell.point, queue=queue, mood=mood))
        ring(DRIVE, run.pk, queue=queue)
        status = worker.ended_with(within=DEATH_SECONDS)
        worker.kill()
        self.folder.troubles.write("kill", pid=worker.pid)
        return status

    def _recover(self) -> None:
        for site_id, cell in self._scenes.items():
            if cell.who is Who.PERSON and cell.point != "before_ring":
                # It answered with an error, and nothing has happened: so once more.
                ask(site_id, cell.act)
        crew, beat = Crew(self.folder, size=2, mood=CALM), Beat()
        try:
            beat.sweep()
            time.sleep(settings.LEASE_SECONDS)
            beat.sweep()
            until = time.monotonic() + RECOVERY_SECONDS
            while not self._all_at_their_ends() and time.monotonic() < until:
                time.sleep(LOOK_SECONDS)
        finally:
            crew.stop()

    def _all_at_their_ends(self) -> bool:
        for run in self._runs():
            if run.status == RunStatus.PAUSED:
                ask(run.site_id, "resume")
        return all(self._is_at_its_end(run) for run in self._runs()) and not mails_are_waiting()

    def _is_at_its_end(self, run: AutomationRun) -> bool:
        cell = self._scenes[run.site_id]
        is_cancelled = cell.after is After.CANCEL_ASKED or cell.act == "cancel"
        return run.status == (RunStatus.CANCELLED if is_cancelled else RunStatus.COMPLETED)

    def _runs(self) -> list[AutomationRun]:
        return list(AutomationRun.objects.filter(site_id__in=self._scenes))

    def _bought_in_vain(self) -> Iterator[Violation]:
        """The answer in hand may be lost with its worker, and those on their way beside it; no other."""
        wasted: Counter[int] = Counter()
        for sale in count_calls(self.folder).wasted:
            site_id = AITask.objects.values_list("site_id", flat=True).get(pk=sale.key.partition(".")[0])
            wasted[site_id] += 1
            if sale.kind in CAN_BE_ASKED and self._scenes[site_id].side_by_side == 1:
                yield Violation(Kind.TWICE, f"{self._scenes[site_id]}: a picture was bought twice")
        for site_id, count in wasted.items():
            cell = self._scenes[site_id]
            allowed = cell.side_by_side if cell.side_by_side > 1 else int(cell.point in _ANSWER_IN_HAND)
            if count > allowed:
                yield Violation(Kind.TWICE, f"{cell}: {count} calls were bought twice")
