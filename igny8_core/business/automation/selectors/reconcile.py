"""Do the books agree? Wallets with their ledger, runs and tasks with what was captured for them.

Everything is read in one snapshot, so that a batch saved meanwhile is no difference. Each check is one grouped query
over rows that disagree: a healthy system answers with nothing, however long its history.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from igny8_core.ai.models import AITask
from igny8_core.business.accounts.models import Account
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.common.status_enums import RUN_ACTIVE, LedgerKind

# A join with sums by task: as a subquery per row it would search the whole ledger for every task.
_TASKS = f"""
    SELECT task.*, COALESCE(entry.spent, 0) AS spent FROM {AITask._meta.db_table} task LEFT JOIN (
        SELECT task_id, -SUM(balance_change) AS spent FROM {LedgerEntry._meta.db_table}
        WHERE kind = '{LedgerKind.CAPTURE}' AND task_id IS NOT NULL GROUP BY task_id
    ) entry ON entry.task_id = task.id WHERE task.credits_used <> COALESCE(entry.spent, 0) ORDER BY task.created_at
"""  # noqa: S608


@dataclass(frozen=True)
class Difference:
    """A figure that is not what its entries add up to: `what` of which `subject` (wallet, run or task)."""

    account: str
    what: str
    subject: str
    expected: int
    found: int

    @property
    def sentence(self) -> str:
        """For a person."""
        return f"{self.account}: {self.what} of {self.subject} is {self.found:,}, its entries say {self.expected:,}"


@dataclass(frozen=True)
class Reconciliation:
    """How much was looked at, and every difference."""

    accounts: int
    ledger_entries: int
    runs: int
    differences: list[Difference]

    def to_json(self) -> dict[str, Any]:
        """For programs."""
        return asdict(self)


def reconcile() -> Reconciliation:
    """Compare all books of all accounts."""
    with _one_snapshot():
        return Reconciliation(
            accounts=Account.objects.count(),
            ledger_entries=LedgerEntry.objects.count(),
            runs=AutomationRun.objects.count(),
            differences=[*_wallets(), *_runs(), *_holds(), *_tasks()],
        )


@contextmanager
def _one_snapshot() -> Iterator[None]:
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if connection.vendor == "postgresql" and outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _total(rows: Any, column: str, *, by: str) -> Coalesce:
    """Σ column over the rows of the outer row, 0 without any."""
    return Coalesce(Subquery(rows.order_by().values(by).annotate(total=Sum(column)).values("total")), 0)


def _wallets() -> Iterator[Difference]:
    entries = LedgerEntry.objects.filter(account=OuterRef("pk"))
    held = AutomationRun.objects.filter(account=OuterRef("pk"))
    accounts = Account.objects.select_related("wallet").annotate(
        balance=_total(entries, "balance_change", by="account"),
        reserved=_total(entries, "reserved_change", by="account"),
        held=_total(held, "credits_held", by="account"),
    )
    for account in accounts.order_by("pk"):
        wallet = getattr(account, "wallet", None)
        found = (wallet.balance, wallet.reserved) if wallet else (0, 0)
        figures = (
            ("balance", account.balance, found[0]),
            ("reserved credits", account.reserved, found[1]),
            ("credits held by runs", found[1], account.held),
        )
        for what, expected, is_now in figures:
            if expected != is_now:
                yield Difference(account.name, what, "the wallet", expected, is_now)


def _runs() -> Iterator[Difference]:
    captured = LedgerEntry.objects.filter(run_id=OuterRef("run_id"), kind=LedgerKind.CAPTURE)
    runs = AutomationRun.objects.annotate(spent=-_total(captured, "balance_change", by="run_id"))
    for run in runs.exclude(spent=F("total_credits_used")).select_related("account").order_by("pk"):
        yield Difference(run.account.name, "credits used", run.run_id, run.spent, run.total_credits_used)


def _holds() -> Iterator[Difference]:
    """A run that has ended holds nothing."""
    ended = AutomationRun.objects.exclude(status__in=RUN_ACTIVE).exclude(credits_held=0)
    for run in ended.select_related("account").order_by("pk"):
        yield Difference(run.account.name, "credits held", run.run_id, 0, run.credits_held)


def _tasks() -> Iterator[Difference]:
    for task in AITask.objects.raw(_TASKS).prefetch_related("account"):
        yield Difference(task.account.name, "credits used", f"task {task.pk}", task.spent, task.credits_used)  # type: ignore[attr-defined]
