"""What callers send."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.business.automation.models import AutomationConfig


class SiteRequestSerializer(serializers.Serializer[Any]):
    site_id = serializers.IntegerField(min_value=1)


class RunRequestSerializer(serializers.Serializer[Any]):
    run_id = serializers.CharField(max_length=60)


class ConfigSerializer(serializers.ModelSerializer[AutomationConfig]):
    """Schedule and batch sizes of a site. Times are in `timezone`; weekday 0 is Monday."""

    site_id = serializers.IntegerField(min_value=1)
    scheduled_time = serializers.TimeField(format="%H:%M", required=False)
    timezone = serializers.CharField(source="site.timezone", read_only=True)

    class Meta:
        model = AutomationConfig
        fields = [
            "site_id",
            "is_enabled",
            "frequency",
            "scheduled_time",
            "weekday",
            "day_of_month",
            "timezone",
            *(f"stage_{n}_batch_size" for n in range(1, 7)),
            "last_run_at",
            "next_run_at",
        ]
        read_only_fields = ["last_run_at", "next_run_at"]
