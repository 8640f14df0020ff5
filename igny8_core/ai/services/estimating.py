"""What a selection would cost, before anybody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from igny8_core.ai.registry import function_named
from igny8_core.business.accounts.models import Site
from igny8_core.business.billing.prices import credits_for
from igny8_core.business.billing.selectors import balance_of


@dataclass(frozen=True)
class SelectionEstimate:
    """`items` still need the work and cost `credits`, or `at_most` if answers come as long as they may."""

    function: str
    items: int
    credits: int
    at_most: int
    available_credits: int
    note: str

    @property
    def enough(self) -> bool:
        """Whether it can be paid to the last item."""
        return self.available_credits >= self.at_most


def estimate_selection(*, function: str, site: Site, ids: Sequence[int], anew: bool = False) -> SelectionEstimate:
    """The very prices that are charged, each task rounded up as it will be. `anew`: also for what is there already."""
    asked = function_named(function)
    expected = asked.expected_anew(site=site, ids=ids) if anew else asked.expected(site=site, ids=ids)
    credits = sum(credits_for(function=function, units=units) for units in expected.units)
    most = sum(credits_for(function=function, units=units) for units in expected.most)
    return SelectionEstimate(
        function=function,
        items=expected.items,
        credits=credits,
        at_most=max(credits, most),
        available_credits=balance_of(account_id=site.account_id).available,
        note=expected.note,
    )
