"""What happened, in numbers, and what must not have happened, in sentences."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Figures:
    """Of one sitting. Times are seconds; `items` are the planned ones of all runs, by how they ended."""

    seconds: float
    runs: int
    items: dict[str, int]
    people: dict[str, int]
    troubles: dict[str, int]
    sweeps: int
    orphaned: int
    recovery_median: float
    recovery_worst: float
    calls_sold: int
    calls_wasted: int
    pictures_wasted: int
    pictures_handed_out: int
    duplicates: int
    violations: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """For the process that prints them."""
        return asdict(self)
