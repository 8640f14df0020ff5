"""What was told to whom, for operators."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from igny8_core.business.notifications.models import MailChoice, Notification, OutboxMessage, SiteWebhook
from igny8_core.common.admin import ReadOnlyAdmin
from igny8_core.common.transitions import move


@admin.register(Notification)
class NotificationAdmin(ReadOnlyAdmin):
    """What people see under the bell."""

    list_display = ["created_at", "user", "title", "level", "read_at"]
    list_filter = ["level", "kind"]
    list_select_related = ["user"]
    search_fields = ["title", "user__email"]


@admin.register(OutboxMessage)
class OutboxMessageAdmin(ReadOnlyAdmin):
    """Mails and calls of webhooks: sent, waiting, given up and why."""

    list_display = ["created_at", "kind", "destination", "subject", "status", "attempts", "not_before", "last_error"]
    list_filter = ["status", "kind"]
    search_fields = ["destination", "subject", "last_error"]
    actions = ["send_again"]

    @admin.action(description="Send again what was given up", permissions=["view"])
    def send_again(self, request: HttpRequest, queryset: QuerySet[OutboxMessage]) -> None:
        """Another three days of tries."""
        if not request.user.is_superuser:
            self.message_user(request, "Only a superuser may send messages again here.", messages.ERROR)
            return
        now, status = timezone.now(), OutboxMessage.Status
        moved = move(queryset, come_from=status.FAILED, to=status.PENDING, attempts=0, not_before=now, created_at=now)
        self.message_user(request, f"{moved} will be sent within a minute.")


@admin.register(SiteWebhook)
class SiteWebhookAdmin(ReadOnlyAdmin):
    """Where sites are called; members set it on their settings page."""

    list_display = ["site", "url", "enabled", "last_at", "last_status", "last_sentence"]
    list_filter = ["enabled"]
    list_select_related = ["site"]
    search_fields = ["site__domain", "url"]
    exclude = ["secret"]


@admin.register(MailChoice)
class MailChoiceAdmin(admin.ModelAdmin[Any]):
    """Who chose to get mails, or not to."""

    list_display = ["membership", "by_email"]
    list_select_related = ["membership__user", "membership__account"]
    search_fields = ["membership__user__email"]
    raw_id_fields = ["membership"]
