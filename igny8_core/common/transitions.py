"""Guarded moves: a status changes only from where the caller believes it to be.

`UPDATE … SET status = new WHERE status = old` either moves the row or finds that someone else got there first; the
count says which, and callers may not ignore it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from igny8_core.common.exceptions import ConflictError


def move(rows: QuerySet[Any], *, to: str, come_from: str | Iterable[str], field: str = "status", **changes: Any) -> int:
    """Move every row of `rows` that is still in `come_from`; returns how many moved."""
    old = [come_from] if isinstance(come_from, str) else list(come_from)
    return rows.filter(**{f"{field}__in": old}).update(**{field: to}, **changes)


def move_one(
    rows: QuerySet[Any], *, to: str, come_from: str | Iterable[str], refusal: str, field: str = "status", **changes: Any
) -> None:
    """Move exactly one row or raise ConflictError with `refusal`."""
    if move(rows, to=to, come_from=come_from, field=field, **changes) != 1:
        raise ConflictError(refusal)
