"""AI tasks and usage: what was asked, what it cost, what went wrong."""

from __future__ import annotations

from django.contrib import admin

from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.common.admin import ReadOnlyAdmin


@admin.register(AITask)
class AITaskAdmin(ReadOnlyAdmin):
    """The queue, the journal and the bill."""

    list_display = ["label", "function", "status", "phase", "attempts", "credits_used", "run", "stage", "created_at"]
    list_filter = ["function", "status"]
    list_select_related = ["run"]
    # The version leads from a prompt to everything that was asked with it.
    search_fields = ["label", "id", "run__run_id", "prompt_version"]
    date_hierarchy = "created_at"


@admin.register(AIUsageLog)
class AIUsageLogAdmin(ReadOnlyAdmin):
    """Tokens, seconds, dollars and credits; also of answers that were paid for and of no use."""

    list_display = [
        "created_at", "account", "function", "provider", "model", "requests",
        "input_tokens", "cached_tokens", "output_tokens", "cost", "credits_used", "accepted", "seconds",
    ]  # fmt: skip
    list_filter = ["function", "provider", "model", "accepted"]
    list_select_related = ["account"]
    date_hierarchy = "created_at"
