"""The counters of one stage of one run: what `stage_N_result` holds.

`total` is fixed when the queue is filled, and every item ends as one of completed, failed and cancelled. What is in
work is counted from the tasks in work, and pending is the rest, so the numbers of a card always add up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from django.utils import timezone

from igny8_core.business.automation.stages import Stage


@dataclass(frozen=True)
class StageTally:
    """Immutable: a transaction that fails leaves the one before."""

    total: int = 0
    completed: int = 0
    failed: int = 0
    cancelled: int = 0
    batches_total: int = 0
    batches_run: int = 0
    units: Decimal = Decimal(0)
    credits_used: int = 0
    made: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    started_at: datetime | None = None
    completed_at: datetime | None = None
    #: Filled before failed work was taken up again: what comes out of that is still to be added.
    top_up: bool = False

    @property
    def open(self) -> int:
        """Items that have not ended."""
        return self.total - self.completed - self.failed - self.cancelled

    def with_batch(
        self,
        *,
        done: int,
        failed: int,
        cancelled: int,
        again: bool,
        units: Decimal,
        credits: int,
        made: Mapping[str, int],
        seconds: float,
    ) -> Self:
        """The counters after one batch."""
        return replace(
            self,
            completed=self.completed + done,
            failed=self.failed + failed,
            cancelled=self.cancelled + cancelled,
            batches_total=self.batches_total + (1 if again else 0),
            batches_run=self.batches_run + 1,
            units=self.units + units,
            credits_used=self.credits_used + credits,
            made=self._made_with(made),
            seconds=self.seconds + seconds,
        )

    def with_given_up(self, *, count: int, made: Mapping[str, int]) -> Self:
        """The counters after a batch that failed for the last time."""
        return replace(self, failed=self.failed + count, batches_run=self.batches_run + 1, made=self._made_with(made))

    def reopened(self, *, items: int, batches: int) -> Self:
        """The counters once `items` failed ones in `batches` tasks are open again."""
        return replace(self, failed=self.failed - items, batches_total=self.batches_total + batches, completed_at=None)

    def awaiting_more(self) -> Self:
        """A later stage that had its queue: it gets what the reopened stages make."""
        return replace(self, completed_at=None, top_up=True) if self.started_at else self

    def topped_up(self, *, items: int, batches: int) -> Self:
        """The counters with `items` more in `batches` tasks."""
        return replace(self, total=self.total + items, batches_total=self.batches_total + batches, top_up=False)

    def _made_with(self, more: Mapping[str, int]) -> dict[str, int]:
        names = dict.fromkeys([*self.made, *more])
        return {name: self.made.get(name, 0) + more.get(name, 0) for name in names}

    def closed(self) -> Self:
        """The stage is through."""
        return replace(self, completed_at=timezone.now())

    def cut_short(self, *, at: datetime | None) -> Self:
        """The run ended `at` within this stage: what is open counts as cancelled."""
        return replace(self, cancelled=self.cancelled + self.open, completed_at=at, top_up=False)

    def to_json(self, stage: Stage) -> dict[str, Any]:
        """`stage_N_result`, with the names of the spec (`keywords_processed`, `clusters_created`, …)."""
        return {
            f"{stage.items}_total": self.total,
            f"{stage.items}_processed": self.completed,
            "failed": self.failed,
            "cancelled": self.cancelled,
            **dict.fromkeys(stage.made, 0),
            **self.made,
            "batches_run": self.batches_run,
            "batches_total": self.batches_total,
            "credits_used": self.credits_used,
            "units": str(self.units),
            "seconds": round(self.seconds, 3),
            "started_at": self.started_at.isoformat() if self.started_at else None,
            "completed_at": self.completed_at.isoformat() if self.completed_at else None,
            **({"top_up": True} if self.top_up else {}),
        }

    @classmethod
    def from_json(cls, stage: Stage, data: Mapping[str, Any] | None) -> Self:
        """The counters that `to_json` wrote; zeros for a stage that has not begun."""
        if data is None:
            return cls()
        return cls(
            total=data[f"{stage.items}_total"],
            completed=data[f"{stage.items}_processed"],
            failed=data["failed"],
            cancelled=data["cancelled"],
            batches_total=data["batches_total"],
            batches_run=data["batches_run"],
            units=Decimal(data["units"]),
            credits_used=data["credits_used"],
            made={name: data[name] for name in stage.made if name in data},
            seconds=data["seconds"],
            started_at=_time(data["started_at"]),
            completed_at=_time(data["completed_at"]),
            top_up=data.get("top_up", False),
        )


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
