"""What the database itself refuses about credits."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.tests.factories import AccountFactory, SiteFactory


@pytest.fixture
def wallet(db):
    return AccountFactory.with_credits(10).wallet


@pytest.mark.parametrize(("balance", "reserved"), [(0, 0), (10, 0), (10, 10), (1, 1), (10**12, 10**12)])
def test_reserved_lies_between_nothing_and_the_balance(wallet, balance, reserved):
    assert Wallet.objects.update(balance=balance, reserved=reserved) == 1
    wallet.refresh_from_db()
    assert wallet.available == balance - reserved


@pytest.mark.parametrize(("balance", "reserved"), [(10, 11), (10, -1), (-1, 0), (-1, -1), (0, 1)])
def test_anything_else_is_refused(wallet, balance, reserved):
    with pytest.raises(IntegrityError, match="wallet_reserved_within_balance"), transaction.atomic():
        Wallet.objects.update(balance=balance, reserved=reserved)
    wallet.refresh_from_db()
    assert (wallet.balance, wallet.reserved) == (10, 0)


def test_an_account_has_one_wallet(wallet):
    with pytest.raises(IntegrityError), transaction.atomic():
        Wallet.objects.create(account_id=wallet.account_id)


def test_an_entry_cannot_be_changed(wallet):
    entry = LedgerEntry.objects.get()
    entry.balance_change = 1_000_000
    with pytest.raises(InvalidInputError, match="append-only"):
        entry.save()
    assert LedgerEntry.objects.get().balance_change == 10


def test_an_entry_cannot_be_deleted(wallet):
    with pytest.raises(InvalidInputError, match="append-only"):
        LedgerEntry.objects.get().delete()
    assert LedgerEntry.objects.count() == 1


def _raised():
    entry = LedgerEntry.objects.get()
    entry.balance_change = 1_000_000
    return entry


IN_BULK = {
    "update": lambda rows: rows.update(balance_change=1_000_000),
    "update of some": lambda rows: rows.filter(kind="grant").order_by("pk").update(balance_change=1_000_000),
    "bulk_update": lambda rows: rows.bulk_update([_raised()], ["balance_change"]),
    "update_or_create": lambda rows: rows.update_or_create(kind="grant", defaults={"balance_change": 1_000_000}),
    "upsert": lambda rows: rows.bulk_create(
        [_raised()], update_conflicts=True, unique_fields=["id"], update_fields=["balance_change"]
    ),
    "delete": lambda rows: rows.delete(),
    "delete of some": lambda rows: rows.filter(kind="grant").delete(),
}


@pytest.mark.parametrize("way", IN_BULK)
def test_nor_can_entries_in_bulk(wallet, way):
    with pytest.raises(InvalidInputError, match="append-only"), transaction.atomic():
        IN_BULK[way](LedgerEntry.objects.all())
    assert LedgerEntry.objects.get().balance_change == 10


def test_not_even_by_way_of_the_account(wallet):
    with pytest.raises(InvalidInputError, match="append-only"):
        wallet.account.ledger.update(balance_change=1_000_000)
    with pytest.raises(InvalidInputError, match="append-only"):
        wallet.account.ledger.all().delete()


def test_new_entries_in_bulk_are_welcome(wallet):
    entry = LedgerEntry(account_id=wallet.account_id, kind="grant", balance_change=1, idempotency_key="new")
    assert LedgerEntry.objects.bulk_create([entry]) == [entry]


def test_an_entry_outlives_its_site(wallet):
    site = SiteFactory(account=wallet.account)
    kept = {"account_id": wallet.account_id, "site": site, "kind": "grant", "balance_change": 1}
    LedgerEntry.objects.create(idempotency_key="of the site", **kept)
    site.delete()
    assert LedgerEntry.objects.get(idempotency_key="of the site").site is None


def test_two_entries_cannot_have_one_key(wallet):
    first = LedgerEntry.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.create(
            account_id=wallet.account_id, kind="grant", balance_change=1, idempotency_key=first.idempotency_key
        )


def test_an_account_with_a_ledger_stays(wallet):
    with pytest.raises(ProtectedError):
        wallet.account.delete()


def test_they_say_what_they_are(wallet):
    assert str(wallet) == "10 credits, 0 reserved"
    assert str(LedgerEntry.objects.get()) == "grant +10: Test"
