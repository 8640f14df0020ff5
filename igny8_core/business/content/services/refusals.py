"""Why a person's change of a row is refused, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from igny8_core.common.exceptions import ConflictError
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GenerationStatus

BUSY = (GenerationStatus.QUEUED, GenerationStatus.PROCESSING)


class RowRefusedError(ConflictError):
    """The row is not in a state for this. No run is to blame."""

    action = None


class ChangedMeanwhileError(RowRefusedError):
    """Somebody else saved first; details: {"id", "updated_at"} of what is there now."""


def refuse_busy(rows: Sequence[Any], *, noun: str, then: str) -> None:
    """Raise RowRefusedError when an AI function has one of `rows`, or is about to take it."""
    busy = [row for row in rows if row.generation_status in BUSY]
    if not busy:
        return
    which = f"This {noun} is" if len(rows) == 1 else f"{plural(len(busy), noun)} of the selection {_are(len(busy))}"
    raise RowRefusedError(
        f"{which} waiting for the AI or being worked on. Wait until that has finished or cancel it, then {then}.",
        details={"ids": [row.pk for row in busy]},
    )


def refuse_changed(row: Any, *, seen: datetime | None, noun: str) -> None:
    """Raise ChangedMeanwhileError when `row` is newer than what its editor had before them."""
    if seen is None or row is None or row.updated_at == seen:
        return
    raise ChangedMeanwhileError(
        f"Somebody else has changed this {noun} since you opened it. Nothing of yours was saved: "
        "load it again and make your changes there.",
        details={"id": row.pk, "updated_at": row.updated_at.isoformat()},
    )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
