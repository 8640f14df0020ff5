"""The dashboard's picture of a run. Every number on the page is one of these."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.common.status_enums import RunStatus

CARD_STATUSES = ["waiting", "running", "paused", "completed", "failed", "cancelled", "skipped"]
PHASES = ["INIT", "PREP", "AI_CALL", "PARSE", "SAVE", "DONE"]


class QueueSerializer(serializers.Serializer[Any]):
    """total = pending + processing + completed + failed + cancelled, at every moment."""

    total = serializers.IntegerField()
    pending = serializers.IntegerField()
    processing = serializers.IntegerField()
    completed = serializers.IntegerField()
    failed = serializers.IntegerField()
    cancelled = serializers.IntegerField()


class CurrentItemSerializer(serializers.Serializer[Any]):
    """A batch in work, as the AI function tells it."""

    task_id = serializers.UUIDField()
    label = serializers.CharField()  # type: ignore[assignment]
    phase = serializers.ChoiceField(choices=PHASES)
    message = serializers.CharField()
    percentage = serializers.IntegerField()
    items_total = serializers.IntegerField()
    items_processed = serializers.IntegerField()
    current_item = serializers.CharField(allow_blank=True)
    started_at = serializers.DateTimeField(allow_null=True)


class BatchesSerializer(serializers.Serializer[Any]):
    done = serializers.IntegerField()
    total = serializers.IntegerField()


class StageSerializer(serializers.Serializer[Any]):
    """One card."""

    number = serializers.IntegerField()
    name = serializers.CharField()
    type = serializers.ChoiceField(choices=["AI", "Local", "Manual"])
    item = serializers.CharField(help_text="What the queue holds, one of it: `keyword`")
    items = serializers.CharField(help_text="Many of it: `keywords`")
    status = serializers.ChoiceField(choices=CARD_STATUSES)
    reason = serializers.CharField(allow_blank=True)
    queue = QueueSerializer()
    expected = serializers.IntegerField(help_text="Items a waiting stage can count on so far")
    batches = BatchesSerializer()
    credits_used = serializers.IntegerField()
    elapsed_seconds = serializers.IntegerField(allow_null=True)
    estimated_seconds_remaining = serializers.IntegerField(allow_null=True)
    started_at = serializers.DateTimeField(allow_null=True)
    completed_at = serializers.DateTimeField(allow_null=True)
    summary = serializers.CharField(allow_blank=True)
    current = CurrentItemSerializer(many=True)


class ReasonsSerializer(serializers.Serializer[Any]):
    """Why a control is not possible now; empty for what is."""

    pause = serializers.CharField(allow_blank=True)
    resume = serializers.CharField(allow_blank=True)
    cancel = serializers.CharField(allow_blank=True)
    retry_failed = serializers.CharField(allow_blank=True)


class ControlsSerializer(serializers.Serializer[Any]):
    """What can be done with the run now, by whoever may change things in the account."""

    can_pause = serializers.BooleanField()
    can_resume = serializers.BooleanField()
    can_cancel = serializers.BooleanField()
    can_retry_failed = serializers.BooleanField()
    reasons = ReasonsSerializer()
    resume_credits = serializers.IntegerField(help_text="What a resume holds again; 0 when it is held still")
    failed_items = serializers.IntegerField()


class RunSerializer(serializers.ModelSerializer[AutomationRun]):
    status = serializers.ChoiceField(choices=RunStatus.choices)
    progress_percentage = serializers.FloatField()
    estimated_seconds_remaining = serializers.IntegerField(allow_null=True)
    elapsed_seconds = serializers.IntegerField()
    error = serializers.DictField(allow_null=True)
    controls = ControlsSerializer()

    class Meta:
        model = AutomationRun
        fields = [
            "run_id",
            "status",
            "trigger_type",
            "current_stage",
            "started_at",
            "paused_at",
            "reopened_at",
            "completed_at",
            "pause_requested",
            "cancel_requested",
            "hold_expired",
            "controls",
            "total_credits_used",
            "estimated_credits",
            "credits_held",
            "progress_percentage",
            "estimated_seconds_remaining",
            "elapsed_seconds",
            "error_message",
            "error",
            *(f"stage_{n}_result" for n in range(1, 8)),
        ]


class OverviewStepSerializer(serializers.Serializer[Any]):
    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    count = serializers.IntegerField()
    note = serializers.CharField(allow_blank=True)


class QueuesSerializer(serializers.Serializer[Any]):
    stage_1 = QueueSerializer()
    stage_2 = QueueSerializer()
    stage_3 = QueueSerializer()
    stage_4 = QueueSerializer()
    stage_5 = QueueSerializer()
    stage_6 = QueueSerializer()
    stage_7 = QueueSerializer()


class EventSerializer(serializers.ModelSerializer[AutomationEvent]):
    class Meta:
        model = AutomationEvent
        fields = ["id", "created_at", "stage", "level", "message"]


class WalletSerializer(serializers.Serializer[Any]):
    balance = serializers.IntegerField()
    reserved = serializers.IntegerField()
    available = serializers.IntegerField()


class WorkerSerializer(serializers.Serializer[Any]):
    alive = serializers.BooleanField()
    last_seen_at = serializers.DateTimeField(allow_null=True)
    message = serializers.CharField(allow_blank=True)


class ProviderSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    is_offline = serializers.BooleanField()
    notice = serializers.CharField(allow_blank=True)


class ScheduleSerializer(serializers.Serializer[Any]):
    is_enabled = serializers.BooleanField()
    next_run_at = serializers.DateTimeField(allow_null=True)
    sentence = serializers.CharField(allow_blank=True)


class CurrentRunSerializer(serializers.Serializer[Any]):
    """The whole page in one answer; `run` is null before the first run of a site."""

    run = RunSerializer(allow_null=True)
    stages = StageSerializer(many=True)
    overview = OverviewStepSerializer(many=True)
    queues = QueuesSerializer()
    activity_log = serializers.ListField(child=serializers.CharField())
    events = EventSerializer(many=True)
    wallet = WalletSerializer()
    worker = WorkerSerializer()
    provider = ProviderSerializer()
    schedule = ScheduleSerializer()
    server_time = serializers.DateTimeField()
