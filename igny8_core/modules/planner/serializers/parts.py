"""Fields and answers that rows of the planner share."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.api.work_state import WorkStateField
from igny8_core.business.planning.choices import Intent
from igny8_core.common.status_enums import GenerationStatus

#: The largest number that the columns hold.
MOST = 2_147_483_647


class ClusterNameSerializer(serializers.Serializer[Any]):
    """The cluster that a row is in."""

    id = serializers.IntegerField()
    name = serializers.CharField()


class RowSerializer(serializers.Serializer[Any]):
    """What every row of the planner's tables has."""

    id = serializers.IntegerField()
    site_id = serializers.IntegerField()
    generation_status = serializers.ChoiceField(GenerationStatus.choices, help_text="What the machine did last with it")
    work_state = WorkStateField(help_text="The badge: as generation_status, but `paused` while a paused run waits")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class IntentField(serializers.ChoiceField):
    """One of the four intents; empty: unknown."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"choices": Intent.choices, "allow_blank": True, "required": False, **options})
