"""What people are told when a run ends or stops for want of them. A pause that a person asked for is no news."""

from __future__ import annotations

from typing import Any, TypeAlias

from django.utils import timezone

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.stages import STAGES, stage
from igny8_core.business.automation.tally import StageTally
from igny8_core.business.notifications.models import Notification
from igny8_core.business.notifications.services.notify import Notice, notify_members
from igny8_core.common.numbers import duration, plural

WRITING = 4
Kind: TypeAlias = Notification.Kind
Level: TypeAlias = Notification.Level
#: By the error's action: the head line of a pause, and what to do.
PAUSED_FOR = {"purchase_credits": "not enough credits", "open_settings": "the AI provider's settings need you"}
WHAT_TO_DO = {
    "purchase_credits": "Add credits, then resume the run.",
    "open_settings": "Look at the AI providers under Settings, then resume the run.",
}


def tell_completed(run: AutomationRun) -> None:
    """`Automation of coffee.example.com completed: 43 articles ready for review, 449 credits`"""
    failed = _failed(run)
    ready, lost = (run.stage_7_result or {}).get("ready_for_review", 0), failed.get(WRITING, 0)
    articles = f"{ready:,} of {plural(ready + lost, 'article')}" if lost else plural(ready, "article")
    _tell(
        run,
        kind=Kind.RUN_COMPLETED,
        level=Level.WARNING if failed else Level.SUCCESS,
        title=f"completed: {articles} ready for review, {_all_failed(failed)}"
        f"{plural(run.total_credits_used, 'credit')}",
        sentence=" ".join(filter(None, [_time_taken(run), _failures(failed)])),
        # Whatever failed is mended on the page of the run; else the next step is to read.
        link=f"/writer/content?site={run.site_id}&status=review" if ready and not failed else "",
    )


def tell_failed(run: AutomationRun) -> None:
    """The reason, and what to do."""
    _tell(
        run,
        kind=Kind.RUN_FAILED,
        level=Level.ERROR,
        title=f"failed at stage {run.current_stage} ({stage(run.current_stage).name})",
        sentence=f"{run.error_message} {_advice(run)}",
    )


def tell_not_started(run: AutomationRun) -> None:
    """A scheduled run that was refused: it never had a driver, and there is nothing to resume."""
    _tell(
        run,
        kind=Kind.RUN_FAILED,
        level=Level.ERROR,
        title="could not start as scheduled",
        sentence=f"{run.error_message} The next scheduled run tries again; you can also start one by hand.",
    )


def tell_paused(run: AutomationRun) -> None:
    """It waits for a person: for credits, a key, a setting."""
    reason = PAUSED_FOR.get(_action(run), f"stage {run.current_stage} cannot go on")
    _tell(
        run,
        kind=Kind.RUN_PAUSED,
        level=Level.WARNING,
        title=f"paused: {reason}",
        sentence=f"{run.error_message} {_advice(run)}",
    )


def _tell(run: AutomationRun, *, kind: Kind, level: Level, title: str, sentence: str, link: str = "") -> None:
    # The token grows with every driver and every resume: each ending of a run that goes on is told once.
    key = f"{run.run_id}:{run.driver_token}:{kind}"
    notify_members(
        site=run.site,
        notice=Notice(
            key=key,
            kind=kind,
            level=level,
            title=f"Automation of {run.site.domain} {title}",
            sentence=sentence,
            link=link or f"/automation/runs/{run.run_id}?site={run.site_id}",
            event=_event(run, kind),
        ),
    )


def _event(run: AutomationRun, kind: Kind) -> dict[str, Any]:
    """What a webhook gets."""
    return {
        "event": str(kind),
        "run_id": run.run_id,
        "site": {"id": run.site_id, "domain": run.site.domain},
        "status": str(kind).removeprefix("run."),
        "counts": {
            **{row.made[0]: (run.stage_result(row.number) or {}).get(row.made[0], 0) for row in STAGES},
            "failed": sum(_failed(run).values()),
        },
        "credits": run.total_credits_used,
        "error": {"type": run.error["error_type"], "message": run.error["error_message"]} if run.error else None,
        "at": timezone.now().isoformat(),
    }


def _failed(run: AutomationRun) -> dict[int, int]:
    """Failed items by stage, without stages that had none."""
    tallies = {row.number: StageTally.from_json(row, run.stage_result(row.number)) for row in STAGES}
    return {number: tally.failed for number, tally in tallies.items() if tally.failed}


def _all_failed(failed: dict[int, int]) -> str:
    return f"{sum(failed.values()):,} failed, " if failed else ""


def _failures(failed: dict[int, int]) -> str:
    """`Failed: 2 tasks, 1 prompt. They can be taken up again on the page of the run.`"""
    if not failed:
        return ""
    listed = ", ".join(plural(count, stage(number).item) for number, count in failed.items())
    return f"Failed: {listed}. They can be taken up again on the page of the run."


def _time_taken(run: AutomationRun) -> str:
    seconds = (run.completed_at - run.started_at).total_seconds() if run.completed_at else 0
    return f"It took {duration(seconds)}." if seconds >= 1 else "It took under a second."


def _action(run: AutomationRun) -> str:
    return str((run.error or {}).get("action"))


def _advice(run: AutomationRun) -> str:
    return WHAT_TO_DO.get(_action(run), "Resume it on its page; it goes on where it stopped.")
