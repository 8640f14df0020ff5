"""The journal of a run from a certain line on: what a page that has the rest asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from igny8_core.business.automation.models import AutomationEvent, AutomationRun

#: Two writers of one run may commit in the other order than that of their ids: a page that has read the higher one
#: would never ask for the lower. So what is this young is sent again, and known by its id; only so many ids back.
SETTLED_AFTER = timedelta(seconds=10)
LOOK_BACK = 1000


@dataclass(frozen=True)
class Events:
    """Lines in their order; `next_after` is where to go on, `more` whether there is more by now."""

    events: list[AutomationEvent]
    next_after: int
    more: bool


def events_after(
    run: AutomationRun, *, after: int = 0, stage: int | None = None, level: str = "", limit: int = 200
) -> Events:
    """At most `limit` lines behind the one with the id `after`, of a stage or a level if asked. One query.

    Before them come the lines of the last ten seconds once more, for one of them may have been committed late.
    """
    found = AutomationEvent.objects.filter(run=run).filter(Q(id__gt=after) | _unsettled(after))
    if stage is not None:
        found = found.filter(stage=stage)
    if level:
        found = found.filter(level=level)
    # The limit is for what is new, so that the cursor always moves on.
    lines = list(found.order_by("id")[: LOOK_BACK + limit + 1])
    again = [line for line in lines if line.pk <= after]
    new = lines[len(again) :]
    shown = new[:limit]
    return Events(events=again + shown, next_after=shown[-1].pk if shown else after, more=len(new) > limit)


def _unsettled(after: int) -> Q:
    return Q(id__lte=after, id__gt=after - LOOK_BACK, created_at__gt=timezone.now() - SETTLED_AFTER)
