"""One run in detail, and its journal from a certain line on."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.business.automation.stages import LAST_STAGE
from igny8_core.common.numbers import LARGEST_ID
from igny8_core.common.status_enums import RunStatus
from igny8_core.modules.automation.serializers.current_run import ControlsSerializer, EventSerializer, StageSerializer
from igny8_core.modules.automation.serializers.requests import RunRequestSerializer

MOST_EVENTS = 500


class EventsQuerySerializer(RunRequestSerializer):
    """Which lines: behind `after`, of a stage, of a level."""

    after = serializers.IntegerField(min_value=0, max_value=LARGEST_ID, default=0, help_text="`next_after` of before")
    stage = serializers.IntegerField(min_value=1, max_value=LAST_STAGE, required=False)
    level = serializers.ChoiceField(choices=AutomationEvent.Level.choices, required=False)
    limit = serializers.IntegerField(min_value=1, max_value=MOST_EVENTS, default=200)


class EventsSerializer(serializers.Serializer[Any]):
    """Lines in their order; go on with `after=next_after`."""

    events = EventSerializer(many=True)
    next_after = serializers.IntegerField()
    more = serializers.BooleanField()


class StarterSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()


class RunSiteSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    domain = serializers.CharField()


class StageDetailSerializer(StageSerializer):
    """A card with what was expected of the stage when the run started, and what came out, by name."""

    estimated_credits = serializers.IntegerField()
    estimated_items = serializers.IntegerField()
    working_seconds = serializers.FloatField(help_text="What its batches took, added up")
    made = serializers.DictField(child=serializers.IntegerField())


class AiCostSerializer(serializers.Serializer[Any]):
    """US dollars of the calls whose price is known; `unknown` counts the executions without."""

    dollars = serializers.DecimalField(max_digits=18, decimal_places=6)
    unknown = serializers.IntegerField()


class RunDetailSerializer(serializers.Serializer[Any]):
    """One run. Items and credits of the stages add up to those of the run."""

    run_id = serializers.CharField()
    site = RunSiteSerializer()
    status = serializers.ChoiceField(choices=RunStatus.choices)
    trigger_type = serializers.ChoiceField(choices=AutomationRun.Trigger.choices)
    started_by = StarterSerializer(allow_null=True, help_text="Null for a schedule, or when the person is gone")
    is_latest = serializers.BooleanField()
    current_stage = serializers.IntegerField()
    started_at = serializers.DateTimeField()
    paused_at = serializers.DateTimeField(allow_null=True)
    reopened_at = serializers.DateTimeField(allow_null=True)
    completed_at = serializers.DateTimeField(allow_null=True)
    duration_seconds = serializers.IntegerField(allow_null=True, help_text="Null while it has not ended")
    estimated_credits = serializers.IntegerField()
    estimate_basis = serializers.CharField(
        allow_blank=True, help_text="`defaults` or `history`; empty for a run that never started"
    )
    total_credits_used = serializers.IntegerField()
    credits_held = serializers.IntegerField()
    ai_cost = AiCostSerializer()
    items_total = serializers.IntegerField()
    items_completed = serializers.IntegerField()
    items_failed = serializers.IntegerField()
    error = serializers.DictField(allow_null=True, help_text="The one error payload")
    controls = ControlsSerializer()
    stages = StageDetailSerializer(many=True)
