"""Progress of one task: phases with real counts, held in memory and written at most once a second.

Nothing that lives shorter than a second is worth a write: a fast batch costs no progress statements at all, a slow one
is seen moving. `LeaseKeeper` calls `flush`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

#: Where each phase begins on the bar, in percent.
PHASE_START = {"INIT": 0, "PREP": 10, "AI_CALL": 20, "PARSE": 80, "SAVE": 90, "DONE": 100}


@dataclass
class StepTracker:
    """What a task is doing now. Thread-safe: the caller updates, the keeper reads."""

    items_total: int
    phase: str = "INIT"
    percentage: int = 0
    message: str = ""
    items_processed: int = 0
    current_item: str = ""
    estimated_seconds_remaining: int | None = None
    steps: list[dict[str, Any]] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    dirty: bool = False
    _phase_began: float = field(default_factory=time.monotonic)
    _lock: Lock = field(default_factory=Lock)

    def update_step(
        self,
        phase: str,
        message: str,
        *,
        items_processed: int | None = None,
        current_item: str = "",
        share: float = 0.0,
    ) -> None:
        """Enter or continue `phase`; `share` (0-1) is how much of it is done."""
        with self._lock:
            if phase != self.phase:
                self._close_phase()
                self.phase = phase
            self.message = message[:300]
            # A second question returns to AI_CALL; a bar never does.
            self.percentage = max(self.percentage, percentage_of(phase, share))
            self.current_item = current_item[:300]
            self.items_processed = self.items_processed if items_processed is None else items_processed
            self.estimated_seconds_remaining = self._remaining(share) if phase == "AI_CALL" else None
            self.dirty = True

    def fields(self) -> dict[str, Any]:
        """The AITask fields as they stand; clears `dirty`."""
        with self._lock:
            self.dirty = False
            return {
                "phase": self.phase,
                "percentage": self.percentage,
                "message": self.message,
                "items_processed": self.items_processed,
                "current_item": self.current_item,
                "estimated_seconds_remaining": self.estimated_seconds_remaining,
                "steps": list(self.steps),
            }

    def closed_steps(self) -> list[dict[str, Any]]:
        """Every phase so far with its seconds."""
        with self._lock:
            self._close_phase()
            return list(self.steps)

    @property
    def age(self) -> float:
        """Seconds since the claim."""
        return time.monotonic() - self.began

    def _close_phase(self) -> None:
        now = time.monotonic()
        if self.message:
            self.steps.append(
                {"phase": self.phase, "message": self.message, "seconds": round(now - self._phase_began, 3)}
            )
        self._phase_began = now

    def _remaining(self, share: float) -> int | None:
        if share <= 0.02:
            return None
        spent = time.monotonic() - self._phase_began
        return round(spent * (1 - share) / share)


def percentage_of(phase: str, share: float) -> int:
    """Percent of the whole task: the start of the phase plus its share of the way to the next."""
    names = list(PHASE_START)
    start = PHASE_START[phase]
    end = PHASE_START[names[min(names.index(phase) + 1, len(names) - 1)]]
    return round(start + (end - start) * min(max(share, 0.0), 1.0))
