"""The seven stage cards of a run, from its counters and the tasks in work. Pure: no query here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.stages import LAST_STAGE, STAGES, Stage
from igny8_core.business.automation.tally import StageTally
from igny8_core.common.status_enums import RunStatus


@dataclass(frozen=True)
class Queue:
    """total = pending + processing + completed + failed + cancelled, always."""

    total: int
    pending: int
    processing: int
    completed: int
    failed: int
    cancelled: int


@dataclass(frozen=True)
class Card:
    """One stage as the dashboard shows it. `expected` is what a waiting stage may count on."""

    stage: Stage
    status: str
    reason: str
    queue: Queue
    tally: StageTally
    current: Sequence[AITask]
    expected: int
    elapsed_seconds: int | None
    estimated_seconds_remaining: int | None

    @property
    def summary(self) -> str:
        """`47 keywords → 8 clusters`, once there is something to tell."""
        row, made = self.stage, self.tally.made.get(self.stage.made[0], 0)
        if row.number == LAST_STAGE:
            return f"{row.counted(made)} ready for review" if self.tally.completed_at else ""
        return row.came_of(self.tally.completed, made) if self.tally.completed else ""


def cards_of(run: AutomationRun | None, working: Sequence[AITask]) -> list[Card]:
    """Cards 1-7."""
    if run is None:
        return [_idle(row) for row in STAGES]
    tallies = {row.number: StageTally.from_json(row, run.stage_result(row.number)) for row in STAGES}
    return [_card(row, run, tallies, working if row.number == run.current_stage else []) for row in STAGES]


def _idle(row: Stage) -> Card:
    return Card(row, "waiting", "No run yet", Queue(0, 0, 0, 0, 0, 0), StageTally(), [], 0, None, None)


def _card(row: Stage, run: AutomationRun, tallies: dict[int, StageTally], working: Sequence[AITask]) -> Card:
    tally = tallies[row.number]
    status, reason = _status(row, run, tally)
    expected = _expected(row, run, tallies) if tally.started_at is None else tally.total
    return Card(
        stage=row,
        status=status,
        reason=reason,
        queue=_queue(tally, working) if tally.started_at else Queue(expected, expected, 0, 0, 0, 0),
        tally=tally,
        current=working,
        expected=expected,
        elapsed_seconds=_elapsed(run, status, tally),
        estimated_seconds_remaining=_remaining(tally, pace=run.pace_seconds) if status == "running" else None,
    )


def _queue(tally: StageTally, working: Sequence[AITask]) -> Queue:
    # Failed work that was taken up again between the two reads is in work and not yet open in the counters.
    processing = min(sum(len(task.input_ids) for task in working), tally.open)
    return Queue(
        total=tally.total,
        pending=tally.open - processing,
        processing=processing,
        completed=tally.completed,
        failed=tally.failed,
        cancelled=tally.cancelled,
    )


def _status(row: Stage, run: AutomationRun, tally: StageTally) -> tuple[str, str]:
    if tally.completed_at and row.number != run.current_stage or run.status == RunStatus.COMPLETED:
        return ("completed", "") if tally.total else ("skipped", "Nothing to process")
    if row.number < run.current_stage:
        return "skipped", "Nothing to process"
    if row.number == run.current_stage:
        return str(run.status), _wish(run) if run.status == RunStatus.RUNNING else run.error_message
    if run.status in (RunStatus.FAILED, RunStatus.CANCELLED):
        return "waiting", f"Not reached: the run was {run.status} at stage {run.current_stage}"
    if row.number == LAST_STAGE:
        return "waiting", "Awaiting manual review once the images are done"
    return "waiting", f"Stage {row.number - 1} must complete"


def _wish(run: AutomationRun) -> str:
    """What was asked of a running run and is granted between two batches."""
    if run.cancel_requested:
        return "Cancelling: finishes the batch in hand"
    if run.pause_requested:
        return "Pausing: finishes the batch in hand"
    return "Failed items are taken up again after the batch in hand" if run.retry_wanted else ""


def _expected(row: Stage, run: AutomationRun, tallies: dict[int, StageTally]) -> int:
    """What waits for a stage that has not begun: what waited at the start, and what came out before it so far."""
    waited = int(run.estimate.get("backlog", {}).get(str(row.number), 0))
    if row.number == 1:
        return waited
    before = STAGES[row.number - 2]
    comes_out = "content_moved_to_review" if row.number == LAST_STAGE else before.made[0]
    return waited + tallies[before.number].made.get(comes_out, 0)


def _elapsed(run: AutomationRun, status: str, tally: StageTally) -> int | None:
    """Seconds since the stage began, until it ended; of one that rested in between the seconds its batches took."""
    if tally.started_at is None:
        return None
    end = tally.completed_at or run.completed_at or timezone.now()
    reopened = run.reopened_at is not None and tally.started_at < run.reopened_at < end
    if reopened or status == "waiting" or (run.status == RunStatus.PAUSED and tally.completed_at is None):
        return round(tally.seconds)
    return round((end - tally.started_at).total_seconds())


def _remaining(tally: StageTally, *, pace: float) -> int | None:
    """Seconds for what is open, at the speed so far; `pace` is the pause between two batches."""
    ended = tally.completed + tally.failed
    if not tally.completed or not tally.seconds:
        return None
    return round((tally.seconds + pace * tally.batches_run) / ended * tally.open)


def overall_percentage(run: AutomationRun, cards: Sequence[Card]) -> float:
    """completed stages × 100 / 7, plus the share of the one at work / 7."""
    if run.status == RunStatus.COMPLETED:
        return 100.0
    current = cards[run.current_stage - 1].queue
    within = _ended(current) * 100 / current.total if current.total else 0
    return round((run.current_stage - 1) * 100 / LAST_STAGE + within / LAST_STAGE, 1)


def overall_remaining(run: AutomationRun, cards: Sequence[Card]) -> int | None:
    """Seconds to the end, at this site's own pace per item; None while there is no pace to go by."""
    if run.status != RunStatus.RUNNING:
        return None
    pace: dict[str, float] = run.estimate.get("seconds_per_item") or {}
    here = cards[run.current_stage - 1].estimated_seconds_remaining
    if here is None and run.current_stage != LAST_STAGE:
        return None
    ahead = [row for row in STAGES if run.current_stage < row.number < LAST_STAGE]
    items: dict[int, int] = {one["stage"]: one["items"] for one in run.estimate.get("stages", [])}
    if any(str(row.number) not in pace for row in ahead):
        return None
    left = {row.number: max(0, items.get(row.number, 0) - _ended(cards[row.number - 1].queue)) for row in ahead}
    return round((here or 0) + sum(pace[str(number)] * count for number, count in left.items()))


def overall_elapsed(run: AutomationRun, cards: Sequence[Card], *, end: datetime) -> int:
    """Seconds from the start to `end`; of a run that was reopened the time of its stages, not the rest in between."""
    if run.reopened_at:
        return sum(card.elapsed_seconds or 0 for card in cards)
    return max(0, round((end - run.started_at).total_seconds()))


def _ended(queue: Queue) -> int:
    return queue.completed + queue.failed + queue.cancelled
