"""Rows of a site that a machine could not do, and how each kind of them is tried again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.controls import controls_of
from igny8_core.business.automation.stages import STAGES, Stage
from igny8_core.business.automation.tally import StageTally
from igny8_core.business.content.models import Images
from igny8_core.common.status_enums import ContentStatus, GenerationStatus, ImageStatus

#: One request to an AI function names at most so many rows.
MOST_IDS = 1_000
#: A picture that failed is a failed picture, not a prompt any more: it is in no queue.
_IMAGES = 6


@dataclass(frozen=True)
class FailedRows:
    """`count` failed rows of one kind, the first `ids` of them; `run` can take them up again where it had them."""

    stage: Stage
    count: int
    ids: list[int]
    run: AutomationRun | None


def failed_rows_of(site: Site, *, latest: AutomationRun | None) -> list[FailedRows]:
    """Per stage with such rows. One query for each stage that makes something, one more for a kind beyond MOST_IDS."""
    again = set(_taken_up_by(latest)) if latest else set()
    found = []
    for stage in STAGES:
        rows = _failed(site, stage)
        ids = list(rows.order_by("pk").values_list("pk", flat=True)[: MOST_IDS + 1]) if stage.function else []
        if ids:
            count = len(ids) if len(ids) <= MOST_IDS else rows.count()
            found.append(FailedRows(stage, count, ids[:MOST_IDS], latest if stage.number in again else None))
    return found


def _failed(site: Site, stage: Stage) -> QuerySet[Any]:
    """Of what has been done since, deleted or put away nothing is left to do."""
    if stage.number == _IMAGES:
        failed = Images.objects.filter(site=site, status=ImageStatus.FAILED)
        busy = (GenerationStatus.QUEUED, GenerationStatus.PROCESSING)
        return failed.exclude(content__status=ContentStatus.ARCHIVED).exclude(generation_status__in=busy)
    return stage.queue(site).filter(generation_status=GenerationStatus.FAILED)


def _taken_up_by(run: AutomationRun) -> Iterator[int]:
    """The stages whose failed work the run takes up again when it is asked."""
    if controls_of(run).reasons.retry_failed:
        return
    for stage in STAGES:
        if StageTally.from_json(stage, run.stage_result(stage.number)).failed:
            yield stage.number
