"""Invariants of the work: every planned item ends in one end state, and the counters are the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.db.models import Count

from igny8_core.ai.models import AITask
from igny8_core.ai.registry import FUNCTIONS, function_named
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.stages import STAGES, Stage
from igny8_core.business.automation.tally import StageTally
from igny8_core.chaos.invariants.violations import Kind, Violation
from igny8_core.common.status_enums import GENERATION_OPEN, RUN_ACTIVE, GenerationStatus


def item_violations() -> Iterator[Violation]:
    """Each that does not hold."""
    for run in AutomationRun.objects.filter(status__in=RUN_ACTIVE):
        yield Violation(Kind.LOST, f"{run.run_id} is still {run.status} at stage {run.current_stage}")
    for task in AITask.objects.filter(status__in=GENERATION_OPEN):
        yield Violation(Kind.LOST, f"task {task.pk} ({task}) of run {task.run_id} is still {task.status}")
    yield from sites_with_two_runs()
    yield from _rows_left_in_work()
    for run in AutomationRun.objects.all():
        for stage in STAGES[:-1]:
            yield from _of_stage(run, stage)


def sites_with_two_runs() -> Iterator[Violation]:
    """Holds at any moment, not only when everything is at rest."""
    active = AutomationRun.objects.filter(status__in=RUN_ACTIVE).order_by()
    for row in active.values("site_id").annotate(count=Count("pk")).filter(count__gt=1):
        yield Violation(Kind.TWICE, f"site {row['site_id']} has {row['count']} active runs")


def items_by_state() -> Counter[str]:
    """Planned items of all runs by how they ended."""
    ended: Counter[str] = Counter()
    for status, ids in AITask.objects.filter(run__isnull=False).values_list("status", "input_ids"):
        ended[status] += len(ids)
    return ended


def _rows_left_in_work() -> Iterator[Violation]:
    busy = (GenerationStatus.QUEUED, GenerationStatus.PROCESSING)
    for name in FUNCTIONS:
        count = function_named(name).rows().filter(generation_status__in=busy).count()
        if count:
            yield Violation(Kind.LOST, f"{count} rows of {name} still look as if somebody worked on them")


def _of_stage(run: AutomationRun, stage: Stage) -> Iterator[Violation]:
    tally = StageTally.from_json(stage, run.stage_result(stage.number))
    tasks = AITask.objects.filter(run=run, stage=stage.number).values_list("status", "input_ids")
    ended: Counter[str] = Counter()
    for status, ids in tasks:
        ended[status] += len(ids)
    told = {"completed": tally.completed, "failed": tally.failed, "cancelled": tally.cancelled}
    where = f"{run.run_id}, stage {stage.number}"
    for state, count in told.items():
        if ended[state] != count:
            yield Violation(Kind.BOOKS, f"{where} counts {count} {state} items, its rows say {ended[state]}")
    if tally.open:
        yield Violation(Kind.LOST, f"{where} has lost {tally.open} of {tally.total} items")
    twice = [pk for pk, count in Counter(pk for _status, ids in tasks for pk in ids).items() if count > 1]
    if twice:
        yield Violation(Kind.TWICE, f"{where} has {len(twice)} items in two places")
