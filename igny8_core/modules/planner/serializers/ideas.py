"""Ideas."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.ai.idea_reply import (
    LONGEST_ANGLE,
    LONGEST_HEADING,
    LONGEST_TITLE,
    MOST_HEADINGS,
    MOST_TARGETS,
    WORDS_LEAST,
    WORDS_MOST,
)
from igny8_core.api.changes import ChangesSerializer
from igny8_core.api.ids import IdField, IdsSerializer
from igny8_core.business.planning.choices import ContentType
from igny8_core.business.planning.phrases import LONGEST_KEYWORD
from igny8_core.common.status_enums import IdeaStatus
from igny8_core.modules.planner.serializers.parts import ClusterNameSerializer, IntentField, RowSerializer


class TitleField(serializers.CharField):
    """A title with at least one letter or digit."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST_TITLE, **options})

    def to_internal_value(self, data: Any) -> str:
        """With single spaces."""
        title = " ".join(super().to_internal_value(data).split())
        if not any(sign.isalnum() for sign in title):
            raise serializers.ValidationError("A title needs letters or digits.")
        return title


class LinesField(serializers.ListField):
    """A short list of short texts."""

    def __init__(self, *, most: int, longest: int, **options: Any) -> None:
        child = serializers.CharField(max_length=longest)
        super().__init__(**{"child": child, "max_length": most, "required": False, **options})


class IdeaSerializer(RowSerializer):
    """An idea as the table shows it."""

    idea_title = serializers.CharField()
    description = serializers.CharField(help_text="The angle, in a sentence or two")
    cluster = ClusterNameSerializer(source="keyword_cluster")
    search_intent = serializers.CharField(help_text="Empty: unknown")
    content_type = serializers.CharField()
    target_keywords = serializers.ListField(child=serializers.CharField())
    outline = serializers.ListField(child=serializers.CharField(), help_text="Its h2 headings")
    word_count = serializers.IntegerField(help_text="Words wanted")
    status = serializers.ChoiceField(IdeaStatus.choices)
    task_id = serializers.IntegerField(allow_null=True, help_text="The writer's task; null: not with the writer")


class _Plan(serializers.Serializer[Any]):
    search_intent = IntentField()
    content_type = serializers.ChoiceField(ContentType.choices, required=False)
    word_count = serializers.IntegerField(min_value=WORDS_LEAST, max_value=WORDS_MOST, required=False)


class _OwnPlan(_Plan):
    description = serializers.CharField(max_length=LONGEST_ANGLE, allow_blank=True, required=False)
    target_keywords = LinesField(most=MOST_TARGETS, longest=LONGEST_KEYWORD)
    outline = LinesField(most=MOST_HEADINGS, longest=LONGEST_HEADING)


class NewIdeaSerializer(_OwnPlan):
    """An idea to add to a cluster of a site."""

    site_id = IdField()
    cluster_id = IdField()
    idea_title = TitleField()


class IdeaChangesSerializer(_OwnPlan, ChangesSerializer):
    """Changes of one idea."""

    idea_title = TitleField(required=False)
    cluster_id = IdField(required=False)


class SharedIdeaChangesSerializer(_Plan, ChangesSerializer):
    """Changes that several ideas can have in common."""

    cluster_id = IdField(required=False)


class IdeasUpdateSerializer(IdsSerializer):
    """Which ideas, and what to change."""

    changes = SharedIdeaChangesSerializer()
