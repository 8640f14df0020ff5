"""Changing the plan of a site: one person after the other, and only rows that are there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from django.db.models import Model, QuerySet

from igny8_core.business.accounts.models import Site
from igny8_core.common.exceptions import NotFoundError
from igny8_core.common.numbers import plural

M = TypeVar("M", bound=Model)


def take_turns(site_ids: Iterable[int]) -> None:
    """Until the end of the transaction nobody else changes the plans of these sites by hand.

    Services lock rows of several tables in different orders; that they cannot wait for each other in a circle is due
    to this. The weak lock leaves everyone else who refers to a site alone.
    """
    sites = Site.objects.filter(pk__in=set(site_ids)).select_for_update(no_key=True).order_by("pk")
    list(sites.values_list("pk", flat=True))


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
