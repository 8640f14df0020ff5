"""Which movements a ledger shows."""

from __future__ import annotations

from collections import OrderedDict
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters

from igny8_core.ai.registry import FUNCTIONS
from igny8_core.api.filters import SiteRowsFilter
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.common.exceptions import NotFoundError
from igny8_core.common.status_enums import LedgerKind

Rows = QuerySet[LedgerEntry]


class LedgerFilter(SiteRowsFilter):
    """`from` and `to` are days, both with their whole day, as UTC counts them."""

    kind = filters.ChoiceFilter(choices=LedgerKind.choices)
    function = filters.ChoiceFilter(choices=[(name, name) for name in FUNCTIONS])
    run_id = filters.CharFilter(method="of_run", label="One of your runs")
    to = filters.DateFilter(method="until", label="Last day")

    @classmethod
    def get_filters(cls) -> OrderedDict[str, Any]:
        """`from` is a word of Python: no attribute can be called that."""
        return OrderedDict(super().get_filters()) | {"from": filters.DateFilter(method="since", label="First day")}

    def of_run(self, rows: Rows, name: str, value: str) -> Rows:
        """What a run moved."""
        if not AutomationRun.objects.filter(run_id=value).exists():
            raise NotFoundError("This run does not exist.")
        return rows.filter(run_id=value)

    def since(self, rows: Rows, name: str, value: date) -> Rows:
        """From the first moment of the day."""
        return rows.filter(created_at__gte=_midnight(value))

    def until(self, rows: Rows, name: str, value: date) -> Rows:
        """To the last moment of the day."""
        return rows.filter(created_at__lt=_midnight(value) + timedelta(days=1)) if value < date.max else rows


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
