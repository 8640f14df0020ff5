"""AIUsageLog: what a provider's answers took, in tokens, money and credits."""

from __future__ import annotations

from django.db import models

from igny8_core.ai.models.task import AITask
from igny8_core.common.models import SiteOwned


class AIUsageLog(SiteOwned):
    """What one execution took: tokens, seconds, money and credits.

    A saved answer is written in the transaction that charges; an answer that was paid for and could not be used is
    `accepted=False` and costs no credits. `cost` is US dollars by the price table of the settings or by the provider's
    own word; empty when nobody knows it.
    """

    task = models.ForeignKey(AITask, on_delete=models.SET_NULL, null=True, related_name="usage_logs")
    function = models.CharField(max_length=40)
    provider = models.CharField(max_length=40)
    model = models.CharField(max_length=80)
    input_tokens = models.PositiveIntegerField(default=0)
    cached_tokens = models.PositiveIntegerField(default=0, help_text="Of the input tokens, those at the lower price")
    output_tokens = models.PositiveIntegerField(default=0)
    requests = models.PositiveSmallIntegerField(default=1, help_text="Calls paid for")
    items = models.PositiveIntegerField(default=0)
    units = models.DecimalField(max_digits=14, decimal_places=3, default=0, help_text="What the price is per")
    credits_used = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(max_digits=12, decimal_places=6, null=True, blank=True, help_text="US dollars")
    accepted = models.BooleanField(default=True, help_text="No: paid for, but of no use")
    seconds = models.FloatField(default=0)

    class Meta:
        verbose_name = "AI usage log"
        indexes = [models.Index(fields=["account", "-created_at"])]

    def __str__(self) -> str:
        return f"{self.function}: {self.credits_used} credits"
