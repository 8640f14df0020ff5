"""Taking up failed work again: one task, a stage, or all of it. The run goes back to that stage and carries on.

An ended run is opened again, a paused one stays paused, and of a running one it is wished: its driver grants the wish
between two batches, because the counters are the driver's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.backlog import estimate_of_items
from igny8_core.business.automation.services.automation_logger import AutomationLogger, Line
from igny8_core.business.automation.services.doorbell import ring_driver
from igny8_core.business.automation.services.reopening import Reopened, reopen
from igny8_core.business.automation.services.resuming import hold_again, refuse_overtaken
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.exceptions import ConflictError, NotFoundError
from igny8_core.common.status_enums import RUN_REOPENABLE, GenerationStatus, RunStatus
from igny8_core.common.transitions import move_one


@dataclass(frozen=True)
class Selection:
    """Which failed work: all of it, that of one stage, or these tasks."""

    stage: int | None = None
    task_ids: Sequence[UUID] | None = None

    def tasks(self, run: AutomationRun) -> QuerySet[AITask]:
        """The failed tasks that are meant."""
        found = AITask.objects.filter(run=run, status=GenerationStatus.FAILED)
        if self.stage is not None:
            found = found.filter(stage=self.stage)
        return found if self.task_ids is None else found.filter(pk__in=self.task_ids)

    def to_json(self) -> dict[str, Any]:
        """Kept on the run until its driver grants it."""
        ids = None if self.task_ids is None else [str(pk) for pk in self.task_ids]
        return {"stage": self.stage, "task_ids": ids}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Selection:
        """What `to_json` wrote."""
        ids = data["task_ids"]
        return cls(stage=data["stage"], task_ids=None if ids is None else [UUID(pk) for pk in ids])


def retry_failed(run: AutomationRun, selection: Selection) -> int:
    """Take failed work up again; returns how many items.

    Raises NotFoundError when nothing of the selection has failed, ConflictError when the run cannot go on with it
    (cancelled, overtaken by a newer run, another run active), InsufficientCreditsError when nothing can be held.
    """
    items = sum(len(ids) for ids in selection.tasks(run).values_list("input_ids", flat=True))
    if not items:
        raise NotFoundError("Nothing of this has failed.")
    run.refresh_from_db()
    if run.status == RunStatus.RUNNING:
        _wish(run, selection)
    elif run.status == RunStatus.PAUSED:
        _while_paused(run, selection)
    elif run.status in RUN_REOPENABLE:
        _after_the_end(run, selection)
    else:
        raise ConflictError(
            f"This run was {run.status}: its items wait for the next run.", details={"run_id": run.run_id}
        )
    return items


def grant(run: AutomationRun) -> tuple[dict[str, Any], list[Line]]:
    """The wish of a running run: changes of the run row and lines, inside the driver's transaction."""
    opened = reopen(run, Selection.from_json(run.retry_wanted or {}).tasks(run))
    return {"retry_wanted": None, **(opened.changes if opened else {})}, opened.lines if opened else []


def _wish(run: AutomationRun, selection: Selection) -> None:
    """One wish at a time; a second one before the first is granted asks for everything, which holds both."""
    running = AutomationRun.objects.filter(pk=run.pk, status=RunStatus.RUNNING)
    with transaction.atomic():
        if running.filter(retry_wanted__isnull=True).update(retry_wanted=selection.to_json()) != 1:
            moved = running.update(retry_wanted=Selection().to_json())
            if moved != 1:
                raise ConflictError("The run has just ended. Try again.", details={"run_id": run.run_id})
        ring_driver(run.pk)


def _while_paused(run: AutomationRun, selection: Selection) -> None:
    with transaction.atomic():
        opened = _opened(run, selection)
        paused = AutomationRun.objects.filter(pk=run.pk, status=RunStatus.PAUSED)
        if paused.update(**opened.changes) != 1:
            raise ConflictError("The run has just been resumed. Try again.", details={"run_id": run.run_id})
        _tell(run, opened.lines)


def _after_the_end(run: AutomationRun, selection: Selection) -> None:
    refuse_overtaken(run)
    try:
        with transaction.atomic():
            opened = _opened(run, selection)
            held = hold_again(run) if run.status == RunStatus.FAILED else _hold(run, opened)
            move_one(
                AutomationRun.objects.filter(pk=run.pk, status=run.status),
                come_from=RUN_REOPENABLE,
                to=RunStatus.RUNNING,
                refusal="This run is active already.",
                # A driver of before is refused, and what this run releases later has a key of its own.
                driver_token=F("driver_token") + 1,
                credits_held=held,
                hold_expired=False,
                completed_at=None,
                error=None,
                error_message="",
                wake_at=None,
                **opened.changes,
            )
            _tell(run, opened.lines)
            ring_driver(run.pk)
    except IntegrityError as error:
        raise ConflictError("Another run of this site is active.", details={"run_id": run.run_id}) from error


def _opened(run: AutomationRun, selection: Selection) -> Reopened:
    opened = reopen(run, selection.tasks(run))
    if opened is None:
        raise ConflictError("Other work has these items at the moment. Wait until it has finished.")
    return opened


def _hold(run: AutomationRun, opened: Reopened) -> int:
    """What the items and everything that comes out of them may cost."""
    required = estimate_of_items(run.site, opened.items).required_credits
    if required:
        reason = Reason(
            key=f"hold:{run.run_id}:{run.driver_token}",
            description=f"Held for {run.run_id} (failed work taken up again)",
            site_id=run.site_id,
            run_id=run.run_id,
        )
        credit_service.hold(account_id=run.account_id, amount=required, reason=reason)
    return required


def _tell(run: AutomationRun, lines: list[Line]) -> None:
    logger = AutomationLogger(run, timezone_name=run.site.timezone)
    logger.record(lines)
    transaction.on_commit(lambda: logger.mirror(lines))
