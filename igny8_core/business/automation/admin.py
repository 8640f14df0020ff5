"""Runs, configs, events and workers for operators."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from igny8_core.business.automation.models import AutomationConfig, AutomationEvent, AutomationRun, WorkerHeartbeat
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.common.admin import ReadOnlyAdmin
from igny8_core.common.exceptions import AppError


@admin.register(AutomationRun)
class AutomationRunAdmin(ReadOnlyAdmin):
    """Runs: look at them, pause, resume or cancel them."""

    list_display = [
        "run_id", "site", "status", "current_stage", "trigger_type",
        "total_credits_used", "estimated_credits", "started_at",
    ]  # fmt: skip
    list_filter = ["status", "trigger_type", "current_stage"]
    list_select_related = ["site"]
    search_fields = ["run_id", "site__domain"]
    date_hierarchy = "started_at"
    actions = ["pause_runs", "resume_runs", "cancel_runs"]

    @admin.action(description="Pause", permissions=["view"])
    def pause_runs(self, request: HttpRequest, queryset: QuerySet[AutomationRun]) -> None:
        """After the batch in hand."""
        self._each(request, queryset, lambda service: service.pause_automation())

    @admin.action(description="Resume", permissions=["view"])
    def resume_runs(self, request: HttpRequest, queryset: QuerySet[AutomationRun]) -> None:
        """Where they stopped."""
        self._each(request, queryset, lambda service: service.resume_automation())

    @admin.action(description="Cancel", permissions=["view"])
    def cancel_runs(self, request: HttpRequest, queryset: QuerySet[AutomationRun]) -> None:
        """Keeps what has arrived."""
        self._each(request, queryset, lambda service: service.cancel_automation())

    def _each(
        self,
        request: HttpRequest,
        runs: QuerySet[AutomationRun],
        act: Callable[[AutomationService], AutomationRun],
    ) -> None:
        if not request.user.is_superuser:
            self.message_user(request, "Only a superuser may steer runs here.", messages.ERROR)
            return
        for run in runs:
            try:
                act(AutomationService.from_run_id(run.run_id))
            except AppError as error:
                self.message_user(request, f"{run.run_id}: {error.message}", messages.WARNING)
            else:
                self.message_user(request, f"{run.run_id}: done.")


@admin.register(AutomationConfig)
class AutomationConfigAdmin(admin.ModelAdmin[AutomationConfig]):
    """Schedules and batch sizes."""

    list_display = ["site", "is_enabled", "frequency", "scheduled_time", "next_run_at", "last_run_at"]
    list_filter = ["is_enabled", "frequency"]
    list_select_related = ["site"]
    search_fields = ["site__domain"]
    raw_id_fields = ["account", "site"]


@admin.register(AutomationEvent)
class AutomationEventAdmin(ReadOnlyAdmin):
    """The journal."""

    list_display = ["created_at", "run", "stage", "level", "message"]
    list_filter = ["level", "stage"]
    list_select_related = ["run"]
    search_fields = ["message", "run__run_id"]


@admin.register(WorkerHeartbeat)
class WorkerHeartbeatAdmin(ReadOnlyAdmin):
    """Which workers and schedulers live."""

    list_display = ["name", "kind", "seen_at"]
