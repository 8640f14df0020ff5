"""From an AITask to what a progress window shows. Sentences are the engine's and the function's own."""

from __future__ import annotations

from typing import Any

from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.ai.selectors.tasks import Together
from igny8_core.ai.services.cancelling import CANCELLABLE
from igny8_core.ai.services.taking_up import RETRYABLE
from igny8_core.common.status_enums import GenerationStatus

FIRST_PHASE = "INIT"


def present(task: AITask) -> dict[str, Any]:
    """The data of TaskSerializer."""
    names = ("site_id", "function", "label", "status", "attempts", "not_before", "error", "credits_used", "result")
    return {
        "task_id": task.pk,
        "group": task.group,
        "run_id": task.run.run_id if task.run else None,
        **{name: getattr(task, name) for name in (*names, "created_at", "started_at", "completed_at")},
        "details": _details(task),
        "steps": _steps(task),
        # The engine wrote the function's own sentence about what it made.
        "success_message": task.message if task.status == GenerationStatus.COMPLETED else "",
        "can": {
            "cancel": task.run_id is None and task.status in CANCELLABLE,
            "retry": task.run_id is None and task.status in RETRYABLE,
        },
    }


def present_together(tasks: Together) -> dict[str, Any]:
    """The data of TogetherSerializer: counts added up, told once by each function."""
    sentences = []
    for name, results in tasks.results.items():
        function = function_named(name)
        sentences.append(function.success_message(function.made_together(results)))
    names = [name for name in tasks.__dataclass_fields__ if name != "results"]
    return {**{name: getattr(tasks, name) for name in names}, "success_message": "; ".join(sentences)}


def _details(task: AITask) -> dict[str, Any]:
    names = ("percentage", "items_total", "items_processed", "current_item", "estimated_seconds_remaining")
    return {
        "phase": task.phase or FIRST_PHASE,
        "message": _message(task),
        **{name: getattr(task, name) for name in names},
    }


def _message(task: AITask) -> str:
    if task.status != GenerationStatus.PENDING:
        return task.message
    if task.error:
        return f"Trying again soon. {task.message}"
    # Place 0 of a line waits for nobody.
    return "Waiting for the batch before it" if task.run_id is None and task.position else "Waiting to start"


def _steps(task: AITask) -> list[dict[str, Any]]:
    """What is behind, and the phase it is in (whose seconds only the end tells) or failed in."""
    steps = [{**step, "state": "done"} for step in task.steps]
    if task.status == GenerationStatus.PROCESSING:
        return [
            *steps,
            {"phase": task.phase or FIRST_PHASE, "message": task.message, "seconds": None, "state": "active"},
        ]
    if steps and task.error:
        steps[-1]["state"] = "failed"
    return steps
