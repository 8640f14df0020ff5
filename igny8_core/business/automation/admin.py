"""Runs, configs, events and workers for operators."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from igny8_core.business.automation.admin_pages import stages_table
from igny8_core.business.automation.models import AutomationConfig, AutomationEvent, AutomationRun, WorkerHeartbeat
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.common.admin import ReadOnlyAdmin
from igny8_core.common.exceptions import AppError

#: Lines of a journal on one page.
LINES = 500


@admin.register(AutomationRun)
class AutomationRunAdmin(ReadOnlyAdmin):
    """Runs: look at them, pause, resume or cancel them, retry what failed."""

    list_display = [
        "run_id", "site", "status", "current_stage", "trigger_type",
        "total_credits_used", "estimated_credits", "started_at",
    ]  # fmt: skip
    list_filter = ["status", "trigger_type", "current_stage"]
    list_select_related = ["site"]
    search_fields = ["run_id", "site__domain"]
    date_hierarchy = "started_at"
    actions = ["pause_runs", "resume_runs", "cancel_runs", "retry_failed_of_runs"]
    fieldsets = [
        (None, {"fields": ["run_id", "account", "site", "status", "journal_link", "error_message"]}),
        ("Stages", {"fields": ["current_stage", "stages"]}),
        ("Credits", {"fields": ["estimated_credits", "credits_held", "hold_expired", "total_credits_used"]}),
        (
            "Times",
            {
                "fields": [
                    "trigger_type",
                    "slot",
                    "started_by",
                    "started_at",
                    "paused_at",
                    "reopened_at",
                    "completed_at",
                ]
            },
        ),
        ("Driver", {"fields": ["pause_requested", "cancel_requested", "driver_token", "driver_until", "wake_at"]}),
    ]
    readonly_fields = ["stages", "journal_link"]

    @admin.display(description="Counters")
    def stages(self, obj: AutomationRun) -> SafeString:
        """As a table."""
        return stages_table(obj)

    @admin.display(description="Journal")
    def journal_link(self, obj: AutomationRun) -> SafeString:
        """To the page of it."""
        return format_html('<a href="{}">Open</a>', reverse("admin:automation_automationrun_journal", args=[obj.pk]))

    def get_urls(self) -> list[URLPattern]:
        """With the journal's page."""
        journal = self.admin_site.admin_view(self.journal)
        return [path("<int:pk>/journal/", journal, name="automation_automationrun_journal"), *super().get_urls()]

    def journal(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The journal of a run, oldest first, in pages."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        run = get_object_or_404(AutomationRun, pk=pk)
        events = AutomationEvent.objects.filter(run=run).order_by("pk")
        page = Paginator(events, LINES).get_page(request.GET.get("page"))
        context = {**self.admin_site.each_context(request), "run": run, "page": page, "title": f"Journal of {run}"}
        return render(request, "admin/automation/journal.html", context)

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

    @admin.action(description="Retry what failed", permissions=["view"])
    def retry_failed_of_runs(self, request: HttpRequest, queryset: QuerySet[AutomationRun]) -> None:
        """All of it, and on through the rest of the pipeline."""
        self._each(request, queryset, lambda service: service.retry_failed())

    def _each(
        self,
        request: HttpRequest,
        runs: QuerySet[AutomationRun],
        act: Callable[[AutomationService], object],
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
