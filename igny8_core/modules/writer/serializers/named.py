"""Rows that others point to: enough for a link."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class NamedSerializer(serializers.Serializer[Any]):
    """Any row with a name."""

    id = serializers.IntegerField(source="pk")
    name = serializers.CharField(source="__str__")


class ArticleLinkSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField(source="pk")
    title = serializers.CharField()
