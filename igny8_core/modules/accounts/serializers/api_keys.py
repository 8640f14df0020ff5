"""API keys: as they are shown, made and renamed."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from igny8_core.business.accounts.models import ApiKey, KeyStatus, Scope
from igny8_core.business.accounts.services.api_keys import LONGEST_NAME

EXAMPLE = {
    "id": 12,
    "name": "Weekly import",
    "prefix": "igny8_ab12cd34",
    "scope": "write",
    "status": "active",
    "made_by": {"id": 5, "email": "ada@example.com"},
    "created_at": "2026-01-05T10:00:00Z",
    "expires_at": None,
    "last_used_at": None,
}


class KeyMakerSerializer(serializers.Serializer[Any]):
    """Whose role limits the key."""

    id = serializers.IntegerField()
    email = serializers.EmailField()


@extend_schema_serializer(examples=[OpenApiExample("A key", value=EXAMPLE, response_only=True)])
class ApiKeySerializer(serializers.ModelSerializer[ApiKey]):
    made_by = KeyMakerSerializer(source="membership.user")
    status = serializers.ChoiceField(choices=KeyStatus.choices)

    class Meta:
        model = ApiKey
        fields = ["id", "name", "prefix", "scope", "status", "made_by", "created_at", "expires_at", "last_used_at"]
        read_only_fields = fields


@extend_schema_serializer(
    examples=[OpenApiExample("A new key", value={**EXAMPLE, "key": "igny8_ab12cd34…"}, response_only=True)]
)
class MadeKeySerializer(ApiKeySerializer):
    key = serializers.SerializerMethodField(help_text="The key itself. It is not shown again.")

    class Meta(ApiKeySerializer.Meta):
        fields = [*ApiKeySerializer.Meta.fields, "key"]
        read_only_fields = fields

    def get_key(self, key: ApiKey) -> str:
        """Handed out once."""
        return str(self.context["text"])


@extend_schema_serializer(
    examples=[
        OpenApiExample("For an import", value={"name": "Weekly import", "scope": "write"}, request_only=True),
    ]
)
class NewKeySerializer(serializers.Serializer[Any]):
    """What the key is for and how far it reaches."""

    name = serializers.CharField(max_length=LONGEST_NAME)
    scope = serializers.ChoiceField(choices=Scope.choices, default=Scope.READ)
    expires_at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class KeyNameSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=LONGEST_NAME)
