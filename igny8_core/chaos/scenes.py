"""Bringing a run to the place where its process is to die."""

from __future__ import annotations

from collections.abc import Callable

from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.automation.services.driver import drive
from igny8_core.business.automation.stages import STAGES
from igny8_core.chaos.cells import After, Cell
from igny8_core.chaos.moods import CALM, refusing
from igny8_core.chaos.provider import COUNTER
from igny8_core.chaos.sites import add_keywords, add_site
from igny8_core.common.status_enums import RunStatus

CREDITS = 1000
#: So that the slice, a second long, ends within the stage.
PACE_SECONDS = 0.7
_MOST_STEPS = 500


def set_scene(cell: Cell, number: int) -> Site:
    """A site of its own, whose run is where `cell` wants it."""
    site = add_site(number, credits=CREDITS, concurrency=cell.side_by_side)
    add_keywords(site)
    if cell.act != "start":
        _bring(AutomationService(site.account, site).start_automation(), cell)
    return site


def function_of(cell: Cell) -> str:
    """The AI function of its stage."""
    return STAGES[cell.stage - 1].function


def _bring(run: AutomationRun, cell: Cell) -> None:
    _drive(run, until=lambda: run.current_stage == cell.stage and run.stage_result(cell.stage) is None)
    _ACTS[cell.act](run, cell)
    if cell.after is After.FAILED_BATCH:
        _fail_a_batch(run, cell)
        AutomationService.from_run_id(run.run_id).retry_failed()
    # A wish that comes while somebody drives: written down as it is then.
    wishes = {After.PAUSE_ASKED: {"pause_requested": True}, After.CANCEL_ASKED: {"cancel_requested": True}}
    if cell.after in wishes:
        AutomationRun.objects.filter(pk=run.pk).update(**wishes[cell.after])
    if cell.point == "before_ring" and not cell.act:
        AutomationRun.objects.filter(pk=run.pk).update(pace_seconds=PACE_SECONDS)


def _nothing(run: AutomationRun, cell: Cell) -> None:
    """The worker does the rest."""


def _to_resume(run: AutomationRun, cell: Cell) -> None:
    AutomationService.from_run_id(run.run_id).pause_automation()


def _to_retry(run: AutomationRun, cell: Cell) -> None:
    _fail_a_batch(run, cell)
    _drive(run, until=lambda: run.status == RunStatus.COMPLETED)


_ACTS: dict[str, Callable[[AutomationRun, Cell], None]] = {
    "": _nothing,
    "pause": _nothing,
    "cancel": _nothing,
    "resume": _to_resume,
    "retry": _to_retry,
}


def _fail_a_batch(run: AutomationRun, cell: Cell) -> None:
    COUNTER.mood = refusing(function_of(cell), for_good=True)
    try:
        _drive(run, until=lambda: (run.stage_result(cell.stage) or {}).get("failed", 0) > 0)
    finally:
        COUNTER.mood = CALM


def _drive(run: AutomationRun, *, until: Callable[[], bool]) -> None:
    """Step by step, here in this process."""
    for _ in range(_MOST_STEPS):
        run.refresh_from_db()
        if until():
            return
        drive(run.pk, slice_seconds=0)
    raise RuntimeError(f"{run} never got there: it is {run.status} at stage {run.current_stage}")
