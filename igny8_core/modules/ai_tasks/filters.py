"""Which tasks a list shows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django_filters import rest_framework as filters

from igny8_core.ai.models import AITask
from igny8_core.ai.registry import FUNCTIONS
from igny8_core.ai.selectors.tasks import tasks_of_group, tasks_with_ids
from igny8_core.api.filters import SiteRowsFilter
from igny8_core.business.automation.models import AutomationRun
from igny8_core.common.exceptions import InvalidInputError, NotFoundError
from igny8_core.common.status_enums import GENERATION_OPEN, GenerationStatus

#: More ids than this make an address longer than servers take. A selection of any size is one `group`.
MOST_IDS = 100


class UuidsFilter(filters.BaseInFilter, filters.UUIDFilter):
    """`?ids=a,b,c`"""


class TaskFilter(SiteRowsFilter):
    """Without `ids`, `group` or `run` the list has what people asked for, not the batches of runs."""

    ids = UuidsFilter(method="with_ids", label=f"Task ids with commas between them, at most {MOST_IDS}")
    group = filters.UUIDFilter(method="of_group", label="First task of a selection: all tasks that it became")
    active = filters.BooleanFilter(method="still_open", label="true: not ended yet; false: ended")
    function = filters.ChoiceFilter(choices=[(name, name) for name in FUNCTIONS])
    status = filters.ChoiceFilter(choices=GenerationStatus.choices)
    run = filters.CharFilter(method="of_run", label="run_id of one of your runs: its batches")

    def filter_queryset(self, queryset: QuerySet[AITask]) -> QuerySet[AITask]:
        """Tasks of runs only where they are named."""
        named = self.form.cleaned_data.get("ids") or self.form.cleaned_data.get("run")
        rows: QuerySet[AITask] = super().filter_queryset(queryset if named else queryset.filter(run__isnull=True))
        return rows

    def with_ids(self, rows: QuerySet[AITask], name: str, value: list[UUID | None]) -> QuerySet[AITask]:
        """Exactly these."""
        ids = [pk for pk in value if pk]
        if len(ids) < len(value):
            raise InvalidInputError("ids: name at least one task, with one comma between two.")
        if len(ids) > MOST_IDS:
            raise InvalidInputError(f"Ask for at most {MOST_IDS} tasks by id; `group` shows a selection of any size.")
        return tasks_with_ids(rows, ids)

    def of_group(self, rows: QuerySet[AITask], name: str, value: UUID) -> QuerySet[AITask]:
        """All that one selection became."""
        return tasks_of_group(rows, value)

    def still_open(self, rows: QuerySet[AITask], name: str, value: bool) -> QuerySet[AITask]:
        """Open or ended."""
        return rows.filter(status__in=GENERATION_OPEN) if value else rows.exclude(status__in=GENERATION_OPEN)

    def of_run(self, rows: QuerySet[AITask], name: str, value: str) -> QuerySet[AITask]:
        """The batches of a run."""
        run: Any = AutomationRun.objects.filter(run_id=value).first()
        if run is None:
            raise NotFoundError("This run does not exist.")
        return rows.filter(run=run)
