"""The journal of a run from a certain line on: what a page that has the rest asks for."""

from __future__ import annotations

from dataclasses import dataclass

from igny8_core.business.automation.models import AutomationEvent, AutomationRun


@dataclass(frozen=True)
class Events:
    """Lines in their order; `next_after` is where to go on, `more` whether there is more by now."""

    events: list[AutomationEvent]
    next_after: int
    more: bool


def events_after(
    run: AutomationRun, *, after: int = 0, stage: int | None = None, level: str = "", limit: int = 200
) -> Events:
    """At most `limit` lines behind the one with the id `after`, of a stage or a level if asked. One query."""
    found = AutomationEvent.objects.filter(run=run, id__gt=after)
    if stage is not None:
        found = found.filter(stage=stage)
    if level:
        found = found.filter(level=level)
    events = list(found.order_by("id")[: limit + 1])
    shown = events[:limit]
    return Events(events=shown, next_after=shown[-1].pk if shown else after, more=len(events) > limit)
