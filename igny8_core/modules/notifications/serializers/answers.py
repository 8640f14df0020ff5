"""How notifications, choices and webhooks are shown."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.business.notifications.models import Notification


class NotificationSerializer(serializers.ModelSerializer[Notification]):
    """One thing to know of. `link` is a path in the dashboard."""

    site_domain = serializers.SerializerMethodField()

    class Meta:
        model = Notification
        fields = ["id", "kind", "level", "title", "sentence", "link", "site_domain", "created_at", "read_at"]

    def get_site_domain(self, notification: Notification) -> str:
        """Empty for what is about no single site."""
        return notification.site.domain if notification.site else ""


class ReadSerializer(serializers.Serializer[Any]):
    """How many are left unread."""

    unread = serializers.IntegerField()


class PreferencesSerializer(serializers.Serializer[Any]):
    """How a member is told."""

    account_id = serializers.IntegerField()
    email = serializers.CharField(help_text="Where mails go")
    by_email = serializers.BooleanField()
    may_change = serializers.BooleanField(help_text="False for viewers, who are told in the dashboard only")


class WebhookSerializer(serializers.Serializer[Any]):
    """A site's webhook. `secret` is there once: in the answer that made it."""

    site_id = serializers.IntegerField()
    domain = serializers.CharField()
    may_change = serializers.BooleanField()
    is_set = serializers.BooleanField()
    url = serializers.CharField(help_text="Without its path for those who may not change it")
    enabled = serializers.BooleanField()
    secret = serializers.CharField(allow_null=True)
    last_at = serializers.DateTimeField(allow_null=True)
    last_status = serializers.IntegerField(allow_null=True, help_text="HTTP status; null: no answer")
    last_sentence = serializers.CharField()


class WebhookTestSerializer(serializers.Serializer[Any]):
    """How a test went."""

    ok = serializers.BooleanField()
    sentence = serializers.CharField()
    status = serializers.IntegerField(allow_null=True)
    seconds = serializers.FloatField()
