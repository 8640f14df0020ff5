"""Errors that the product itself calls unexpected: under chaos as little welcome as a lost item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from igny8_core.business.automation.models import AutomationEvent
from igny8_core.chaos.diary import Folder
from igny8_core.chaos.invariants.violations import Kind, Violation

LOG = "workers.log"
_MARK = " ERROR igny8_core"


def unexpected_errors(folder: Folder) -> Iterator[Violation]:
    """A sentence for each kind: from the journals of the runs, and from the logs of the workers."""
    journal = AutomationEvent.objects.filter(message__contains="Something unexpected")
    messages = Counter(journal.values_list("message", flat=True))
    for message, count in messages.items():
        yield Violation(Kind.UNEXPECTED, f"{count} times in the journal of a run: {message}")
    path = folder.path / LOG
    lines = path.read_text(errors="replace").splitlines() if path.exists() else []
    logged = Counter(line.split(_MARK, 1)[1] for line in lines if _MARK in line)
    for message, count in logged.items():
        yield Violation(Kind.UNEXPECTED, f"{count} times in the log of a worker: igny8_core{message}")
