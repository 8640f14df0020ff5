"""One step of a stage: fill the queue on first entry, else take the next batch through the engine, else go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from django.db import transaction
from django.utils import timezone

from igny8_core.ai.breaker import ProviderDownError
from igny8_core.ai.engine import AIEngine, claim, claimable
from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.business.automation.services import ending, retrying
from igny8_core.business.automation.services.automation_logger import Line
from igny8_core.business.automation.services.drive_state import DriveState
from igny8_core.business.automation.services.run_books import RunBooks
from igny8_core.business.automation.services.sentences import stage_complete
from igny8_core.business.automation.services.side_by_side import SideBySide
from igny8_core.business.automation.services.stage_queue import fill_queue
from igny8_core.business.automation.stages import LAST_STAGE
from igny8_core.business.automation.tally import StageTally
from igny8_core.common.faults import fault_point
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GENERATION_OPEN, RunStatus

#: Tasks read ahead per query. The claim checks each again, so a stale one costs a statement and no harm.
READ_AHEAD = 50


class Then(Enum):
    """What follows a step."""

    GO_ON = auto()
    WAIT = auto()
    STOP = auto()


@dataclass(frozen=True)
class Step:
    """`until` is when waiting ends."""

    then: Then
    until: datetime | None = None


GO_ON, STOP = Step(Then.GO_ON), Step(Then.STOP)


def run_stage(state: DriveState, number: int) -> Step:
    """Do one step of stage `number`, which must be the run's current one."""
    if number != state.run.current_stage:
        raise ValueError(f"the run is at stage {state.run.current_stage}")
    if number == LAST_STAGE:
        return _review_gate(state)
    if not state.filled:
        if not state.lease.may_go_on():
            return _obey(state)
        fill_queue(state)
        return GO_ON
    if state.concurrency > 1:
        return _work_side_by_side(state)
    task = _next_task(state)
    return _work(state, task) if task else _finish_or_wait(state)


def _next_task(state: DriveState) -> AITask | None:
    if not state.ahead:
        waiting = AITask.objects.filter(claimable(), run=state.run, stage=state.stage.number)
        for task in waiting.order_by("position")[:READ_AHEAD]:
            task.site = state.run.site
            state.ahead.append(task)
    return state.ahead.popleft() if state.ahead else None


def _work(state: DriveState, task: AITask) -> Step:
    execution = claim(task=task, permit=state.lease.permit)
    if execution is None:
        state.ahead.clear()
        return _obey(state)
    failure = AIEngine(books=RunBooks(state)).finish(execution)
    if failure is None:
        return GO_ON
    state.ahead.clear()
    if failure.stale:
        return STOP
    if failure.stops_run:
        _stop_run(state, failure.payload)
        return STOP
    return GO_ON


def _work_side_by_side(state: DriveState) -> Step:
    """Keep as many calls waiting as the stage may have, and take off the answer that comes first."""
    state.calls = state.calls or SideBySide(state.concurrency)
    refused = _ask_more(state, state.calls)
    if state.calls.running:
        return _take_off(state, state.calls)
    return _obey(state) if refused else _finish_or_wait(state)


def _ask_more(state: DriveState, calls: SideBySide) -> bool:
    """Claim tasks and ask about them while there is room; True when a claim was refused."""
    while calls.has_room and state.stop_for is None:
        task = _next_task(state)
        if task is None:
            return False
        execution = claim(task=task, permit=state.lease.permit)
        if execution is None:
            state.ahead.clear()
            return True
        calls.start(execution, RunBooks(state))
    return False


def _take_off(state: DriveState, calls: SideBySide) -> Step:
    answered = calls.first()
    failure = AIEngine(books=answered.books).settle(answered.execution, answered.error)
    if failure and failure.stale:
        return STOP
    if failure:
        state.ahead.clear()
        if failure.stops_run:
            state.stop_for = state.stop_for or failure.payload
    if state.stop_for and not calls.running:
        # Only now: answers that were still under way are paid for and saved first.
        _stop_run(state, state.stop_for)
        return STOP
    return GO_ON


def finish_calls(state: DriveState) -> Step:
    """The slice is over: save what is under way, ask nothing more."""
    step = GO_ON
    while state.calls and state.calls.running and step.then is Then.GO_ON:
        step = _take_off(state, state.calls)
    return step


def _stop_run(state: DriveState, error: dict[str, object]) -> None:
    """A provider that is down fails the run; what people can mend (credits, key, quota, settings) pauses it."""
    if error["action"] == ProviderDownError.action:
        ending.fail(state.run, error=error)
    else:
        ending.pause(state.run, error=error)


def _obey(state: DriveState) -> Step:
    """A claim was refused: someone asked to stop, someone else drives, or only this one task was taken."""
    run = state.lease.mine.filter(status=RunStatus.RUNNING).first()
    if run is None:
        return STOP
    if run.cancel_requested:
        ending.cancel(state.run)
        return STOP
    if run.pause_requested:
        ending.pause(state.run)
        return STOP
    if run.retry_wanted:
        _take_up_failed_work(state, run)
    return GO_ON


def _take_up_failed_work(state: DriveState, run: AutomationRun) -> None:
    with transaction.atomic():
        changes, lines = retrying.grant(run)
        state.lease.write(**changes)
        state.logger.record(lines)
    state.logger.mirror(lines)
    state.reload()


def _finish_or_wait(state: DriveState) -> Step:
    """Nothing can be claimed now: the stage is through, or a retry or someone else's lease is waited for."""
    tasks = AITask.objects.filter(run=state.run, stage=state.stage.number, status__in=GENERATION_OPEN)
    now = timezone.now()
    due = [max(filter(None, times), default=now) for times in tasks.values_list("not_before", "lease_until")]
    if not due:
        _close_stage(state)
        return GO_ON
    if min(due) <= now:
        return GO_ON
    # No claim is tried here, which would carry the wishes: they must not wait for what may be an hour away.
    return Step(Then.WAIT, until=min(due)) if state.lease.may_go_on() else _obey(state)


def _close_stage(state: DriveState) -> None:
    row, tally = state.stage, state.tally.closed()
    lines = [stage_complete(state, tally)] if tally.total else []
    with transaction.atomic():
        state.lease.write(**{row.result_field: tally.to_json(row)}, current_stage=row.number + 1)
        state.logger.record(lines)
        fault_point("inside_close")
    state.logger.mirror(lines)
    state.enter(row.number + 1)
    fault_point("after_close")


def _review_gate(state: DriveState) -> Step:
    """Stage 7 counts and stops: what happens to the articles now is for people to decide."""
    if not state.lease.may_go_on():
        return _obey(state)
    row = state.stage
    ids = list(row.queue(state.run.site).order_by("pk").values_list("pk", flat=True))
    now = timezone.now()
    tally = StageTally(
        total=len(ids), completed=len(ids), made={"ready_for_review": len(ids)}, started_at=now, completed_at=now
    )
    lines = [
        Line(
            f"Automation complete. {plural(len(ids), 'article')} ready for review",
            row.number,
            AutomationEvent.Level.SUCCESS,
            {"content_ids": ids},
        )
    ]
    ending.complete(state.run, lines=lines, changes={row.result_field: {**tally.to_json(row), "content_ids": ids}})
    return STOP
