"""Tasks as the API shows and takes them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.api.changes import ChangesSerializer
from igny8_core.api.ids import IdField, IdsField
from igny8_core.api.work_state import WorkStateField
from igny8_core.business.content.limits import (
    LONGEST_DESCRIPTION,
    MOST_HEADINGS,
    MOST_TARGETS,
    WORDS_LEAST,
    WORDS_MOST,
)
from igny8_core.business.content.models import Tasks
from igny8_core.business.planning.choices import ContentType, Intent
from igny8_core.modules.writer.serializers.named import NamedSerializer


def _lines(most: int, **options: Any) -> serializers.ListField:
    return serializers.ListField(child=serializers.CharField(max_length=300), max_length=most, **options)


class WriterTaskSerializer(serializers.ModelSerializer[Tasks]):
    """An order to the writer. `content_id` is its article, once there is one."""

    site_id = serializers.IntegerField()
    idea_id = serializers.IntegerField(allow_null=True)
    cluster = NamedSerializer(allow_null=True)
    target_keywords = serializers.ListField(child=serializers.CharField())
    outline = serializers.ListField(child=serializers.CharField())
    work_state = WorkStateField()
    content_id = serializers.IntegerField(allow_null=True)

    class Meta:
        model = Tasks
        fields = [
            "id",
            "site_id",
            "title",
            "description",
            "idea_id",
            "cluster",
            "search_intent",
            "content_type",
            "target_keywords",
            "outline",
            "word_count",
            "status",
            "generation_status",
            "work_state",
            "content_id",
            "created_at",
            "updated_at",
        ]
        read_only_fields = fields


class TaskChangesSerializer(ChangesSerializer):
    """What of a task people may change, as far as it is sent."""

    title = serializers.CharField(max_length=300, required=False)
    description = serializers.CharField(max_length=LONGEST_DESCRIPTION, allow_blank=True, required=False)
    cluster_id = IdField(allow_null=True, required=False, help_text="A cluster of the same site")
    search_intent = serializers.ChoiceField(choices=Intent.choices, allow_blank=True, required=False)
    content_type = serializers.ChoiceField(choices=ContentType.choices, required=False)
    target_keywords = _lines(MOST_TARGETS, required=False)
    outline = _lines(MOST_HEADINGS, required=False, help_text="The h2 headings, in order")
    word_count = serializers.IntegerField(min_value=WORDS_LEAST, max_value=WORDS_MOST, required=False)


class TaskChangeSerializer(TaskChangesSerializer):
    updated_at = serializers.DateTimeField(
        required=False, help_text="As you read it: when somebody saved since, nothing is changed (409)"
    )


class NewTaskSerializer(TaskChangesSerializer):
    """A task by hand. With `idea_id` what is not sent is the idea's; without it a title is needed."""

    site_id = IdField()
    idea_id = IdField(required=False, help_text="An idea of the site that has no task yet")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """A title from somewhere."""
        if "title" not in attrs and "idea_id" not in attrs:
            raise serializers.ValidationError({"title": ["A task needs a title, or an idea to take it from."]})
        return attrs


class TasksChangesSerializer(serializers.Serializer[Any]):
    """The same changes to each of these."""

    ids = IdsField()
    changes = TaskChangesSerializer()
