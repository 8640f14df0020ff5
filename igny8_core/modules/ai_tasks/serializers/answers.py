"""One task as a progress window shows it, and several as one."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.common.status_enums import GenerationStatus

PHASES = ["INIT", "PREP", "AI_CALL", "PARSE", "SAVE", "DONE"]


class DetailsSerializer(serializers.Serializer[Any]):
    """Where it is. Every number is counted, none guessed from a sentence."""

    phase = serializers.ChoiceField(choices=PHASES)
    message = serializers.CharField(allow_blank=True)
    percentage = serializers.IntegerField()
    items_total = serializers.IntegerField()
    items_processed = serializers.IntegerField()
    current_item = serializers.CharField(allow_blank=True)
    estimated_seconds_remaining = serializers.IntegerField(allow_null=True)


class StepSerializer(serializers.Serializer[Any]):
    phase = serializers.ChoiceField(choices=PHASES)
    message = serializers.CharField(allow_blank=True)
    seconds = serializers.FloatField(allow_null=True, help_text="Null while it lasts")
    state = serializers.ChoiceField(choices=["done", "active", "failed"])


class CanSerializer(serializers.Serializer[Any]):
    """What can be done with it now, by whoever may change things in the account."""

    cancel = serializers.BooleanField()
    retry = serializers.BooleanField()


class TaskSerializer(serializers.Serializer[Any]):
    """One execution of an AI function."""

    task_id = serializers.UUIDField()
    group = serializers.UUIDField(
        allow_null=True, help_text="First task of the selection it belongs to; null within a run"
    )
    run_id = serializers.CharField(allow_null=True, help_text="The run it belongs to; null when a person asked for it")
    site_id = serializers.IntegerField()
    function = serializers.CharField()
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    status = serializers.ChoiceField(choices=GenerationStatus.choices)
    attempts = serializers.IntegerField(help_text="Failures so far")
    not_before = serializers.DateTimeField(allow_null=True, help_text="When it is tried again")
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    completed_at = serializers.DateTimeField(allow_null=True)
    details = DetailsSerializer()
    steps = StepSerializer(many=True)
    success_message = serializers.CharField(allow_blank=True, help_text="Empty until completed")
    error = serializers.DictField(allow_null=True, help_text="The one error payload")
    credits_used = serializers.IntegerField()
    result = serializers.DictField(help_text="What was made, by name")
    can = CanSerializer()


class TogetherSerializer(serializers.Serializer[Any]):
    """The tasks of `ids` or `group` as one, those of other pages included."""

    status = serializers.ChoiceField(choices=GenerationStatus.choices)
    tasks = serializers.IntegerField()
    completed = serializers.IntegerField()
    failed = serializers.IntegerField()
    cancelled = serializers.IntegerField()
    percentage = serializers.IntegerField()
    items_total = serializers.IntegerField()
    items_processed = serializers.IntegerField()
    credits_used = serializers.IntegerField()
    success_message = serializers.CharField(allow_blank=True, help_text="What the completed ones made")


class TaskPageSerializer(serializers.Serializer[Any]):
    """A page of tasks."""

    count = serializers.IntegerField()
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    together = TogetherSerializer(allow_null=True)
    results = TaskSerializer(many=True)


class SelectionEstimateSerializer(serializers.Serializer[Any]):
    """What a selection would cost. `enough` says whether `at_most` can be paid."""

    function = serializers.CharField()
    items = serializers.IntegerField(help_text="Rows that still need the work")
    credits = serializers.IntegerField()
    at_most = serializers.IntegerField(help_text="If every answer comes as long as it may")
    available_credits = serializers.IntegerField()
    enough = serializers.BooleanField()
    note = serializers.CharField()
