"""Which runs have put credits aside."""

from __future__ import annotations

from typing import Any

from igny8_core.business.automation.models import AutomationRun


def holds_of(*, account_id: int) -> list[dict[str, Any]]:
    """run_id, site_id and credits of each run that holds any; at most one per site."""
    runs = AutomationRun.objects.filter(account_id=account_id, credits_held__gt=0).order_by("-started_at")
    return [
        {"run_id": run_id, "site_id": site_id, "credits": credits}
        for run_id, site_id, credits in runs.values_list("run_id", "site_id", "credits_held")
    ]
