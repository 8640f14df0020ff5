"""Rows that stay as they were read until the transaction ends."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from django.db.models import Model, QuerySet

from igny8_core.common.exceptions import NotFoundError
from igny8_core.common.numbers import plural

M = TypeVar("M", bound=Model)


def locked(rows: QuerySet[M]) -> list[M]:
    """The rows by id, locked: what is read from them now is true until the end of the transaction."""
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def locked_all(rows: QuerySet[M], *, ids: Collection[int], noun: str) -> list[M]:
    """The same for rows that must all be there. Raises NotFoundError when one was deleted meanwhile."""
    found = locked(rows.filter(pk__in=ids))
    missing = len(set(ids)) - len(found)
    if missing:
        raise NotFoundError(f"{plural(missing, noun)} of the selection could not be found.")
    return found
