"""What no service does to an AI task."""

from __future__ import annotations

from igny8_core.ai.models import AITask
from igny8_core.common.exceptions import ConflictError


def refuse_batch_of_run(task: AITask) -> None:
    """Raise ConflictError for a batch of a run: its driver counts on it, and pays from the run's hold."""
    if task.run_id is not None:
        raise ConflictError(
            "This task belongs to an automation run. Cancel or retry it there.", details={"task_id": str(task.pk)}
        )
