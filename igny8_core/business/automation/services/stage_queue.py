"""Filling the queue of a stage, once: what it is now is what the stage will do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from igny8_core.ai.base import Batch
from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.business.automation.services.drive_state import DriveState
from igny8_core.business.automation.services.sentences import queue_filled
from igny8_core.business.automation.tally import StageTally
from igny8_core.common.faults import fault_point
from igny8_core.common.rows import insert_rows
from igny8_core.common.status_enums import GenerationStatus

#: Rows per statement: SQLite takes no more than some thousand variables at once.
CHUNK = 500
BUSY = (GenerationStatus.QUEUED, GenerationStatus.PROCESSING)


def fill_queue(state: DriveState) -> None:
    """Snapshot the stage's queue, cut it into batches and insert their tasks: one transaction, guarded by the lease.

    Rows that a person's task works on at this moment are left to it, also those it took while this was planned.
    """
    row, run = state.stage, state.run
    # Planning may take long (it groups the whole site); it reads only, so no transaction is open meanwhile.
    ids = _waiting(state)
    size = getattr(state.config, row.batch_size_field)
    batches = function_named(row.function).plan(site=run.site, ids=ids, batch_size=size) if ids else []
    first = _next_position(state)
    with transaction.atomic():
        batches = _without(_mark_queued(row.function, ids), batches)
        tally = _tally_with(state.tally, batches)
        lines = [queue_filled(state, tally)]
        state.lease.write(**{row.result_field: tally.to_json(row)})
        tasks = _tasks(state, batches, first=first)
        for start in range(0, len(tasks), CHUNK):
            insert_rows(tasks[start : start + CHUNK])
        state.logger.record(lines)
        fault_point("inside_fill")
    state.tally = tally
    state.logger.mirror(lines)
    fault_point("after_fill")


def _waiting(state: DriveState) -> list[int]:
    """Ids of the rows that wait. A stage that had its queue before takes only what the reopened work has made."""
    rows = state.stage.queue(state.run.site).exclude(generation_status__in=BUSY)
    if state.tally.top_up and state.run.reopened_at:
        rows = rows.filter(created_at__gte=state.run.reopened_at)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _tally_with(tally: StageTally, batches: Sequence[Batch]) -> StageTally:
    items = sum(len(batch.ids) for batch in batches)
    if tally.started_at:
        return tally.topped_up(items=items, batches=len(batches))
    return StageTally(total=items, batches_total=len(batches), started_at=timezone.now())


def _next_position(state: DriveState) -> int:
    if state.tally.started_at is None:
        return 0
    last = AITask.objects.filter(run=state.run, stage=state.stage.number).aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def _mark_queued(function: str, ids: Sequence[int]) -> set[int]:
    """Mark the rows; returns those that are no longer free. Locked, so that whoever takes one now sees it marked."""
    taken: set[int] = set()
    for start in range(0, len(ids), CHUNK):
        rows = function_named(function).rows().filter(pk__in=ids[start : start + CHUNK])
        found = rows.select_for_update().values_list("pk", "generation_status")
        taken |= {pk for pk, status in found if status in BUSY}
        rows.exclude(pk__in=taken).update(generation_status=GenerationStatus.QUEUED)
    return taken


def _without(taken: set[int], batches: Sequence[Batch]) -> list[Batch]:
    if not taken:
        return list(batches)
    left = [replace(batch, ids=[pk for pk in batch.ids if pk not in taken]) for batch in batches]
    return [batch for batch in left if batch.ids]


def _tasks(state: DriveState, batches: Sequence[Batch], *, first: int) -> list[AITask]:
    run, row = state.run, state.stage
    return [
        AITask(
            account_id=run.account_id,
            site_id=run.site_id,
            function=row.function,
            label=batch.label,
            input_ids=batch.ids,
            payload=batch.payload,
            items_total=len(batch.ids),
            run=run,
            stage=row.number,
            position=position,
        )
        for position, batch in enumerate(batches, start=first)
    ]
