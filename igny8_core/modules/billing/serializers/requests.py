"""What callers ask of the usage."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from rest_framework import serializers

from igny8_core.ai.selectors.usage import BY


class UsageQuerySerializer(serializers.Serializer[Any]):
    days = serializers.IntegerField(min_value=1, max_value=366, default=30)
    by = serializers.ChoiceField(choices=BY, default="function")
    time_zone = serializers.CharField(required=False, max_length=64, help_text="Without it that of your oldest site")

    def validate_time_zone(self, name: str) -> str:
        """One that the system knows."""
        if name not in available_timezones():
            raise serializers.ValidationError(f"“{name}” is no time zone. Example: Europe/Vienna.")
        return name
