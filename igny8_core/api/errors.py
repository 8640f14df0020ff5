"""The shape of every error."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class ErrorSerializer(serializers.Serializer[Any]):
    """The one error payload."""

    status = serializers.CharField(help_text="Always `error`")
    error_type = serializers.CharField()
    error_message = serializers.CharField()
    phase = serializers.CharField(allow_blank=True)
    timestamp = serializers.DateTimeField()
    details = serializers.DictField()
    retryable = serializers.BooleanField()
    action = serializers.CharField(allow_null=True)
