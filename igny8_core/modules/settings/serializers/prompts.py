"""How prompts are shown."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.ai.models import Prompt
from igny8_core.ai.prompts.checking import MAX_LENGTH


class PromptSummarySerializer(serializers.Serializer[Any]):
    """The prompt in force for a function. `saved_at` is null for the default."""

    function = serializers.CharField()
    name = serializers.CharField()
    is_default = serializers.BooleanField()
    version = serializers.CharField()
    saved_at = serializers.DateTimeField(allow_null=True)
    saved_by = serializers.CharField()


class PromptListSerializer(serializers.Serializer[Any]):
    may_change = serializers.BooleanField()
    functions = PromptSummarySerializer(many=True)


class VariableSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    holds = serializers.CharField()
    required = serializers.BooleanField()  # type: ignore[assignment]
    placeholder = serializers.CharField(help_text="How it is written in the text")


class PromptDetailSerializer(PromptSummarySerializer):
    """The same with its text and what it can hold."""

    may_change = serializers.SerializerMethodField()
    text = serializers.CharField()
    default_text = serializers.CharField()
    default_version = serializers.CharField()
    max_length = serializers.SerializerMethodField()
    problem = serializers.CharField(help_text="Not empty: it cannot be used any more")
    variables = VariableSerializer(many=True)

    def get_may_change(self, prompt: Any) -> bool:
        return bool(self.context["may_change"])

    def get_max_length(self, prompt: Any) -> int:
        return MAX_LENGTH


class PromptVersionSerializer(serializers.ModelSerializer[Prompt]):
    saved_at = serializers.DateTimeField(source="created_at", read_only=True)
    saved_by = serializers.SerializerMethodField()

    class Meta:
        model = Prompt
        fields = ["id", "version", "active", "text", "saved_at", "saved_by"]

    def get_saved_by(self, row: Prompt) -> str:
        return row.author.email if row.author else ""


class PromptPreviewSerializer(serializers.Serializer[Any]):
    """A text filled with examples, or what keeps it from being used."""

    ok = serializers.BooleanField()
    problems = serializers.ListField(child=serializers.CharField())
    system = serializers.CharField()
    user = serializers.CharField()
    version = serializers.CharField()
    characters = serializers.IntegerField()
