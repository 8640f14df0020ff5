"""Ids that callers send: whole numbers that a column can hold, and what they are ids of on this side of the wall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from rest_framework import serializers

from igny8_core.common.exceptions import NotFoundError
from igny8_core.common.numbers import LARGEST_ID, plural

#: One request names at most so many rows.
MOST_IDS = 1_000
#: For paths: a longer number is no id and finds no route.
ID_IN_PATH = r"[0-9]{1,18}"
M = TypeVar("M", bound=Model)


class IdField(serializers.IntegerField):
    """An id in a body or a query."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 1, "max_value": LARGEST_ID, **options})


class IdsField(serializers.ListField):
    """Ids of the rows that are meant: at least one, at most 1,000."""

    child = IdField()

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_length": 1, "max_length": MOST_IDS, **options})

    def to_internal_value(self, data: Any) -> list[int]:
        """Each id once, in the order they came in."""
        return list(dict.fromkeys(super().to_internal_value(data)))


class IdsSerializer(serializers.Serializer[Any]):
    """Which rows."""

    ids = IdsField()


def one_of(rows: QuerySet[M], *, pk: int, noun: str) -> M:
    """The row, if it is one of the user's. Raises NotFoundError in the same words as for one that nobody has."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFoundError(f"This {noun} does not exist.")
    return found


def all_of(rows: QuerySet[M], *, ids: Sequence[int], noun: str) -> QuerySet[M]:
    """The rows of these ids. Raises NotFoundError when one of them is not the user's."""
    found = rows.filter(pk__in=ids)
    missing = len(ids) - found.count()
    if missing:
        raise NotFoundError(f"{plural(missing, noun)} of the selection could not be found.")
    return found
