"""Celery's doors to the engine."""

from __future__ import annotations

from celery import shared_task

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.enqueue import TASK_NAME
from igny8_core.ai.services.orphaned_pictures import remove_orphaned_pictures
from igny8_core.ai.sweeper import sweep_tasks
from igny8_core.common.message_ids import task_id as id_in_message


@shared_task(name=TASK_NAME)
def run_task(task_id: str) -> None:
    """Execute one task that a person asked for. One that does not exist cannot be claimed."""
    named = id_in_message(task_id, task=TASK_NAME)
    if named:
        AIEngine().execute(task_id=named)


@shared_task(name="ai.sweep")
def sweep() -> None:
    """Ring again for tasks whose message or worker was lost."""
    sweep_tasks()


@shared_task(name="ai.remove_orphaned_pictures")
def remove_pictures() -> None:
    """Delete the files of pictures that belong to nothing."""
    remove_orphaned_pictures()
