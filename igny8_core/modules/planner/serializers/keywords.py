"""Keywords."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.api.changes import ChangesSerializer
from igny8_core.api.ids import IdField, IdsSerializer
from igny8_core.business.planning.phrases import LONGEST_KEYWORD
from igny8_core.common.status_enums import KeywordStatus
from igny8_core.modules.planner.serializers.parts import MOST, ClusterNameSerializer, IntentField, RowSerializer


class CountryField(serializers.CharField):
    """A two-letter code, in capitals whatever was sent; empty: unknown."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_blank": True, "required": False, **options})

    def to_internal_value(self, data: Any) -> str:
        """The code. “uk” is what people write for GB."""
        code = super().to_internal_value(data).upper()
        if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
            raise serializers.ValidationError("Use a two-letter country code such as US.")
        return "GB" if code == "UK" else code


class KeywordSerializer(RowSerializer):
    """A keyword as the table shows it."""

    keyword = serializers.CharField()
    volume = serializers.IntegerField(allow_null=True, help_text="Searches per month; null: unknown")
    difficulty = serializers.IntegerField(allow_null=True, help_text="0-100; null: unknown")
    intent = serializers.CharField(help_text="Empty: unknown")
    country = serializers.CharField(help_text="Two-letter code; empty: unknown")
    cluster = ClusterNameSerializer(allow_null=True)
    status = serializers.ChoiceField(KeywordStatus.choices)
    disabled = serializers.BooleanField(help_text="Left alone by the automation")


class _Figures(serializers.Serializer[Any]):
    volume = serializers.IntegerField(min_value=0, max_value=MOST, allow_null=True, required=False)
    difficulty = serializers.IntegerField(min_value=0, max_value=100, allow_null=True, required=False)
    intent = IntentField()
    country = CountryField()
    cluster_id = IdField(required=False, allow_null=True, help_text="Its cluster; null: none, to be clustered anew")
    disabled = serializers.BooleanField(required=False)


class NewKeywordSerializer(_Figures):
    """A keyword to add to a site."""

    site_id = IdField()
    keyword = serializers.CharField(max_length=LONGEST_KEYWORD)


class KeywordChangesSerializer(_Figures, ChangesSerializer):
    """Changes of one keyword."""

    keyword = serializers.CharField(max_length=LONGEST_KEYWORD, required=False)


class SharedKeywordChangesSerializer(_Figures, ChangesSerializer):
    """Changes that several keywords can have in common."""


class KeywordsUpdateSerializer(IdsSerializer):
    """Which keywords, and what to change."""

    changes = SharedKeywordChangesSerializer()
