"""Putting a function on the queue for a person: one AITask, its rows marked, one bell."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from igny8_core.ai.models import AITask
from igny8_core.business.accounts.models import Site
from igny8_core.common.doorbell import ring_on_commit
from igny8_core.common.exceptions import ConflictError
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GENERATION_TERMINAL, GenerationStatus
from igny8_core.common.transitions import move

TASK_NAME = "ai.run_task"


def enqueue(
    *,
    site: Site,
    function: str,
    ids: Sequence[int],
    label: str,
    payload: dict[str, Any],
    rows: QuerySet[Any],
    group: uuid.UUID | None = None,
    position: int | None = None,
) -> AITask:
    """Queue one task. Raises ConflictError when another task already works on one of the rows.

    `group` is the first task of the selection; without it this one is the first. With a
    `position` it stands in line: the one before rings for it.
    """
    pk = uuid.uuid4()
    with transaction.atomic():
        free = (GenerationStatus.PENDING, *GENERATION_TERMINAL)
        moved = move(rows, field="generation_status", come_from=free, to=GenerationStatus.QUEUED)
        if moved != len(ids):
            busy = plural(len(ids) - moved, "row")
            raise ConflictError(f"{busy} of the selection is being worked on already. Wait until that has finished.")
        task = AITask.objects.create(
            pk=pk,
            group=group or pk,
            position=position,
            account_id=site.account_id,
            site=site,
            function=function,
            input_ids=list(ids),
            label=label[:300],
            payload=payload,
            items_total=len(ids),
        )
        if not position:
            ring_on_commit(TASK_NAME, str(task.pk), task_id=str(task.pk))
    return task
