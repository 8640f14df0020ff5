"""What callers send."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from igny8_core.api.ids import IdField
from igny8_core.business.automation.models import AutomationConfig
from igny8_core.business.automation.selectors.queue import STATES
from igny8_core.business.automation.stages import LAST_STAGE

#: One retry names at most so many tasks; a stage or all of it goes without names.
MOST_TASKS = 500


class RunRequestSerializer(serializers.Serializer[Any]):
    run_id = serializers.CharField(max_length=60)


class RetryRequestSerializer(RunRequestSerializer):
    """Which failed work: all of the run, that of `stage`, or these tasks."""

    stage = serializers.IntegerField(min_value=1, max_value=LAST_STAGE, required=False, allow_null=True)
    task_ids = serializers.ListField(
        child=serializers.UUIDField(), min_length=1, max_length=MOST_TASKS, required=False, allow_null=True
    )


class QueueQuerySerializer(RunRequestSerializer):
    """Which batches: of a stage, in a state, with this in their label."""

    stage = serializers.IntegerField(min_value=1, max_value=LAST_STAGE, required=False)
    state = serializers.ChoiceField(choices=list(STATES), required=False)
    search = serializers.CharField(max_length=200, required=False, allow_blank=True)


@extend_schema_field({"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2})?$", "example": "02:00"})
class _HourAndMinute(serializers.TimeField):
    """The document's own `time` has seconds and a zone."""


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "Every Monday at six in the morning",
            request_only=True,
            value={
                "site_id": 3,
                "is_enabled": True,
                "frequency": "weekly",
                "weekday": 0,
                "scheduled_time": "06:00",
                "stage_4_concurrency": 4,
            },
        )
    ]
)
class ConfigSerializer(serializers.ModelSerializer[AutomationConfig]):
    """Schedule, batch sizes and concurrency of a site. Times are in `timezone`; weekday 0 is Monday."""

    site_id = IdField()
    scheduled_time = _HourAndMinute(format="%H:%M", required=False)
    timezone = serializers.CharField(source="site.timezone", read_only=True)

    class Meta:
        model = AutomationConfig
        fields = [
            "site_id",
            "is_enabled",
            "frequency",
            "scheduled_time",
            "weekday",
            "day_of_month",
            "timezone",
            *(f"stage_{n}_batch_size" for n in range(1, 7)),
            *(f"stage_{n}_concurrency" for n in range(1, 7)),
            "last_run_at",
            "next_run_at",
        ]
        read_only_fields = ["last_run_at", "next_run_at"]
