"""Celery's doors to the engine."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.enqueue import TASK_NAME
from igny8_core.ai.sweeper import sweep_tasks


@shared_task(name=TASK_NAME)
def run_task(task_id: str) -> None:
    """Execute one task that a person asked for."""
    AIEngine().execute(task_id=UUID(task_id))


@shared_task(name="ai.sweep")
def sweep() -> None:
    """Ring again for tasks whose message or worker was lost."""
    sweep_tasks()
