"""Changes of rows as they are sent, and how many rows they reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers


class ChangesSerializer(serializers.Serializer[Any]):
    """Changes of rows: at least one, and nothing that is not known. A misspelt name must not pass as done."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """Refuse what nobody would carry out."""
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, Mapping) else []
        if unknown:
            known = ", ".join(sorted(self.fields))
            sentence = f"This cannot be changed here. These can: {known}."
            raise serializers.ValidationError({str(name)[:80]: [sentence] for name in unknown})
        changes: dict[str, Any] = super().to_internal_value(data)
        if not changes:
            sentence = f"Say what to change: {', '.join(sorted(self.fields))}."
            raise serializers.ValidationError({"non_field_errors": [sentence]})
        return changes


@extend_schema_serializer(examples=[OpenApiExample("Three rows", value={"updated": 3}, response_only=True)])
class UpdatedSerializer(serializers.Serializer[Any]):
    """How many rows a bulk change has changed: all that were named, or the answer is an error."""

    updated = serializers.IntegerField()


@extend_schema_serializer(examples=[OpenApiExample("Three rows", value={"deleted": 3}, response_only=True)])
class DeletedSerializer(serializers.Serializer[Any]):
    """How many rows were deleted: all that were named, or the answer is an error."""

    deleted = serializers.IntegerField()
