"""AITask: the queue entry, the progress, the journal, the error and the bill of one execution."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from igny8_core.common.models import SiteOwned
from igny8_core.common.status_enums import GenerationStatus


class AITask(SiteOwned):
    """One execution of one AI function on a few rows, asked by a person or by a run.

    Its id is the Celery task id. Within a run every input row is in exactly one task of a stage, so the sums over tasks
    are the sums over items. `run` and `stage` are stored for the automation, which alone reads them; `position` is the
    place in a stage's queue or, of no run, in the line of a selection (`engine/line.py`).

        pending ──claim──► processing ──save──► completed
          ▲  │                │  │  │
          │  └──cancel──┐     │  │  └──3 failures──► failed
          │             ▼     │  │                     │
          │        cancelled ◄│──┘ cancel, mid-call    │
          │             │     │                        │
          ├──later──────│─────┘                        │
          └──a person takes it up again◄───────────────┘

    Whoever cancels moves it by its status; the worker that has it finds, by status and token, that it is not its own
    any more: it saves and charges nothing and only logs what the provider took. A batch of a run is not cancelled by
    itself: its run is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    function = models.CharField(max_length=40)
    label = models.CharField(max_length=300, blank=True)
    input_ids = models.JSONField(default=list)
    payload = models.JSONField(default=dict, help_text="What planning knew about these rows, for the function")
    status = models.CharField(max_length=12, choices=GenerationStatus.choices, default=GenerationStatus.PENDING)

    # Progress, written at most once a second while the provider works.
    phase = models.CharField(max_length=8, blank=True)
    percentage = models.PositiveSmallIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    items_total = models.PositiveIntegerField(default=0)
    items_processed = models.PositiveIntegerField(default=0)
    current_item = models.CharField(max_length=300, blank=True)
    estimated_seconds_remaining = models.PositiveIntegerField(null=True, blank=True)
    steps = models.JSONField(default=list, help_text="[{phase, message, seconds}]")

    # Who works on it. The token grows with every claim: a worker with an old one may not save.
    lease_token = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0, help_text="Failures so far")
    not_before = models.DateTimeField(null=True, blank=True)

    # The journal: the provider's answer, paid for, stored before anything is made of it.
    operation_id = models.CharField(max_length=60, blank=True)
    request_hash = models.CharField(max_length=64, blank=True)
    prompt_version = models.CharField(max_length=12, blank=True)
    stored_response = models.JSONField(null=True, blank=True)
    replies_rejected = models.PositiveSmallIntegerField(default=0)

    result = models.JSONField(default=dict)
    error = models.JSONField(null=True, blank=True)
    usage = models.JSONField(default=dict)
    credits_used = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)

    # No index of its own: the unique one below begins with it, and every claim and save writes all indexes anew.
    run = models.ForeignKey(
        "automation.AutomationRun",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="tasks",
        db_index=False,
    )
    stage = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveIntegerField(null=True, blank=True)
    group = models.UUIDField(
        null=True, blank=True, help_text="The first task of the selection that this one belongs to; of no run"
    )

    class Meta:
        verbose_name = "AI task"
        constraints = [
            models.UniqueConstraint(fields=["run", "stage", "position"], name="one_task_per_place_in_the_queue")
        ]
        indexes = [
            models.Index(fields=["run", "stage", "status", "position"]),
            # What the sweeper and the screen ask: always few rows, however long the history.
            models.Index(
                fields=["lease_until"], name="aitask_in_work", condition=Q(status=GenerationStatus.PROCESSING)
            ),
            models.Index(
                fields=["not_before"],
                name="aitask_manual_waiting",
                condition=Q(status=GenerationStatus.PENDING, run__isnull=True),
            ),
            # What people asked for. Partial: the thousands of tasks of a run are not in them.
            models.Index(fields=["group"], name="aitask_manual_group", condition=Q(run__isnull=True)),
            models.Index(fields=["site", "-created_at"], name="aitask_manual_of_site", condition=Q(run__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.function}: {self.label or len(self.input_ids)}"
