"""One execution of the seven stages for one site."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from igny8_core.common.models import SiteOwned
from igny8_core.common.status_enums import RUN_ACTIVE, RunStatus


class AutomationRun(SiteOwned):
    """A run, its counters (in `stage_N_result`) and who drives it.

    Status moves as drawn at `RunStatus`. Asking is not being: `pause_requested`, `cancel_requested` and `retry_wanted`
    are wishes that the driver grants between two batches. The driver holds the run by `driver_token`: every write of
    counters names the token, so a driver that was given up for dead changes nothing.
    """

    class Trigger(models.TextChoices):
        MANUAL = "manual", "Manual"
        SCHEDULED = "scheduled", "Scheduled"

    run_id = models.CharField(max_length=60, unique=True)
    trigger_type = models.CharField(max_length=9, choices=Trigger.choices)
    slot = models.DateTimeField(null=True, blank=True, help_text="The scheduled time this run stands for")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    status = models.CharField(max_length=9, choices=RunStatus.choices, default=RunStatus.RUNNING)
    pause_requested = models.BooleanField(default=False)
    cancel_requested = models.BooleanField(default=False)
    retry_wanted = models.JSONField(
        null=True, blank=True, help_text='Failed work to take up again: {"stage": n or null, "task_ids": […] or null}'
    )
    current_stage = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    reopened_at = models.DateTimeField(
        null=True, blank=True, help_text="Since failed work was taken up again: what came after it is carried on"
    )
    completed_at = models.DateTimeField(null=True, blank=True)

    estimated_credits = models.PositiveIntegerField(default=0)
    estimate = models.JSONField(default=dict)
    credits_held = models.PositiveIntegerField(default=0)
    hold_expired = models.BooleanField(default=False, help_text="Paused so long that the hold was given back")
    total_credits_used = models.PositiveIntegerField(default=0)

    stage_1_result = models.JSONField(null=True, blank=True)
    stage_2_result = models.JSONField(null=True, blank=True)
    stage_3_result = models.JSONField(null=True, blank=True)
    stage_4_result = models.JSONField(null=True, blank=True)
    stage_5_result = models.JSONField(null=True, blank=True)
    stage_6_result = models.JSONField(null=True, blank=True)
    stage_7_result = models.JSONField(null=True, blank=True)

    error_message = models.TextField(blank=True)
    error = models.JSONField(null=True, blank=True)

    driver_token = models.PositiveIntegerField(default=0)
    driver_until = models.DateTimeField(null=True, blank=True)
    pace_seconds = models.FloatField(default=0, help_text="Waits this long between two batches, to be watched")
    wake_at = models.DateTimeField(null=True, blank=True, help_text="Nothing to do before: a retry waits")

    class Meta:
        db_table = "igny8_automation_runs"
        constraints = [
            # The lock: a second start of the same site is refused here, whatever the cache forgot.
            models.UniqueConstraint(
                fields=["site"], condition=Q(status__in=[str(s) for s in RUN_ACTIVE]), name="one_active_run_per_site"
            ),
            # Three schedulers may see the same slot; one of them inserts.
            models.UniqueConstraint(fields=["site", "slot"], name="one_run_per_slot"),
        ]
        indexes = [models.Index(fields=["site", "-started_at"]), models.Index(fields=["status", "started_at"])]

    def __str__(self) -> str:
        return self.run_id

    def stage_result(self, number: int) -> dict[str, Any] | None:
        """`stage_<number>_result`."""
        result: dict[str, Any] | None = getattr(self, f"stage_{number}_result")
        return result
