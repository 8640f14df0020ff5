"""Many threads spend the last credits at the same moment."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.business.billing.selectors import Balance, balance_of, ledger_sum
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.exceptions import InsufficientCreditsError
from igny8_core.tests.factories import AccountFactory

pytestmark = pytest.mark.django_db(transaction=True)
THREADS, CREDITS, PRICE = 8, 30, 10


@pytest.fixture
def account():
    """Credits for three of the eight."""
    return AccountFactory.with_credits(CREDITS)


def all_at_once(spend):
    """Run `spend(n, barrier)` in eight threads; returns how many of them it says were served."""
    barrier, served, errors = threading.Barrier(THREADS), [], []

    def one(n):
        try:
            if spend(n, barrier):
                served.append(n)
        except BaseException as error:  # a thread's error would be lost otherwise
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not errors, errors
    return len(served)


def spender_of(move):
    def spend(n, barrier):
        barrier.wait(timeout=30)
        try:
            with transaction.atomic():
                move(n)
        except InsufficientCreditsError:
            return False
        return True

    return spend


def test_reading_before_writing_serves_everybody(account):
    """The negative control: the race is there to be lost."""

    def spend(n, barrier):
        wallet = Wallet.objects.get(account_id=account.pk)
        barrier.wait(timeout=30)
        if wallet.available < PRICE:
            return False
        wallet.balance -= PRICE
        wallet.save()
        return True

    assert all_at_once(spend) == THREADS
    assert balance_of(account_id=account.pk).balance == CREDITS - PRICE


def test_captures_serve_as_many_as_can_pay(account):
    def capture(n):
        credit_service.capture(account_id=account.pk, amount=PRICE, held=0, reason=Reason(f"capture:{n}", "Test"))

    assert all_at_once(spender_of(capture)) == CREDITS // PRICE
    assert balance_of(account_id=account.pk) == ledger_sum(account_id=account.pk) == Balance(balance=0, reserved=0)


def test_holds_serve_as_many_as_can_pay(account):
    def hold(n):
        credit_service.hold(account_id=account.pk, amount=PRICE, reason=Reason(f"hold:{n}", "Test"))

    assert all_at_once(spender_of(hold)) == CREDITS // PRICE
    wallet = Balance(balance=CREDITS, reserved=CREDITS)
    assert balance_of(account_id=account.pk) == ledger_sum(account_id=account.pk) == wallet


def test_the_same_grant_from_everywhere_is_granted_once(account):
    def spend(n, barrier):
        barrier.wait(timeout=30)
        return credit_service.grant(account_id=account.pk, amount=PRICE, reason=Reason("the same", "Test"))

    assert all_at_once(spend) == 1
    assert balance_of(account_id=account.pk).balance == CREDITS + PRICE
    assert LedgerEntry.objects.filter(idempotency_key="the same").count() == 1


def test_a_first_grant_from_everywhere_opens_one_wallet():
    account = AccountFactory()

    def spend(n, barrier):
        barrier.wait(timeout=30)
        return credit_service.grant(account_id=account.pk, amount=PRICE, reason=Reason(f"grant:{n}", "Test"))

    assert all_at_once(spend) == THREADS
    assert Wallet.objects.get(account_id=account.pk).balance == THREADS * PRICE
