"""What of a site waits for a person, most urgent first. Pure: no query here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from igny8_core.business.automation.estimate import Estimate
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.controls import controls_of, never_started
from igny8_core.business.automation.selectors.failed_rows import FailedRows
from igny8_core.business.automation.selectors.workers import NO_WORKER
from igny8_core.business.automation.stages import LAST_STAGE, stage
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import RUN_ACTIVE, RunStatus

BAD, WARN, INFO = "bad", "warn", "info"
#: What a run that stands still waits for, by what its error asks for.
_WAITS = {
    "open_settings": "The run waits for the AI provider: its key or its settings",
    "purchase_credits": "The run waits for credits",
}
_RESUME = "It goes on where it stopped when somebody resumes it."
_LATER = "The next run tries {it} again, or do it now."
#: No run takes up a picture that failed: its article is through without it.
_IMAGES_LATER = {
    True: "Its article is shown without it until it is made.",
    False: "Their articles are shown without them until they are made.",
}


@dataclass(frozen=True)
class Need:
    """One line of the list. `action` is what its error asks for; `stage`, `function` and `ids` say what failed.

    `run_id` names the run that can go on, or take the failed work up again.
    """

    kind: str
    level: str
    title: str
    text: str
    count: int = 0
    action: str | None = None
    run_id: str | None = None
    can_resume: bool = False
    stage: int | None = None
    function: str = ""
    ids: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Situation:
    """What is known about the site."""

    run: AutomationRun | None
    failed: list[FailedRows]
    backlog: dict[int, int]
    estimate: Estimate
    available: int
    worker_alive: bool
    work_open: bool


def needs_of(now: Situation) -> list[Need]:
    """In the order in which they are shown."""
    return [*_run(now.run), *_worker(now), *map(_failed, now.failed), *_credits(now), *_review(now)]


def _run(run: AutomationRun | None) -> Iterator[Need]:
    """A run that stands still. What was cancelled or completed waits for nobody."""
    if run is None or run.status not in (RunStatus.PAUSED, RunStatus.FAILED):
        return
    action = (run.error or {}).get("action")
    where = f"at stage {run.current_stage}, {stage(run.current_stage).name}"
    is_failed = run.status == RunStatus.FAILED
    title = "A scheduled run could not start" if never_started(run) else f"The run {_verb(is_failed)} {where}"
    yield Need(
        kind="run_failed" if is_failed else "run_paused",
        level=BAD if is_failed else WARN,
        title=_WAITS.get(action or "", title),
        text=_sentence(run.error_message) or _RESUME,
        action=action,
        run_id=run.run_id,
        can_resume=not controls_of(run).reasons.resume,
    )


def _verb(is_failed: bool) -> str:
    return "stopped" if is_failed else "is paused"


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?" else f"{text}."


def _worker(now: Situation) -> Iterator[Need]:
    """Only where something waits for one."""
    running = now.run is not None and now.run.status == RunStatus.RUNNING
    if not now.worker_alive and (running or now.work_open):
        yield Need(kind="no_worker", level=BAD, title="Nobody is at work", text=NO_WORKER)


def _failed(rows: FailedRows) -> Need:
    row = rows.stage
    is_image, is_one = row.function == "generate_images", rows.count == 1
    noun, nouns = ("image", "images") if is_image else (row.item, row.label)
    return Need(
        kind="failed",
        level=BAD,
        title=f"{plural(rows.count, noun, nouns)} failed",
        text=_IMAGES_LATER[is_one] if is_image else _LATER.format(it="it" if is_one else "them"),
        count=rows.count,
        run_id=rows.run.run_id if rows.run else None,
        stage=row.number,
        function=row.function,
        ids=rows.ids,
    )


def _credits(now: Situation) -> Iterator[Need]:
    """Too few for what waits, unless a run says so itself. One that is under way has put some aside for it already."""
    if now.run is not None and (now.run.error or {}).get("action") == "purchase_credits":
        return
    active = now.run is not None and now.run.status in RUN_ACTIVE
    held = now.run.credits_held if now.run is not None and active else 0
    needed = now.estimate.estimated_credits if active else now.estimate.required_credits
    missing = needed - now.available - held
    what = "What waits needs" if active else "A run needs, with its reserve,"
    if missing > 0:
        yield Need(
            kind="credits_low",
            level=WARN,
            title="Credits are low",
            text=f"{what} {needed:,} credits; {needed - missing:,} are there, {missing:,} are missing.",
            count=missing,
            action="purchase_credits",
        )


def _review(now: Situation) -> Iterator[Need]:
    ready = now.backlog.get(LAST_STAGE, 0)
    if ready:
        verb = "is" if ready == 1 else "are"
        text = "Nothing is published before somebody has read and approved it."
        title = f"{plural(ready, 'article')} {verb} ready for review"
        yield Need(kind="review", level=INFO, title=title, text=text, count=ready)
