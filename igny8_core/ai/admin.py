"""AI tasks and usage: what was asked, what it cost, what went wrong."""

from __future__ import annotations

from django.contrib import admin

from igny8_core.ai.models import AITask, AIUsageLog, Prompt, ProviderSettings
from igny8_core.common.admin import ReadOnlyAdmin


@admin.register(AITask)
class AITaskAdmin(ReadOnlyAdmin):
    """The queue, the journal and the bill."""

    list_display = ["label", "function", "status", "phase", "attempts", "credits_used", "run", "stage", "created_at"]
    list_filter = ["function", "status"]
    list_select_related = ["run"]
    search_fields = ["label", "id", "run__run_id"]
    date_hierarchy = "created_at"


@admin.register(AIUsageLog)
class AIUsageLogAdmin(ReadOnlyAdmin):
    """Tokens, seconds and credits."""

    list_display = [
        "created_at", "account", "function", "provider", "model",
        "input_tokens", "output_tokens", "credits_used", "seconds",
    ]  # fmt: skip
    list_filter = ["function", "provider", "model"]
    list_select_related = ["account"]
    date_hierarchy = "created_at"


@admin.register(Prompt)
class PromptAdmin(ReadOnlyAdmin):
    """The versions of an account's own prompts."""

    list_display = ["function", "account", "version", "active", "author", "created_at"]
    list_filter = ["function", "active"]
    list_select_related = ["account", "author"]
    date_hierarchy = "created_at"


@admin.register(ProviderSettings)
class ProviderSettingsAdmin(admin.ModelAdmin[ProviderSettings]):
    """Which AI an account uses. Keys are entered on the settings page, never shown here."""

    list_display = ["account", "text_provider", "text_model", "image_provider", "image_model", "updated_at"]
    list_select_related = ["account"]
    exclude = ["openai_api_key", "runware_api_key"]
