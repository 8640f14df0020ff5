"""Changing the plan of a site: one person after the other."""

from __future__ import annotations

from collections.abc import Iterable

from igny8_core.business.accounts.models import Site


def take_turns(site_ids: Iterable[int]) -> None:
    """Until the end of the transaction nobody else changes the plans of these sites by hand.

    Services lock rows of several tables in different orders; that they cannot wait for each other in a circle is due
    to this. The weak lock leaves everyone else who refers to a site alone.
    """
    sites = Site.objects.filter(pk__in=set(site_ids)).select_for_update(no_key=True).order_by("pk")
    list(sites.values_list("pk", flat=True))
