"""Tasks in the state between two steps of the engine."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from igny8_core.ai.engine import AccountBooks, Execution, call, claim, claimable
from igny8_core.ai.models import AITask
from igny8_core.tests.factories import AITaskFactory, ImageFactory, KeywordFactory, TaskFactory


def clustering(site, *, keywords: int = 3, **fields) -> AITask:
    """A task to cluster so many new keywords."""
    return AITaskFactory.on("auto_cluster", *KeywordFactory.create_batch(keywords, site=site), **fields)


def writing(site, **fields) -> AITask:
    """A task to write a 500-word article."""
    row = TaskFactory(site=site, word_count=500)
    return AITaskFactory.on("generate_content", row, label=row.title, **fields)


def drawing(site, **fields) -> AITask:
    """A task to make one image."""
    return AITaskFactory.on("generate_images", ImageFactory(site=site), **fields)


def take(task: AITask, **conditions) -> Execution | None:
    """Look for the task as a worker does, and claim it."""
    found = AITask.objects.filter(claimable(), pk=task.pk).first()
    return claim(task=found, **conditions) if found else None


def claimed(task: AITask) -> Execution:
    execution = take(task)
    assert execution is not None, "nobody can claim this task now"
    return execution


def called(task: AITask) -> Execution:
    """Claimed, answered, journaled and parsed; not saved."""
    execution = claimed(task)
    call(execution, AccountBooks())
    return execution


def lose_worker(task: AITask) -> None:
    """The worker of this task died: its lease runs out."""
    AITask.objects.filter(pk=task.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def due_now(task: AITask) -> AITask:
    """Whatever the task waits for is over."""
    AITask.objects.filter(pk=task.pk).update(not_before=None)
    return AITask.objects.get(pk=task.pk)
