"""Orders to the writer, as people make, change and delete them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from igny8_core.business.accounts.models import Site
from igny8_core.business.content.models import Tasks
from igny8_core.business.content.services.writer_queue import task_for
from igny8_core.business.planning.models import ContentIdeas
from igny8_core.common.locking import locked_all
from igny8_core.common.refusals import RowRefusedError, refuse_busy, refuse_changed
from igny8_core.common.status_enums import GenerationStatus, IdeaStatus, TaskStatus
from igny8_core.common.transitions import move, move_one


def create_task(*, site: Site, idea: ContentIdeas | None = None, values: Mapping[str, Any]) -> Tasks:
    """A task by hand; of an idea it takes what `values` does not say. Raises RowRefusedError when the idea has one."""
    task = task_for(idea) if idea else Tasks(site=site, account_id=site.account_id)
    for name, value in values.items():
        setattr(task, name, value)
    try:
        with transaction.atomic():
            task.save(force_insert=True)
            if idea:
                move(ContentIdeas.objects.filter(pk=idea.pk), come_from=IdeaStatus.NEW, to=IdeaStatus.QUEUED)
    except IntegrityError as error:
        raise RowRefusedError("This idea has its task already.") from error
    return task


def change_tasks(*, ids: Sequence[int], changes: Mapping[str, Any], seen: datetime | None = None) -> int:
    """The same changes to each of these tasks, or to none. Raises RowRefusedError when one is being written.

    `seen` is the `updated_at` that the editor of a single task had before them.
    """
    with transaction.atomic():
        tasks = _locked(ids)
        refuse_busy(tasks, noun="task", then="change it")
        for task in tasks:
            refuse_changed(task, seen=seen, noun="task")
        return _named(ids).update(**changes, updated_at=timezone.now())


def delete_tasks(*, ids: Sequence[int]) -> int:
    """Delete these tasks, or none. Their articles and ideas stay. Raises RowRefusedError when one is being written."""
    with transaction.atomic():
        refuse_busy(_locked(ids), noun="task", then="delete it")
        _named(ids).delete()
    return len(ids)


def reopen_task(*, task_id: int) -> None:
    """Order the article of a task once more, after the first was deleted. Raises RowRefusedError while it is there."""
    if Tasks.objects.filter(pk=task_id, content__isnull=False).exists():
        raise RowRefusedError("This task has its article. Delete the article first, then have it written again.")
    move_one(
        Tasks.objects.filter(pk=task_id, content__isnull=True),
        come_from=TaskStatus.COMPLETED,
        to=TaskStatus.QUEUED,
        refusal="This task is waiting to be written already.",
        generation_status=GenerationStatus.PENDING,
    )


def _named(ids: Sequence[int]) -> QuerySet[Tasks]:
    return Tasks.objects.filter(pk__in=ids)


def _locked(ids: Sequence[int]) -> list[Tasks]:
    return locked_all(Tasks.objects.only("id", "generation_status", "updated_at"), ids=ids, noun="task")
