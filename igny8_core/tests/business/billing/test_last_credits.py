"""Fifty threads spend the last ten credits in the same moment: ten are served, and the books agree."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.business.billing.selectors import Balance, balance_of, ledger_sum
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.exceptions import InsufficientCreditsError
from igny8_core.tests.factories import AccountFactory

pytestmark = pytest.mark.django_db(transaction=True)
THREADS, CREDITS = 50, 10


@pytest.fixture
def account():
    return AccountFactory.with_credits(CREDITS)


def all_at_once(spend):
    """`spend(n, together)` in fifty threads; returns how many were served. `together()` waits for all the others."""
    barrier, served, errors = threading.Barrier(THREADS), [], []

    def one(n):
        try:
            # Connected before the start: opening fifty connections would spread the threads out.
            connection.ensure_connection()
            spend(n, lambda: barrier.wait(timeout=60))
            served.append(n)
        except InsufficientCreditsError:
            pass
        except BaseException as error:  # a thread's error would be lost otherwise
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not errors, errors
    return len(served)


def in_a_transaction(move):
    def spend(n, together):
        together()
        with transaction.atomic():
            move(n)

    return spend


def test_ten_of_fifty_captures_are_served(account):
    def capture(n):
        credit_service.capture(account_id=account.pk, amount=1, held=0, reason=Reason(f"capture:{n}", "Test"))

    assert all_at_once(in_a_transaction(capture)) == CREDITS
    assert balance_of(account_id=account.pk) == ledger_sum(account_id=account.pk) == Balance(balance=0, reserved=0)
    assert LedgerEntry.objects.filter(kind="capture").count() == CREDITS


def test_ten_of_fifty_holds_are_served(account):
    def hold(n):
        credit_service.hold(account_id=account.pk, amount=1, reason=Reason(f"hold:{n}", "Test"))

    assert all_at_once(in_a_transaction(hold)) == CREDITS
    all_held = Balance(balance=CREDITS, reserved=CREDITS)
    assert balance_of(account_id=account.pk) == ledger_sum(account_id=account.pk) == all_held


def test_held_credits_are_spent_by_those_who_hold_them_and_by_nobody_else(account):
    """Half of the ten are held: of 25 who spend them 5 are served, and of 25 who spend free ones 5."""
    credit_service.hold(account_id=account.pk, amount=CREDITS // 2, reason=Reason("hold", "Test"))
    holders = []

    def capture(n):
        held = n % 2
        credit_service.capture(account_id=account.pk, amount=1, held=held, reason=Reason(f"capture:{n}", "Test"))
        holders.append(held)

    assert all_at_once(in_a_transaction(capture)) == CREDITS
    assert sum(holders) == CREDITS // 2
    assert balance_of(account_id=account.pk) == ledger_sum(account_id=account.pk) == Balance(balance=0, reserved=0)


def test_fifty_redeliveries_of_one_batch_pay_once(account):
    """The unique key, not the balance, is what stops them: there are credits for ten."""
    refused = []

    def spend(n, together):
        together()
        try:
            with transaction.atomic():
                credit_service.capture(account_id=account.pk, amount=1, held=0, reason=Reason("the batch", "Test"))
        except IntegrityError:
            refused.append(n)

    all_at_once(spend)
    assert len(refused) == THREADS - 1
    assert balance_of(account_id=account.pk) == ledger_sum(account_id=account.pk)
    assert balance_of(account_id=account.pk).balance == CREDITS - 1


def test_reading_first_and_writing_then_serves_all_fifty(account):
    """The negative control: forty spend what is not there, and the wallet does not even know."""

    def spend(n, together):
        wallet = Wallet.objects.get(account_id=account.pk)
        together()
        if wallet.available < 1:
            raise InsufficientCreditsError("Not enough credits.")
        LedgerEntry.objects.create(
            account_id=account.pk, kind="capture", balance_change=-1, idempotency_key=f"control:{n}"
        )
        wallet.balance -= 1
        wallet.save()

    assert all_at_once(spend) == THREADS
    assert balance_of(account_id=account.pk).balance == CREDITS - 1, "lost updates"
    assert ledger_sum(account_id=account.pk).balance == CREDITS - THREADS, "an overdraft"
