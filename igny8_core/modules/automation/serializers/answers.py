"""What the smaller endpoints answer."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.history import items_of, run_seconds
from igny8_core.business.automation.selectors.queue import STATES, article_of, cluster_of, made_by, state_of


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A run by hand",
            response_only=True,
            status_codes=["202"],
            value={"run_id": "run_20251211_103000_manual_5f9f", "message": "Automation started"},
        )
    ]
)
class StartedSerializer(serializers.Serializer[Any]):
    run_id = serializers.CharField()
    message = serializers.CharField()


class RunStateSerializer(serializers.Serializer[Any]):
    run_id = serializers.CharField()
    status = serializers.CharField()
    message = serializers.CharField()


class RetriedSerializer(RunStateSerializer):
    items = serializers.IntegerField(help_text="How many failed items are taken up again")


class QueueItemSerializer(serializers.ModelSerializer[AITask]):
    """One batch of a stage's queue. Its items succeed or fail together."""

    task_id = serializers.UUIDField(source="pk")
    state = serializers.SerializerMethodField()
    items = serializers.SerializerMethodField()
    error = serializers.DictField(allow_null=True, help_text="The one error payload")
    made = serializers.SerializerMethodField(help_text="What came out of it: `3 clusters`; empty while nothing has")
    content_id = serializers.SerializerMethodField(help_text="The article that was written or got its prompts")
    cluster_id = serializers.SerializerMethodField(help_text="The cluster that ideas were made for")

    class Meta:
        model = AITask
        fields = [
            "task_id",
            "stage",
            "label",
            "state",
            "items",
            "attempts",
            "not_before",
            "error",
            "made",
            "content_id",
            "cluster_id",
            "credits_used",
            "started_at",
            "completed_at",
        ]

    @extend_schema_field(serializers.ChoiceField(choices=list(STATES)))
    def get_state(self, task: AITask) -> str:
        return state_of(task)

    def get_items(self, task: AITask) -> int:
        return len(task.input_ids)

    def get_made(self, task: AITask) -> str:
        return made_by(task)

    def get_content_id(self, task: AITask) -> int | None:
        return article_of(task)

    def get_cluster_id(self, task: AITask) -> int | None:
        return cluster_of(task)


class StageEstimateSerializer(serializers.Serializer[Any]):
    stage = serializers.IntegerField()
    name = serializers.CharField()
    items = serializers.IntegerField()
    items_label = serializers.CharField()
    waiting = serializers.IntegerField(help_text="Items that wait at the site now")
    credits = serializers.IntegerField()
    note = serializers.CharField()


class EstimateSerializer(serializers.Serializer[Any]):
    """What a run started now would cost. `required_credits` must be free for it: the estimate and 20 % on top."""

    estimated_credits = serializers.IntegerField()
    required_credits = serializers.IntegerField()
    available_credits = serializers.IntegerField()
    enough = serializers.BooleanField()
    basis = serializers.ChoiceField(choices=["defaults", "history"])
    stages = StageEstimateSerializer(many=True)


class HistorySerializer(serializers.ModelSerializer[AutomationRun]):
    """One past run; “43 of 45” is items_completed of items_total."""

    duration_seconds = serializers.SerializerMethodField()
    items_completed = serializers.SerializerMethodField()
    items_total = serializers.SerializerMethodField()
    items_failed = serializers.SerializerMethodField()

    class Meta:
        model = AutomationRun
        fields = [
            "run_id",
            "status",
            "trigger_type",
            "started_at",
            "completed_at",
            "duration_seconds",
            "current_stage",
            "total_credits_used",
            "estimated_credits",
            "items_completed",
            "items_total",
            "items_failed",
            "error_message",
        ]

    def get_duration_seconds(self, run: AutomationRun) -> int | None:
        return run_seconds(run)

    def get_items_completed(self, run: AutomationRun) -> int:
        return items_of(run)[0]

    def get_items_total(self, run: AutomationRun) -> int:
        return items_of(run)[1]

    def get_items_failed(self, run: AutomationRun) -> int:
        return items_of(run)[2]


class LogsSerializer(serializers.Serializer[Any]):
    run_id = serializers.CharField()
    logs = serializers.DictField(child=serializers.CharField(allow_blank=True))
