"""What AI calls took and cost, by function, site or day: sums over the usage log, two queries at any size."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from igny8_core.ai.models import AIUsageLog
from igny8_core.business.accounts.models import Site

#: What the rows of a table can stand for.
BY = ("function", "site", "day")
_SUMS: dict[str, Any] = {
    "credits": Sum("credits_used", default=0),
    "calls": Sum("requests", default=0),
    "items": Sum("items", default=0),
    "input_tokens": Sum("input_tokens", default=0),
    "output_tokens": Sum("output_tokens", default=0),
    "dollars": Sum("cost", default=Decimal(0)),
    "calls_without_a_price": Sum("requests", filter=Q(cost__isnull=True), default=0),
    "in_vain": Count("pk", filter=Q(accepted=False)),
}


@dataclass(frozen=True)
class Period:
    """Whole days up to and with today, as a time zone counts them."""

    first: date
    last: date
    zone: ZoneInfo

    @classmethod
    def last_days(cls, days: int, *, zone: ZoneInfo) -> Period:
        """Today and the days before it."""
        today = timezone.now().astimezone(zone).date()
        return cls(first=today - timedelta(days=days - 1), last=today, zone=zone)

    @property
    def begins_at(self) -> datetime:
        """Midnight of the first day."""
        return datetime.combine(self.first, time(), tzinfo=self.zone)

    def days(self) -> list[date]:
        """Each of them, oldest first."""
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]


def usage_of(*, account_id: int, period: Period, by: str) -> list[dict[str, Any]]:
    """Sums per `by`: the dearest first, days in their order and none left out."""
    found = _rows(account_id, period)
    if by == "day":
        return _by_day(found, period)
    key = {"function": "function", "site": "site_id"}[by]
    rows = [_row(dict(row), str(row[key])) for row in found.values(key).annotate(**_SUMS)]
    names = _domains(account_id) if by == "site" else {}
    labelled = [{**row, "label": names.get(row["key"], row["key"].replace("_", " ").capitalize())} for row in rows]
    return sorted(labelled, key=lambda row: (-row["credits"], -row["dollars"], row["key"]))


def usage_in_all(*, account_id: int, period: Period) -> dict[str, Any]:
    """The same sums over everything."""
    return _rows(account_id, period).aggregate(**_SUMS)


def zone_of_account(account_id: int) -> ZoneInfo:
    """That of its oldest site: an account itself is nowhere."""
    name = Site.objects.filter(account_id=account_id).order_by("pk").values_list("timezone", flat=True).first()
    return ZoneInfo(name or "UTC")


def _rows(account_id: int, period: Period) -> QuerySet[AIUsageLog]:
    return AIUsageLog.objects.filter(account_id=account_id, created_at__gte=period.begins_at)


def _by_day(found: QuerySet[AIUsageLog], period: Period) -> list[dict[str, Any]]:
    days = found.annotate(day=TruncDate("created_at", tzinfo=period.zone)).values("day").annotate(**_SUMS)
    by_day: dict[date, dict[str, Any]] = {row["day"]: dict(row) for row in days}
    nothing: dict[str, Any] = {**dict.fromkeys(_SUMS, 0), "dollars": Decimal(0)}
    return [{**_row(by_day.get(day, nothing), day.isoformat()), "label": day.isoformat()} for day in period.days()]


def _row(sums: dict[str, Any], key: str) -> dict[str, Any]:
    return {"key": key, **{name: sums[name] for name in _SUMS}}


def _domains(account_id: int) -> dict[str, str]:
    return {str(pk): domain for pk, domain in Site.objects.filter(account_id=account_id).values_list("pk", "domain")}
