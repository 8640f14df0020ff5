"""What is in the queue of a run's stages, batch by batch: also what has ended there, and how."""

from __future__ import annotations

from django.db.models import QuerySet

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.stages import stage
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GenerationStatus

#: A batch that nobody has begun is pending for a person, whatever the machine calls it.
STATES = {
    "pending": (GenerationStatus.PENDING, GenerationStatus.QUEUED),
    "processing": (GenerationStatus.PROCESSING,),
    "completed": (GenerationStatus.COMPLETED,),
    "failed": (GenerationStatus.FAILED,),
    "cancelled": (GenerationStatus.CANCELLED,),
}
#: A row is read without the provider's answer, which may be a whole article.
SHOWN = (
    "pk", "stage", "position", "label", "status", "attempts", "not_before", "error", "credits_used", "input_ids",
    "result", "started_at", "completed_at",
)  # fmt: skip


def queue_of(run: AutomationRun, *, stage: int | None = None, state: str = "", search: str = "") -> QuerySet[AITask]:
    """The batches of `run` in the order of the queue; `state` is a key of STATES, `search` a part of the label."""
    found = AITask.objects.filter(run=run)
    if stage is not None:
        found = found.filter(stage=stage)
    if state:
        found = found.filter(status__in=STATES[state])
    if search:
        found = found.filter(label__icontains=search)
    return found.only(*SHOWN).order_by("stage", "position")


def state_of(task: AITask) -> str:
    """The key of STATES."""
    return next(name for name, statuses in STATES.items() if task.status in statuses)


def made_by(task: AITask) -> str:
    """What came out of a completed batch: `3 clusters`, `1 article`; empty for all others."""
    row = stage(task.stage or 1)
    made = task.result.get(row.made[0]) if task.status == GenerationStatus.COMPLETED else None
    return "" if made is None else plural(made, row.made_item, row.made_label)


def article_of(task: AITask) -> int | None:
    """The article that a completed batch has written, or made image prompts for."""
    if task.status != GenerationStatus.COMPLETED:
        return None
    return _only_input(task) if task.stage == 5 else task.result.get("content_id")


def cluster_of(task: AITask) -> int | None:
    """The cluster that a completed batch has made ideas for."""
    return _only_input(task) if task.stage == 2 and task.status == GenerationStatus.COMPLETED else None


def _only_input(task: AITask) -> int | None:
    return task.input_ids[0] if len(task.input_ids) == 1 else None
