"""From a run's detail to its JSON."""

from __future__ import annotations

from typing import Any

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.cards import Card
from igny8_core.business.automation.selectors.history import items_of, run_seconds
from igny8_core.business.automation.selectors.run_detail import RunDetail
from igny8_core.modules.automation.presenters import stage_of

COLUMNS = (
    "run_id", "status", "trigger_type", "current_stage", "started_at", "paused_at", "reopened_at", "completed_at",
    "estimated_credits", "total_credits_used", "credits_held", "error",
)  # fmt: skip


def present_run(detail: RunDetail) -> dict[str, Any]:
    """The data of RunDetailSerializer."""
    run = detail.run
    completed, total, failed = items_of(run)
    return {
        **{name: getattr(run, name) for name in COLUMNS},
        "site": {"id": run.site.pk, "domain": run.site.domain},
        "started_by": _person(run),
        "is_latest": detail.is_latest,
        "duration_seconds": run_seconds(run),
        "estimate_basis": run.estimate.get("basis", ""),
        "ai_cost": {"dollars": detail.cost.dollars, "unknown": detail.cost.unknown},
        "items_total": total,
        "items_completed": completed,
        "items_failed": failed,
        "controls": detail.controls.to_json(),
        "stages": [_stage(card, run) for card in detail.cards],
    }


def _person(run: AutomationRun) -> dict[str, Any] | None:
    person = run.started_by
    return {"id": person.pk, "name": person.get_full_name() or person.email} if person else None


def _stage(card: Card, run: AutomationRun) -> dict[str, Any]:
    estimated = {one["stage"]: one for one in run.estimate.get("stages", [])}.get(card.stage.number, {})
    return {
        **stage_of(card),
        "estimated_credits": estimated.get("credits", 0),
        "estimated_items": estimated.get("items", 0),
        "working_seconds": round(card.tally.seconds, 3),
        "made": dict(card.tally.made),
    }
