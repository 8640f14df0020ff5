"""One task on its way through the engine, and what the engine asks of whoever pays and counts."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from igny8_core.ai.base import AIFunction, Outcome, Prepared
from igny8_core.ai.breaker import ProviderDownError
from igny8_core.ai.models import AITask
from igny8_core.ai.providers.base import Usage
from igny8_core.ai.tracker import StepTracker
from igny8_core.common.exceptions import InsufficientCreditsError, ProviderKeyRefusedError, SettingsError
from igny8_core.common.metrics.counting import batch_done

#: Errors that every other item would meet too: the item is not to blame and keeps its attempts.
STOPPING = (InsufficientCreditsError, ProviderKeyRefusedError, SettingsError, ProviderDownError)


@dataclass
class Execution:
    """A claimed task. `task.lease_token` is ours; every later write names it."""

    task: AITask
    function: AIFunction
    tracker: StepTracker
    started_at: datetime
    provider: str = "local"
    prepared: Prepared | None = None
    parsed: Any = None
    #: What every answer of this execution took, those of no use included.
    spent: list[Usage] = field(default_factory=list)
    #: Of these, what no journal holds: it came back to a task that was taken away, or was of no use.
    unkept: list[Usage] = field(default_factory=list)
    #: True when the answer came from the journal and the provider was not asked.
    from_journal: bool = False
    #: True while an answer is there that nothing could be made of.
    answer_rejected: bool = False
    began: float = field(default_factory=time.monotonic)

    @property
    def ready(self) -> Prepared:
        """The rows, once they are loaded."""
        if self.prepared is None:
            raise RuntimeError("the task was not prepared")
        return self.prepared

    @property
    def log_fields(self) -> dict[str, Any]:
        """Whose work this is, for log lines."""
        return {"task_id": self.task.pk, "function": self.task.function, "site_id": self.task.site_id}

    def count(self, failure: Failure | None) -> None:
        """For the metrics: it is over, in this way."""
        seconds = time.monotonic() - self.began
        batch_done(function=self.task.function, outcome=failure.outcome if failure else "saved", seconds=seconds)

    @property
    def nothing_left(self) -> bool:
        """Every row was done or taken away since the queue was filled."""
        return not self.ready.rows


@dataclass(frozen=True)
class Failure:
    """How a failed execution ended: tried again `at`, given up (`final`), or reason enough to stop the run."""

    payload: dict[str, Any]
    retry_at: datetime | None = None
    #: The attempt does not count: neither the item nor its answer is to blame.
    blameless: bool = False
    final: bool = False
    stops_run: bool = False
    stale: bool = False

    @property
    def outcome(self) -> str:
        """In one word, for the metrics."""
        if self.stale:
            return "stale"
        if self.stops_run:
            return "stopped"
        return "failed" if self.final else "retried"


@dataclass(frozen=True)
class Saved:
    """What became of every row of a batch: saved (`outcome.done`), no longer wanted, to be asked again, given up."""

    outcome: Outcome
    gone: list[int]
    again: list[int]
    failed: list[int]


class Books(Protocol):
    """Who pays for a task and counts its items. Called inside the engine's transactions; never opens its own."""

    def seen(self, execution: Execution) -> None:
        """The task has been in work for more than a second (called outside of any transaction)."""

    def check(self, execution: Execution, units: Decimal) -> None:
        """Raise InsufficientCreditsError when `units` could not be paid; called before the provider is."""

    def settle(self, execution: Execution, saved: Saved) -> int:
        """Charge and count what was saved; returns the credits charged."""

    def gave_up(self, execution: Execution, error: dict[str, Any], made: dict[str, int]) -> None:
        """Count the items of a batch whose last attempt failed, and what giving them up made."""

    def will_retry(self, execution: Execution, error: dict[str, Any], at: datetime | None) -> None:
        """Note that an attempt failed and another follows."""

    def committed(self) -> None:
        """The transaction that settled, gave up or will retry is through."""
