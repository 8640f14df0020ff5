"""How and when a site's automation runs: one row per site."""

from __future__ import annotations

from datetime import time

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from igny8_core.common.models import AccountOwned


def _batch_size(default: int) -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(default=default, validators=[MinValueValidator(1), MaxValueValidator(100)])


def _concurrency() -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1), MaxValueValidator(16)])


class AutomationConfig(AccountOwned):
    """Schedule (in the site's time zone), batch sizes, and how many batches of a stage are asked for side by side."""

    class Frequency(models.TextChoices):
        DAILY = "daily", "Daily"
        WEEKLY = "weekly", "Weekly"
        MONTHLY = "monthly", "Monthly"

    site = models.OneToOneField("accounts.Site", on_delete=models.CASCADE, related_name="automation_config")
    is_enabled = models.BooleanField(default=False)
    frequency = models.CharField(max_length=7, choices=Frequency.choices, default=Frequency.DAILY)
    scheduled_time = models.TimeField(default=time(2, 0))
    weekday = models.PositiveSmallIntegerField(
        default=0, validators=[MaxValueValidator(6)], help_text="Weekly: 0 is Monday"
    )
    day_of_month = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(31)], help_text="Monthly: 31 is the last day"
    )
    stage_1_batch_size = _batch_size(20)
    stage_2_batch_size = _batch_size(1)
    stage_3_batch_size = _batch_size(20)
    stage_4_batch_size = _batch_size(1)
    stage_5_batch_size = _batch_size(1)
    stage_6_batch_size = _batch_size(1)
    stage_1_concurrency = _concurrency()
    stage_2_concurrency = _concurrency()
    stage_3_concurrency = _concurrency()
    stage_4_concurrency = _concurrency()
    stage_5_concurrency = _concurrency()
    stage_6_concurrency = _concurrency()
    last_run_at = models.DateTimeField(null=True, blank=True)
    next_run_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "igny8_automation_configs"
        indexes = [models.Index(fields=["is_enabled", "next_run_at"])]

    def __str__(self) -> str:
        return f"Automation of {self.site}"
