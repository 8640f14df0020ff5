"""Reading wallets and ledgers."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from igny8_core.business.billing.models import LedgerEntry, Wallet


@dataclass(frozen=True)
class Balance:
    """Credits of an account: all, put aside by runs, and free to spend."""

    balance: int
    reserved: int

    @property
    def available(self) -> int:
        return self.balance - self.reserved


def balance_of(*, account_id: int) -> Balance:
    """The wallet's figures; zeros for an account that never had credits."""
    wallet = Wallet.objects.filter(account_id=account_id).first()
    return Balance(balance=wallet.balance, reserved=wallet.reserved) if wallet else Balance(balance=0, reserved=0)


def ledger_sum(*, account_id: int) -> Balance:
    """What the ledger says the wallet must be."""
    sums = LedgerEntry.objects.filter(account_id=account_id).aggregate(
        balance=Sum("balance_change", default=0), reserved=Sum("reserved_change", default=0)
    )
    return Balance(balance=sums["balance"], reserved=sums["reserved"])


def ledger_of(*, account_id: int) -> QuerySet[LedgerEntry]:
    """Every movement of an account's credits, newest first, with the site's name."""
    return LedgerEntry.objects.filter(account_id=account_id).select_related("site").order_by("-id")
