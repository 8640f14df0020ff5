"""What a person can do with a run now, and why not: the buttons of the dashboard ask the server, not its status."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.history import items_of
from igny8_core.common.status_enums import RUN_ACTIVE, RUN_REOPENABLE, RUN_RESUMABLE, RunStatus

AFTER_BATCH = "The batch in hand is finished first."
BEING_CANCELLED = "The run is being cancelled."
NEVER_STARTED = "This run never started. Start a new one."


@dataclass(frozen=True)
class Reasons:
    """Why each control is not possible; empty for what is."""

    pause: str
    resume: str
    cancel: str
    retry_failed: str


@dataclass(frozen=True)
class Controls:
    """The controls of the latest run of a site. `resume_credits` is what a resume holds again, 0 where it is held."""

    reasons: Reasons
    resume_credits: int
    failed_items: int

    def to_json(self) -> dict[str, Any]:
        """`can_pause` … beside the reasons."""
        reasons = asdict(self.reasons)
        can = {f"can_{name}": reason == "" for name, reason in reasons.items()}
        return {**can, "reasons": reasons, "resume_credits": self.resume_credits, "failed_items": self.failed_items}


def controls_of(run: AutomationRun) -> Controls:
    """No query: `run` must be the latest of its site, because an older one was overtaken and can do nothing."""
    failed = items_of(run)[2]
    reasons = Reasons(
        pause=_no_pause(run), resume=_no_resume(run), cancel=_no_cancel(run), retry_failed=_no_retry(run, failed)
    )
    gave_back = run.status == RunStatus.FAILED or run.hold_expired
    return Controls(
        reasons=reasons,
        resume_credits=credits_left(run) if gave_back and not reasons.resume else 0,
        failed_items=failed,
    )


def credits_left(run: AutomationRun) -> int:
    """What the estimate leaves, to be held for going on."""
    return max(0, int(run.estimate.get("required_credits", 0)) - run.total_credits_used)


def never_started(run: AutomationRun) -> bool:
    """Whether it is only a line about a slot that was refused: no driver ever had it."""
    return run.status == RunStatus.FAILED and run.driver_token == 0


def _no_pause(run: AutomationRun) -> str:
    if run.status != RunStatus.RUNNING:
        return f"This run is {run.status}."
    if run.cancel_requested:
        return BEING_CANCELLED
    return AFTER_BATCH if run.pause_requested else ""


def _no_resume(run: AutomationRun) -> str:
    if run.status not in RUN_RESUMABLE:
        return f"This run is {run.status}."
    if never_started(run):
        return NEVER_STARTED
    return BEING_CANCELLED if run.cancel_requested else ""


def _no_cancel(run: AutomationRun) -> str:
    if run.status not in RUN_ACTIVE:
        return f"This run is {run.status}."
    return AFTER_BATCH if run.cancel_requested else ""


def _no_retry(run: AutomationRun, failed: int) -> str:
    if run.status not in (*RUN_ACTIVE, *RUN_REOPENABLE):
        return f"This run was {run.status}: its items wait for the next run."
    if not failed:
        return "Nothing has failed."
    if run.cancel_requested:
        return BEING_CANCELLED
    return AFTER_BATCH if run.retry_wanted else ""
