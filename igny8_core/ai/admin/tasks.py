"""AI tasks and usage: what was asked, what it cost, what went wrong."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString

from igny8_core.ai.admin.task_pages import error_sentence, steps_table
from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.common.admin import ReadOnlyAdmin

TOTALS = {
    "rows": Count("pk"),
    **{name: Sum(name) for name in ("requests", "input_tokens", "output_tokens", "cost", "credits_used")},
}


@admin.register(AITask)
class AITaskAdmin(ReadOnlyAdmin):
    """The queue, the journal and the bill."""

    list_display = ["label", "function", "status", "phase", "attempts", "credits_used", "run", "stage", "created_at"]
    list_filter = ["function", "status"]
    list_select_related = ["run"]
    # The version leads from a prompt to everything that was asked with it.
    search_fields = ["label", "id", "run__run_id", "prompt_version"]
    date_hierarchy = "created_at"
    fieldsets = [
        (
            None,
            {"fields": ["label", "function", "account", "site", "run", "stage", "status", "what_failed"]},
        ),
        (
            "Work",
            {"fields": ["items_total", "items_processed", "what_happened", "attempts", "not_before"]},
        ),
        ("Bill", {"fields": ["credits_used", "operation_id", "prompt_version", "lease_token", "lease_until"]}),
    ]
    readonly_fields = ["what_happened", "what_failed"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[AITask]:
        """Lists do without what providers answered."""
        rows: QuerySet[AITask] = super().get_queryset(request).defer("stored_response", "payload", "result")
        return rows

    @admin.display(description="Steps")
    def what_happened(self, obj: AITask) -> SafeString:
        """As a table."""
        return steps_table(obj)

    @admin.display(description="Error")
    def what_failed(self, obj: AITask) -> str:
        """As a sentence."""
        return error_sentence(obj.error)


@admin.register(AIUsageLog)
class AIUsageLogAdmin(ReadOnlyAdmin):
    """Tokens, seconds, dollars and credits; also of answers that were paid for and of no use."""

    list_display = [
        "created_at", "account", "function", "provider", "model", "requests",
        "input_tokens", "cached_tokens", "output_tokens", "cost", "credits_used", "accepted", "seconds",
    ]  # fmt: skip
    list_filter = ["function", "provider", "model", "accepted"]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """With the totals of all rows that fit the filters, not only of the page."""
        response = super().changelist_view(request, extra_context)
        if isinstance(response, TemplateResponse) and response.context_data and "cl" in response.context_data:
            response.context_data["totals"] = response.context_data["cl"].queryset.aggregate(**TOTALS)
        return response

    list_select_related = ["account"]
    date_hierarchy = "created_at"
