"""From a glance at a site to the JSON of `dashboard`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.cards import Card, overall_percentage, overall_remaining
from igny8_core.business.automation.selectors.dashboard import Glance
from igny8_core.business.automation.stages import LAST_STAGE
from igny8_core.modules.automation.presenters import OVERVIEW, schedule_shown

#: What waits in front of each stage; at the last one, articles in review.
PIPELINE = [step for step in OVERVIEW if step[0] != "images"]


def present_glance(glance: Glance) -> dict[str, Any]:
    """The data of DashboardSerializer."""
    balance = glance.balance
    return {
        "site_id": glance.site.pk,
        "needs": [vars(need) for need in glance.needs],
        "pipeline": [
            {"key": key, "label": label, "note": note, "count": glance.backlog[number]}
            for number, (key, label, note) in zip(range(1, LAST_STAGE + 1), PIPELINE, strict=True)
        ],
        "run": _run(glance.active, glance.cards) if glance.active else None,
        "work": [asdict(one) for one in glance.work],
        "schedule": schedule_shown(glance.site, glance.config),
        "wallet": {"balance": balance.balance, "reserved": balance.reserved, "available": balance.available},
        "estimate": glance.estimate,
        "recent_runs": glance.runs,
        "first_steps": _first_steps(glance),
    }


def _run(run: AutomationRun, cards: list[Card]) -> dict[str, Any]:
    card = cards[run.current_stage - 1]
    now = card.current[0].message if card.current else ""
    return {
        "run_id": run.run_id,
        "status": run.status,
        "started_at": run.started_at,
        "progress_percentage": overall_percentage(run, cards),
        "stage": card.stage.number,
        "stage_name": card.stage.name,
        "items_completed": card.queue.completed,
        "items_total": card.queue.total,
        "items": card.stage.label,
        "message": now or card.reason,
        "estimated_seconds_remaining": overall_remaining(run, cards),
    }


def _first_steps(glance: Glance) -> list[dict[str, Any]]:
    """Until the first run: what leads to it."""
    if glance.runs:
        return []
    done = {"site": True, "keywords": glance.has_keywords, "run": False}
    return [{"key": key, "done": is_done} for key, is_done in done.items()]
