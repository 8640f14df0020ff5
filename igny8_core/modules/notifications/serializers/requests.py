"""What callers send."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.api.ids import IdField

MOST_IDS = 500


class ReadRequestSerializer(serializers.Serializer[Any]):
    """Which notifications were read: some, or all."""

    ids = serializers.ListField(child=IdField(), required=False, max_length=MOST_IDS)
    all = serializers.BooleanField(default=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """One of the two."""
        if attrs["all"] == ("ids" in attrs):
            raise serializers.ValidationError("Send either ids or all.")
        return attrs


class PreferencesRequestSerializer(serializers.Serializer[Any]):
    by_email = serializers.BooleanField()


class WebhookRequestSerializer(serializers.Serializer[Any]):
    """Where a site's software wants to be called. The address must not lead inside the server's network."""

    url = serializers.CharField(max_length=2_000, allow_blank=True)
    enabled = serializers.BooleanField(default=True)
