"""What stands in the database at this moment, for Prometheus: eight queries at any size, none over ended work."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Sum
from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.signs_of_life import last_seen
from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.business.notifications.models import OutboxMessage
from igny8_core.common.status_enums import GENERATION_OPEN, RUN_ACTIVE, LedgerKind


class DatabaseGauges:
    """A collector of the library's kind."""

    def collect(self) -> Iterator[Metric]:
        """Every number, read now."""
        yield _open_tasks()
        yield from _runs()
        yield from _credits()
        yield _outbox()
        seen = GaugeMetricFamily("igny8_last_seen_timestamp_seconds", "Latest sign of life", labels=["kind"])
        for kind, at in last_seen().items():
            seen.add_metric([kind], at.timestamp())
        yield seen


def _open_tasks() -> Metric:
    family = GaugeMetricFamily(
        "igny8_open_tasks", "AI tasks that wait or are in work", labels=["function", "stage", "status"]
    )
    # Asked for apart, each by its own index: together they would read the whole history.
    of_runs = AITask.objects.filter(run__status__in=RUN_ACTIVE, status__in=GENERATION_OPEN)
    by_hand = AITask.objects.filter(run__isnull=True, status__in=GENERATION_OPEN)
    for tasks in (of_runs, by_hand):
        for row in tasks.order_by().values("function", "stage", "status").annotate(number=Count("pk")):
            family.add_metric([row["function"], str(row["stage"] or ""), row["status"]], row["number"])
    return family


def _runs() -> Iterator[Metric]:
    number = GaugeMetricFamily("igny8_runs", "Runs by status", labels=["status"])
    spent = CounterMetricFamily("igny8_credits_captured", "Credits charged", labels=["source"])
    total = 0
    for row in AutomationRun.objects.order_by().values("status").annotate(n=Count("pk"), s=Sum("total_credits_used")):
        number.add_metric([row["status"]], row["n"])
        total += row["s"] or 0
    by_hand = LedgerEntry.objects.filter(run_id="", kind=LedgerKind.CAPTURE).aggregate(s=Sum("balance_change"))["s"]
    spent.add_metric(["runs"], total)
    spent.add_metric(["by_hand"], -(by_hand or 0))
    yield number
    yield spent


def _credits() -> Iterator[Metric]:
    sums = Wallet.objects.aggregate(balance=Sum("balance"), reserved=Sum("reserved"))
    yield GaugeMetricFamily("igny8_credits_balance", "Credits of all accounts", value=sums["balance"] or 0)
    yield GaugeMetricFamily("igny8_credits_reserved", "Of them, held by runs", value=sums["reserved"] or 0)


def _outbox() -> Metric:
    family = GaugeMetricFamily("igny8_outbox_messages", "Mails and webhook calls to be made", labels=["kind", "status"])
    waiting = OutboxMessage.objects.filter(status__in=[OutboxMessage.Status.PENDING, OutboxMessage.Status.SENDING])
    for row in waiting.order_by().values("kind", "status").annotate(number=Count("pk")):
        family.add_metric([row["kind"], row["status"]], row["number"])
    return family
