"""Below automation/."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from igny8_core.ai.models import AITask
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.architecture.routes.case import Case, site_id
from igny8_core.tests.factories import AITaskFactory, KeywordFactory, RunFactory


def run_id(site: Any, run: Any) -> dict[str, Any]:
    return {"run_id": run.run_id}


def switch_on(site: Any, run: Any) -> dict[str, Any]:
    return {"is_enabled": True}


def a_failed_task(site: Any) -> Any:
    """A paused run, one keyword of which has failed."""
    run = RunFactory.paused(site=site)
    failed = {"run": run, "stage": 1, "position": 0, "status": GenerationStatus.FAILED}
    AITaskFactory.on("auto_cluster", KeywordFactory(site=site, generation_status=GenerationStatus.FAILED), **failed)
    return run


def failed_tasks(site: Any, run: Any) -> dict[str, Any]:
    ids = [str(pk) for pk in AITask.objects.filter(run__run_id=run.run_id).values_list("pk", flat=True)]
    return {"run_id": run.run_id, "task_ids": ids or [str(uuid4())]}


CASES = (
    Case("POST automation/run_now/", "body site_id", body=site_id),
    Case("GET automation/current_run/", "query site_id", query=site_id),
    Case("POST automation/pause/", "body run_id", body=run_id, state=RunFactory.running),
    Case("POST automation/resume/", "body run_id", body=run_id, state=RunFactory.paused),
    Case("POST automation/cancel/", "body run_id", body=run_id, state=RunFactory.running),
    Case("POST automation/retry_failed/", "body run_id", body=run_id, state=a_failed_task),
    Case("POST automation/retry_failed/", "body task_ids", body=failed_tasks, state=a_failed_task),
    Case("GET automation/queue/", "query run_id", query=run_id, state=RunFactory.completed),
    Case("GET automation/config/", "query site_id", query=site_id),
    Case("PUT automation/config/", "body site_id", body=lambda site, run: {"site_id": site.pk, "is_enabled": True}),
    Case("PUT automation/config/", "query site_id", query=site_id, body=switch_on),
    Case("GET automation/history/", "query site_id", query=site_id, state=RunFactory.completed),
    Case("GET automation/history/export/", "query site_id", query=site_id, state=RunFactory.completed),
    Case("GET automation/events/", "query run_id", query=run_id, state=RunFactory.completed),
    Case("GET automation/runs/{run_id}/", "path run_id", path=run_id, state=RunFactory.completed),
    Case("GET automation/logs/{run_id}/", "path run_id", path=run_id, state=RunFactory.completed),
    Case("GET automation/estimate/", "query site_id", query=site_id),
    Case("GET dashboard/", "query site_id", query=site_id, state=RunFactory.paused),
)
