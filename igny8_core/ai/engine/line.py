"""Batches of one selection that must see what the ones before them made: they stand in line, by their `position`.

Keywords of one selection that are clustered side by side would open the same clusters twice. In runs the driver sees to
the order; here the order is part of looking for a task, and whoever ends one rings for the next.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from igny8_core.ai.enqueue import TASK_NAME
from igny8_core.ai.models import AITask
from igny8_core.common.doorbell import ring_on_commit
from igny8_core.common.status_enums import GENERATION_OPEN, GenerationStatus


def in_turn() -> Q:
    """Of no run, and nothing before it in its line is open."""
    before = AITask.objects.filter(
        group=OuterRef("group"), position__lt=OuterRef("position"), run__isnull=True, status__in=GENERATION_OPEN
    )
    return Q(run__isnull=True) & (Q(position__isnull=True) | Q(~Exists(before)))


def ring_next(task: AITask) -> None:
    """Within the transaction that ends `task`: ring for the next of its line. A bell too early finds nothing to do."""
    if task.run_id is not None or task.position is None:
        return
    waiting = AITask.objects.filter(group=task.group, run__isnull=True, status=GenerationStatus.PENDING)
    pk = waiting.exclude(pk=task.pk).order_by("position").values_list("pk", flat=True).first()
    if pk is not None:
        ring_on_commit(TASK_NAME, str(pk))
