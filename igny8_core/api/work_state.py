"""What the badge in a row of a table shows: the machine's work on it as a person sees it."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from django.db.models import Case, CharField, Exists, F, Model, OuterRef, QuerySet, TextChoices, Value, When
from django_filters import rest_framework as filters
from rest_framework import serializers

from igny8_core.business.automation.models import AutomationRun
from igny8_core.common.status_enums import GenerationStatus, RunStatus

M = TypeVar("M", bound=Model)


class WorkState(TextChoices):
    """`generation_status` in the words of a reader; what waits for a paused run says so."""

    IDLE = "idle", "Idle"
    QUEUED = "queued", "Queued"
    PROCESSING = "processing", "Processing"
    COMPLETED = "completed", "Completed"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"
    PAUSED = "paused", "Paused"


def with_work_state(rows: QuerySet[M]) -> QuerySet[M]:
    """The rows of sites, each with its `work_state`. Costs no query of its own."""
    # `one_active_run_per_site` is the index that answers it: one look per queued row of the page.
    paused = AutomationRun.objects.filter(site_id=OuterRef("site_id"), status=RunStatus.PAUSED)
    annotated: Any = rows.annotate(
        work_state=Case(
            When(generation_status=GenerationStatus.PENDING, then=Value(WorkState.IDLE)),
            When(Exists(paused), generation_status=GenerationStatus.QUEUED, then=Value(WorkState.PAUSED)),
            default=F("generation_status"),
            output_field=CharField(),
        )
    )
    return cast("QuerySet[M]", annotated)


class WorkStateField(serializers.ChoiceField):
    """`work_state` of rows that went through `with_work_state`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"choices": WorkState.choices, "read_only": True, **options})


class WorkStateFilter(filters.ChoiceFilter):
    """`?work_state=` for lists of such rows."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"choices": WorkState.choices, "label": "What the machine does with the row", **options})
