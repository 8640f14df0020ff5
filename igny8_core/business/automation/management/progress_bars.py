"""One progress bar per stage on the terminal."""

from __future__ import annotations

from types import TracebackType
from typing import NoReturn

from tqdm import tqdm

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.stages import LAST_STAGE, STAGES
from igny8_core.business.automation.tally import StageTally


class ProgressBars:
    """Shows each stage when it has its queue; `quiet` shows nothing."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self._bars: dict[int, tqdm[NoReturn]] = {}

    def __enter__(self) -> ProgressBars:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for bar in self._bars.values():
            bar.close()

    def show(self, run: AutomationRun) -> None:
        """Bring the bars to where the run is."""
        if self.quiet:
            return
        for row in STAGES[: LAST_STAGE - 1]:
            tally = StageTally.from_json(row, run.stage_result(row.number))
            if tally.total:
                bar = self._bars.get(row.number) or self._open(row.number, row.name, row.items, tally.total)
                bar.n = tally.total - tally.open
                bar.set_postfix_str(f"{tally.credits_used:,} credits", refresh=True)

    def _open(self, number: int, name: str, items: str, total: int) -> tqdm[NoReturn]:
        bar: tqdm[NoReturn] = tqdm(
            iterable=None,
            total=total,
            desc=f"{number} {name:<25}",
            unit=f" {items}",
            position=len(self._bars),
            bar_format="{desc} {bar:30} {n_fmt}/{total_fmt} [{elapsed}] {postfix}",
        )
        self._bars[number] = bar
        return bar
