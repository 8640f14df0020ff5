"""What waits at a site, and what its past runs say about how much comes out of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from igny8_core.ai.account_ai import image_model
from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.estimate import Estimate, Rates, project
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.stages import STAGES
from igny8_core.business.billing.prices import image_credits
from igny8_core.common.status_enums import RunStatus

#: Recent runs speak for the site as it is now.
RUNS_REMEMBERED = 5


def backlog_of(site: Site) -> dict[int, int]:
    """Items that wait in front of each stage; at stage 7, articles that are in review already."""
    return {stage.number: stage.queue(site).count() for stage in STAGES}


def rates_of(site: Site) -> Rates:
    """This site's own averages over its last completed runs; the defaults where there is nothing to go by."""
    runs = AutomationRun.objects.filter(site=site, status=RunStatus.COMPLETED).order_by("-started_at")
    results = [[run.stage_result(n) or {} for n in range(1, 8)] for run in runs[:RUNS_REMEMBERED]]
    usual = Rates.defaults()
    seen = {
        "keywords_per_cluster": _ratio(results, 1, "keywords_processed", "clusters_created"),
        "ideas_per_cluster": _ratio(results, 2, "ideas_created", "clusters_processed"),
        "words_per_article": _ratio(results, 4, "total_words", "content_created"),
        "images_per_article": _ratio(results, 5, "prompts_created", "content_processed"),
    }
    known = {name: value for name, value in seen.items() if value is not None}
    if not known:
        return usual
    return Rates(**{name: known.get(name, getattr(usual, name)) for name in seen}, basis="history")


def estimate_for(site: Site) -> Estimate:
    """What a run started now would cost."""
    return project(backlog=backlog_of(site), rates=rates_of(site), image_credits=image_credits(image_model(site)))


def estimate_of_items(site: Site, items: dict[int, int]) -> Estimate:
    """What `items` (by stage) and everything that comes out of them would cost."""
    return project(backlog=items, rates=rates_of(site), image_credits=image_credits(image_model(site)))


def _ratio(results: list[list[dict[str, Any]]], stage: int, above: str, below: str) -> Decimal | None:
    rows = [result[stage - 1] for result in results]
    under = sum(int(row.get(below, 0)) for row in rows)
    over = sum(int(row.get(above, 0)) for row in rows)
    return Decimal(over) / Decimal(under) if under and over else None
