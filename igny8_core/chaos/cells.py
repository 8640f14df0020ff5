"""Where a process is to die, one cell for each point and each stage that passes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from igny8_core.business.automation.stages import LAST_STAGE, STAGES


class Who(Enum):
    """Who dies there: the worker that drives, or the process of a person's request."""

    WORKER = auto()
    PERSON = auto()


class After(Enum):
    """What the run has behind it when the process comes to the point."""

    NOTHING = auto()
    REFUSED = auto()
    FAILED_BATCH = auto()
    PAUSE_ASKED = auto()
    CANCEL_ASKED = auto()


@dataclass(frozen=True)
class Cell:
    """`point` at `stage`. `side_by_side` is how many calls of the stage wait at once."""

    point: str
    stage: int
    after: After = After.NOTHING
    who: Who = Who.WORKER
    act: str = ""
    side_by_side: int = 1

    def __str__(self) -> str:
        extra = f", {self.side_by_side} side by side" if self.side_by_side > 1 else ""
        who = f" of a person who wants to {self.act}" if self.act else ""
        return f"{self.point}{who} at stage {self.stage}{extra}"


AI_STAGES = tuple(stage.number for stage in STAGES if stage.kind == "AI")
WORKING_STAGES = tuple(stage.number for stage in STAGES if stage.number != LAST_STAGE)
#: Stages of which each part of a driver's way is a part.
_EVERYWHERE = (
    *("after_lease", "inside_fill", "after_fill", "after_claim", "inside_save", "after_save"),
    *("inside_close", "after_close", "before_ring"),
)
_WHERE_A_PROVIDER_IS_ASKED = ("after_call", "after_journal")
_WITH_OTHERS_UNDER_WAY = ("after_claim", "after_call", "after_journal", "inside_save", "after_save")
_AT_THE_END = ("inside_end", "before_send", "after_send")
#: The stage that asks a second time.
_ARTICLES = 4


def all_cells() -> list[Cell]:
    """Every point at every stage."""
    return [*_on_the_way(), *_when_it_goes_wrong(), *_of_wishes(), *_of_people()]


def some_cells(count: int) -> list[Cell]:
    """So many, of every point and every stage about equally many, always the same."""
    cells = all_cells()
    return [cells[i * len(cells) // count] for i in range(count)] if count < len(cells) else cells


def _on_the_way() -> Iterator[Cell]:
    for stage in WORKING_STAGES:
        yield from (Cell(point, stage) for point in _EVERYWHERE)
    for stage in AI_STAGES:
        yield from (Cell(point, stage) for point in _WHERE_A_PROVIDER_IS_ASKED)
        yield from (Cell(point, stage, side_by_side=2) for point in _WITH_OTHERS_UNDER_WAY)
    yield Cell("after_second_call", _ARTICLES)
    yield Cell("after_second_journal", _ARTICLES)
    yield from (Cell(point, LAST_STAGE) for point in _AT_THE_END)


def _when_it_goes_wrong() -> Iterator[Cell]:
    for stage in AI_STAGES:
        yield Cell("inside_fail", stage, After.REFUSED)
        yield Cell("after_fail", stage, After.REFUSED)


def _of_wishes() -> Iterator[Cell]:
    """What a person asked for and the driver grants."""
    for stage in AI_STAGES:
        yield Cell("inside_retry", stage, After.FAILED_BATCH)
    for stage in WORKING_STAGES:
        yield Cell("inside_pause", stage, After.PAUSE_ASKED)
        yield Cell("inside_cancel", stage, After.CANCEL_ASKED)


def _of_people() -> Iterator[Cell]:
    """What the process of a request does itself, because nobody drives."""
    for act, points in _REQUESTS.items():
        for point in points:
            yield Cell(point, 1 if act == "start" else _ARTICLES, who=Who.PERSON, act=act)


_REQUESTS = {
    "start": ("inside_start", "before_ring"),
    "pause": ("inside_pause",),
    "resume": ("inside_resume", "before_ring"),
    "cancel": ("inside_cancel",),
    "retry": ("inside_retry", "before_ring"),
}
