"""Sites: as they are shown, made, changed and removed."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from igny8_core.api.ids import IdField
from igny8_core.business.accounts.models import Account, Role, Site

EXAMPLE = {
    "id": 7,
    "domain": "coffee.example.com",
    "name": "The coffee blog",
    "timezone": "Europe/Berlin",
    "language": "en",
    "account": {"id": 3, "name": "Beans Ltd"},
    "role": "owner",
    "keywords_count": 47,
    "articles_count": 43,
    "run_status": "",
    "created_at": "2026-01-05T10:00:00Z",
}


class SiteAccountSerializer(serializers.ModelSerializer[Account]):
    class Meta:
        model = Account
        fields = ["id", "name"]


@extend_schema_serializer(examples=[OpenApiExample("A site", value=EXAMPLE, response_only=True)])
class SiteSerializer(serializers.ModelSerializer[Site]):
    account = SiteAccountSerializer(read_only=True)
    role = serializers.ChoiceField(choices=Role.choices, read_only=True)
    keywords_count = serializers.IntegerField(read_only=True)
    articles_count = serializers.IntegerField(read_only=True)
    run_status = serializers.SerializerMethodField(help_text="running, paused, or empty where no run is going on")

    class Meta:
        model = Site
        fields = [
            "id",
            "domain",
            "name",
            "timezone",
            "language",
            "account",
            "role",
            "keywords_count",
            "articles_count",
            "run_status",
            "created_at",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.ChoiceField(choices=["", "running", "paused"]))
    def get_run_status(self, site: Any) -> str:
        """Of the site's active run."""
        return str(site.run_status)


class SiteChangesSerializer(serializers.Serializer[Any]):
    """What to change; what is not sent stays."""

    domain = serializers.CharField(required=False, max_length=300)
    name = serializers.CharField(required=False, allow_blank=True, max_length=120)
    timezone = serializers.CharField(required=False, max_length=64, help_text="Such as Europe/Berlin")
    language = serializers.CharField(required=False, max_length=8, help_text="Code such as en or pt-BR")


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A new site",
            value={"account_id": 3, "domain": "coffee.example.com", "timezone": "Europe/Berlin", "language": "en"},
            request_only=True,
        )
    ]
)
class NewSiteSerializer(SiteChangesSerializer):
    """A site of one of your accounts."""

    account_id = IdField()
    domain = serializers.CharField(max_length=300, help_text="https:// and paths are cut off")


class SiteRemovalSerializer(serializers.Serializer[Any]):
    """What is removed is gone: say its domain."""

    confirm_domain = serializers.CharField(max_length=300, allow_blank=True, default="")
