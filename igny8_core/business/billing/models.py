"""Credits: one wallet per account and a ledger that explains every change of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models
from django.db.models import F, Q

from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.status_enums import LedgerKind
from igny8_core.common.tenancy import TenantManager


class Wallet(models.Model):
    """What an account has (`balance`) and how much of it runs have put aside (`reserved`), in whole credits."""

    account = models.OneToOneField("accounts.Account", on_delete=models.CASCADE, related_name="wallet")
    balance = models.BigIntegerField(default=0)
    reserved = models.BigIntegerField(default=0)

    objects = TenantManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reserved__gte=0) & Q(reserved__lte=F("balance")), name="wallet_reserved_within_balance"
            )
        ]

    def __str__(self) -> str:
        return f"{self.balance:,} credits, {self.reserved:,} reserved"

    @property
    def available(self) -> int:
        """What no run holds."""
        return self.balance - self.reserved


class LedgerRows(models.QuerySet["LedgerEntry"]):
    """Entries in bulk, under the same rule as one of them: new ones only."""

    def update(self, **changes: Any) -> NoReturn:
        """Never; nor `bulk_update` and `update_or_create`, which end here."""
        _refuse()

    def delete(self) -> NoReturn:
        """Never."""
        _refuse()

    def bulk_create(self, objs: Iterable[LedgerEntry], *args: Any, **kwargs: Any) -> list[LedgerEntry]:
        """Insert only: an existing key is an error, not a row to write over."""
        if kwargs.get("update_conflicts"):
            _refuse()
        return super().bulk_create(objs, *args, **kwargs)


class LedgerEntry(models.Model):
    """One movement of credits; never changed, never deleted.

    Σ balance_change = wallet.balance and Σ reserved_change = wallet.reserved, for every account, at every commit. The
    unique `idempotency_key` is what makes a second capture of the same batch impossible.
    """

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="ledger", db_index=False)
    site = models.ForeignKey("accounts.Site", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=8, choices=LedgerKind.choices)
    balance_change = models.BigIntegerField()
    reserved_change = models.BigIntegerField(default=0)
    idempotency_key = models.CharField(max_length=120, unique=True)
    description = models.CharField(max_length=200)
    function = models.CharField(max_length=40, blank=True)
    run_id = models.CharField(max_length=60, blank=True)
    task_id = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(LedgerRows)()

    class Meta:
        verbose_name_plural = "ledger entries"
        ordering = ["-id"]
        indexes = [models.Index(fields=["account", "-id"]), models.Index(fields=["run_id"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.balance_change:+,}: {self.description}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only."""
        if not self._state.adding:
            _refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never."""
        _refuse()


def _refuse() -> NoReturn:
    raise InvalidInputError("The ledger is append-only. Write a new entry that corrects this one.")
