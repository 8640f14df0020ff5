"""Why a person's change of rows is refused, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from igny8_core.common.exceptions import ConflictError
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GenerationStatus

#: An AI function has the row, or is about to take it.
BUSY = (GenerationStatus.QUEUED, GenerationStatus.PROCESSING)


class RowRefusedError(ConflictError):
    """The row is not in a state for this. No run is to blame."""

    action: ClassVar[str | None] = None


class NameTakenError(RowRefusedError):
    """Another row of the site is called the same. details: {"id"} of that one."""

    action: ClassVar[str | None] = "fix_data"


class ChangedMeanwhileError(RowRefusedError):
    """Somebody else saved first. details: {"id", "updated_at"} of what is there now."""


def refuse_busy(rows: Sequence[Any], *, noun: str, then: str) -> None:
    """Raise RowRefusedError, with their ids, when an AI function has some of `rows`. Call it on locked rows."""
    busy = [row.pk for row in rows if row.generation_status in BUSY]
    if busy:
        which = f"This {noun} is" if len(rows) == 1 else f"{plural(len(busy), noun)} of {len(rows):,} {_are(busy)}"
        raise RowRefusedError(
            f"{which} waiting for the AI or being worked on. Wait until that has finished or cancel it, then {then}.",
            details={"ids": busy},
        )


def refuse_changed(row: Any, *, seen: datetime | None, noun: str) -> None:
    """Raise ChangedMeanwhileError when `row`, locked, is newer than what its editor had before them."""
    if seen is not None and row.updated_at != seen:
        raise ChangedMeanwhileError(
            f"Somebody else has changed this {noun} since you opened it. Nothing of yours was saved: "
            "load it again and make your changes there.",
            details={"id": row.pk, "updated_at": row.updated_at.isoformat()},
        )


def _are(busy: Sequence[int]) -> str:
    return "is" if len(busy) == 1 else "are"
