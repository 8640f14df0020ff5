"""What a run's calls to AI providers cost in US dollars, beside its credits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum

from igny8_core.ai.models import AIUsageLog
from igny8_core.business.automation.models import AutomationRun


@dataclass(frozen=True)
class RunCost:
    """US dollars of the calls whose price is known, those in vain included, and how many executions have none."""

    dollars: Decimal
    unknown: int


def cost_of_run(run: AutomationRun) -> RunCost:
    """One query over the run's usage. Not for a poll: it reads a row per batch."""
    found = AIUsageLog.objects.filter(task__run=run).aggregate(
        dollars=Sum("cost"), all=Count("pk"), known=Count("cost")
    )
    return RunCost(dollars=found["dollars"] or Decimal(0), unknown=found["all"] - found["known"])
