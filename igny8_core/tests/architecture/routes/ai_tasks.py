"""Below ai/tasks/."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from igny8_core.ai.models import AITask
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.architecture.routes.case import Case, site_id
from igny8_core.tests.factories import AITaskFactory, KeywordFactory

NOBODYS = UUID(int=7)


def waiting(site: Any) -> AITask:
    """One that a person asked for and nobody has begun."""
    keyword = KeywordFactory(site=site, generation_status=GenerationStatus.QUEUED)
    task: AITask = AITaskFactory.on("auto_cluster", keyword)
    AITask.objects.filter(pk=task.pk).update(group=task.pk)
    return task


def failed(site: Any) -> AITask:
    keyword = KeywordFactory(site=site, generation_status=GenerationStatus.FAILED)
    task: AITask = AITaskFactory.on("auto_cluster", keyword, status=GenerationStatus.FAILED)
    return task


def _is_task(row: Any) -> bool:
    return isinstance(row, AITask)


def _id(row: Any) -> UUID:
    return row.pk if _is_task(row) else NOBODYS


def task_id(site: Any, row: Any) -> dict[str, Any]:
    return {"task_id": _id(row)}


CASES = (
    Case("GET ai/tasks/", "query site_id", query=site_id),
    Case("GET ai/tasks/", "query ids", query=lambda site, row: {"ids": _id(row)}, state=waiting),
    Case("GET ai/tasks/", "query group", query=lambda site, row: {"group": _id(row)}, state=waiting),
    Case("GET ai/tasks/{task_id}/", "path task_id", path=task_id, state=waiting),
    Case(
        "POST ai/tasks/estimate/",
        "body ids",
        body=lambda site, row: {"function": "auto_cluster", "ids": [row.input_ids[0] if _is_task(row) else 10**6]},
        state=waiting,
        only_reads=True,
    ),
    Case("POST ai/tasks/{task_id}/cancel/", "path task_id", path=task_id, state=waiting),
    Case("POST ai/tasks/{task_id}/retry/", "path task_id", path=task_id, state=failed),
)
