"""What an operator reads about a run: stages as a table, the journal as a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.stages import STAGES, Stage
from igny8_core.business.automation.tally import StageTally

_HEAD = ("Stage", "Items", "Done", "Failed", "Cancelled", "Open", "Made", "Batches", "Credits", "Seconds")


def stages_table(run: AutomationRun) -> SafeString:
    """The counters of all stages, one row each."""
    rows = format_html_join("", "<tr>{}</tr>", ((_cells("td", row),) for row in _rows(run)))
    return format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", _cells("th", _HEAD), rows)


def _rows(run: AutomationRun) -> Iterator[tuple[Any, ...]]:
    for stage in STAGES:
        if stage.function:
            yield _row(stage, run.stage_result(stage.number))


def _row(stage: Stage, result: Any) -> tuple[Any, ...]:
    name = f"{stage.number}. {stage.name}"
    if result is None:
        return (name, *["–"] * (len(_HEAD) - 1))
    tally = StageTally.from_json(stage, result)
    made = ", ".join(f"{count:,} {key.removesuffix('_created').replace('_', ' ')}" for key, count in tally.made.items())
    batches = f"{tally.batches_run:,} of {tally.batches_total:,}"
    counts = (f"{n:,}" for n in (tally.total, tally.completed, tally.failed, tally.cancelled, tally.open))
    return (name, *counts, made, batches, f"{tally.credits_used:,}", f"{tally.seconds:.1f}")


def _cells(tag: str, values: tuple[Any, ...]) -> SafeString:
    # The tag is ours, the values are escaped.
    return format_html_join("", f"<{tag}>{{}}</{tag}>", ((value,) for value in values))
