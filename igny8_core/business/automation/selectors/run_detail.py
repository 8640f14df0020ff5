"""One run, also an old one, with what it took per stage. Six queries at any size."""

from __future__ import annotations

from dataclasses import dataclass, replace

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.cards import Card, cards_of
from igny8_core.business.automation.selectors.controls import Controls, Reasons, controls_of
from igny8_core.business.automation.selectors.money import RunCost, cost_of_run
from igny8_core.common.status_enums import GenerationStatus

OVERTAKEN = "A newer run of this site has taken over what this one left."


@dataclass(frozen=True)
class RunDetail:
    """`is_latest`: no newer run of the site, so that it can still go on."""

    run: AutomationRun
    cards: list[Card]
    cost: RunCost
    controls: Controls
    is_latest: bool


def run_detail(run: AutomationRun) -> RunDetail:
    """`run` was read with its site and who started it."""
    tasks = AITask.objects.filter(run=run, stage=run.current_stage, status=GenerationStatus.PROCESSING)
    working = list(tasks.defer("stored_response", "payload").order_by("position"))
    newer = AutomationRun.objects.filter(site_id=run.site_id, started_at__gt=run.started_at)
    is_latest = not newer.exists()
    controls = controls_of(run)
    return RunDetail(
        run=run,
        cards=cards_of(run, working),
        cost=cost_of_run(run),
        controls=controls if is_latest else _overtaken(controls),
        is_latest=is_latest,
    )


def _overtaken(controls: Controls) -> Controls:
    """Nothing can be done with it; a better reason of its own stands."""
    own = controls.reasons
    reasons = Reasons(
        pause=own.pause or OVERTAKEN,
        resume=own.resume or OVERTAKEN,
        cancel=own.cancel or OVERTAKEN,
        retry_failed=own.retry_failed or OVERTAKEN,
    )
    return replace(controls, reasons=reasons, resume_credits=0)
