"""What callers send about AI tasks."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.ai.registry import FUNCTIONS
from igny8_core.api.ids import IdsSerializer


class ActRequestSerializer(serializers.Serializer[Any]):
    """One task, or all of the selection it belongs to."""

    whole_group = serializers.BooleanField(default=False, help_text="Act on every task of its selection")


class EstimateRequestSerializer(IdsSerializer):
    """Which function on which rows of one site."""

    function = serializers.ChoiceField(choices=list(FUNCTIONS))
    anew = serializers.BooleanField(
        default=False, help_text="Also what is there already, as `writer/images/regenerate/` makes it"
    )
