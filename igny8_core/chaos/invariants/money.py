"""Invariants of the books: every credit explained, every saved batch charged once, and nothing else charged."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, F, Q

from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.reconcile import reconcile
from igny8_core.business.automation.stages import STAGES
from igny8_core.business.automation.tally import StageTally
from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.business.billing.prices import credits_for
from igny8_core.chaos.invariants.violations import Kind, Violation
from igny8_core.common.status_enums import RUN_ACTIVE, GenerationStatus, LedgerKind


def money_violations() -> Iterator[Violation]:
    """Each that does not hold."""
    yield from books_that_differ()
    yield from _wallets()
    yield from _captures()
    yield from _usage()
    yield from _prices()


def books_that_differ() -> Iterator[Violation]:
    """Holds at any moment, not only when everything is at rest."""
    yield from (Violation(Kind.BOOKS, difference.sentence) for difference in reconcile().differences)


def wallets_out_of_bounds() -> Iterator[Violation]:
    """Holds at any moment, not only when everything is at rest."""
    for wallet in Wallet.objects.filter(Q(reserved__lt=0) | Q(reserved__gt=F("balance"))):
        yield Violation(Kind.BOOKS, f"wallet {wallet.pk} has {wallet.balance} credits and {wallet.reserved} reserved")


def _wallets() -> Iterator[Violation]:
    yield from wallets_out_of_bounds()
    holding = AutomationRun.objects.filter(status__in=RUN_ACTIVE).values("account")
    for wallet in Wallet.objects.exclude(reserved=0).exclude(account__in=holding):
        yield Violation(Kind.BOOKS, f"wallet {wallet.pk} has {wallet.reserved} credits reserved, and no run is open")


def _captures() -> Iterator[Violation]:
    captures = LedgerEntry.objects.filter(kind=LedgerKind.CAPTURE)
    several = captures.order_by().values("task_id").annotate(count=Count("pk")).filter(count__gt=1)
    for row in several:
        yield Violation(Kind.TWICE, f"task {row['task_id']} was charged {row['count']} times")
    saved = AITask.objects.filter(status=GenerationStatus.COMPLETED, items_processed__gt=0).values("pk")
    for entry in captures.exclude(task_id__in=saved):
        yield Violation(Kind.BOOKS, f"task {entry.task_id} was charged and has saved nothing")


def _usage() -> Iterator[Violation]:
    accepted = AIUsageLog.objects.filter(accepted=True)
    several = accepted.order_by().values("task_id").annotate(count=Count("pk")).filter(count__gt=1)
    for row in several:
        yield Violation(Kind.TWICE, f"task {row['task_id']} has {row['count']} accepted answers")


def _prices() -> Iterator[Violation]:
    """What a stage cost is its price for its units, whoever died on the way."""
    for run in AutomationRun.objects.all():
        for stage in STAGES[:-1]:
            tally = StageTally.from_json(stage, run.stage_result(stage.number))
            due = credits_for(function=stage.function, units=tally.units)
            if tally.credits_used != due:
                yield Violation(
                    Kind.BOOKS, f"{run.run_id}, stage {stage.number}: {tally.credits_used} credits for what costs {due}"
                )
