"""Is everything there that a run needs? What /healthz answers."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from igny8_core.business.automation.selectors.signs_of_life import last_seen
from igny8_core.common.broker import ping
from igny8_core.common.numbers import plural
from igny8_core.common.pending_migrations import pending_migrations

#: However often it is asked, everything is looked at once a second: no login is needed to ask.
MEMORY_SECONDS = 1.0
OK, DEGRADED, UNAVAILABLE = "ok", "degraded", "unavailable"


@dataclass
class Health:
    """`status` is the worst of what was found; `parts` says what about each, `reasons` is for people."""

    status: str = OK
    parts: dict[str, Any] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)

    def worse(self, status: str, reason: str) -> None:
        """Something is wrong. What is unavailable stays so."""
        if self.status != UNAVAILABLE:
            self.status = status
        self.reasons.append(reason)

    def to_json(self) -> dict[str, Any]:
        """The answer's body."""
        return {"status": self.status, **self.parts, "reasons": self.reasons}


_lock = threading.Lock()
_latest: tuple[float, Health] | None = None


def health() -> Health:
    """What was found less than a second ago, or now."""
    global _latest  # noqa: PLW0603 - one answer per process
    with _lock:
        if _latest is None or time.monotonic() - _latest[0] > MEMORY_SECONDS:
            found = _look()
            _latest = time.monotonic(), found
        return _latest[1]


def forget() -> None:
    """Look anew at the next question."""
    global _latest  # noqa: PLW0603
    _latest = None


def _look() -> Health:
    found = Health()
    _answers(found, "database", lambda: _look_into_database(found))
    _answers(found, "broker", ping)
    return found


def _answers(found: Health, name: str, ask: Callable[[], None]) -> bool:
    try:
        ask()
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, the answer is the same
        # The kind of the error only: its text may hold addresses and passwords, and nobody logged in.
        found.parts[name] = {"ok": False, "error": type(error).__name__}
        found.worse(UNAVAILABLE, f"The {name} does not answer ({type(error).__name__}).")
        return False
    found.parts[name] = {"ok": True}
    return True


def _look_into_database(found: Health) -> None:
    pending = pending_migrations()
    found.parts["migrations"] = {"ok": not pending, "pending": pending}
    if pending:
        found.worse(DEGRADED, f"{plural(pending, 'migration')} of this version not applied: run “manage.py migrate”.")
        # The tables that the rest asks may not be there yet.
        return
    seen = last_seen()
    for kind, name, limit in (
        ("worker", "worker", settings.WORKER_SILENT_AFTER_SECONDS),
        ("beat", "scheduler (beat)", settings.BEAT_SILENT_AFTER_SECONDS),
    ):
        _look_at(found, kind, name=name, seen_at=seen.get(kind), limit=limit)


def _look_at(found: Health, kind: str, *, name: str, seen_at: datetime | None, limit: float) -> None:
    if seen_at is None:
        found.parts[kind] = {"ok": False, "last_seen": None, "silent_seconds": None}
        found.worse(DEGRADED, f"No {name} has ever been seen.")
        return
    silent = max(0, round((timezone.now() - seen_at).total_seconds()))
    found.parts[kind] = {"ok": silent <= limit, "last_seen": seen_at.isoformat(), "silent_seconds": silent}
    if silent > limit:
        found.worse(DEGRADED, f"No {name} has been seen for {silent:,} s.")
