"""Moving credits: what each movement does, and that a refused one leaves nothing."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.business.billing.selectors import Balance, balance_of, ledger_sum
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.exceptions import ConflictError, InsufficientCreditsError
from igny8_core.common.status_enums import LedgerKind
from igny8_core.tests.factories import AccountFactory, SiteFactory
from igny8_core.tests.modules.api import nothing_written


@pytest.fixture
def account(db):
    """An account with 100 credits."""
    return AccountFactory.with_credits(100)


def because(key):
    return Reason(key=key, description="Test")


def hold(account, amount, key="hold"):
    credit_service.hold(account_id=account.pk, amount=amount, reason=because(key))


def capture(account, amount, held=0, key="capture"):
    credit_service.capture(account_id=account.pk, amount=amount, held=held, reason=because(key))


def release(account, amount, key="release"):
    credit_service.release(account_id=account.pk, amount=amount, reason=because(key))


def assert_wallet(account, *, balance, reserved):
    expected = Balance(balance=balance, reserved=reserved)
    assert balance_of(account_id=account.pk) == ledger_sum(account_id=account.pk) == expected


def movement(key):
    entry = LedgerEntry.objects.get(idempotency_key=key)
    return entry.kind, entry.balance_change, entry.reserved_change


def test_a_grant_adds_credits(account):
    assert credit_service.grant(account_id=account.pk, amount=50, reason=because("more"))
    assert_wallet(account, balance=150, reserved=0)
    assert movement("more") == ("grant", 50, 0)


def test_the_same_grant_moves_nothing_the_second_time(account):
    assert credit_service.grant(account_id=account.pk, amount=50, reason=because("more"))
    with nothing_written():
        assert not credit_service.grant(account_id=account.pk, amount=50, reason=because("more"))


def test_a_first_grant_opens_the_wallet(db):
    account = AccountFactory()
    credit_service.grant(account_id=account.pk, amount=5, reason=because("first"), kind=LedgerKind.PURCHASE)
    assert_wallet(account, balance=5, reserved=0)
    assert movement("first") == ("purchase", 5, 0)


def test_a_grant_that_the_database_refuses_is_not_taken_for_a_repetition(account):
    with pytest.raises(IntegrityError, match="wallet_reserved_within_balance"):
        credit_service.grant(account_id=account.pk, amount=-101, reason=because("typo"))
    assert_wallet(account, balance=100, reserved=0)


def test_a_hold_puts_credits_aside(account):
    hold(account, 60)
    assert_wallet(account, balance=100, reserved=60)
    assert movement("hold") == ("hold", 0, 60)


def test_holds_add_up_to_the_last_credit_and_no_further(account):
    hold(account, 60)
    hold(account, 40, key="second")
    with nothing_written(), pytest.raises(InsufficientCreditsError) as refused:
        hold(account, 1, key="third")
    assert refused.value.details == {"required": 1, "available": 0}
    assert refused.value.message == "Not enough credits. Required: 1, available: 0. Add credits and try again."


def test_a_capture_spends_what_was_held(account):
    hold(account, 60)
    capture(account, 25, held=25)
    assert_wallet(account, balance=75, reserved=35)
    assert movement("capture") == ("capture", -25, -25)


def test_a_capture_without_a_hold_spends_what_is_free(account):
    hold(account, 60)
    capture(account, 40)
    assert_wallet(account, balance=60, reserved=60)
    assert movement("capture") == ("capture", -40, 0)


def test_a_capture_without_a_hold_cannot_touch_what_others_hold(account):
    hold(account, 60)
    with nothing_written(), pytest.raises(InsufficientCreditsError):
        capture(account, 41)


def test_a_capture_larger_than_its_hold_takes_the_rest_of_what_is_free(account):
    hold(account, 60)
    capture(account, 90, held=60)
    assert_wallet(account, balance=10, reserved=0)


def test_a_capture_larger_than_hold_and_rest_together_is_refused(account):
    hold(account, 60)
    with nothing_written(), pytest.raises(InsufficientCreditsError):
        capture(account, 101, held=60)


def test_a_capture_of_more_than_is_reserved_is_refused(account):
    hold(account, 10)
    with nothing_written(), pytest.raises(InsufficientCreditsError):
        capture(account, 20, held=20)


def test_nothing_is_nothing(account):
    with nothing_written():
        capture(account, 0)
        release(account, 0)


def test_the_same_capture_is_refused_and_takes_its_transaction_with_it(account):
    capture(account, 10)
    with nothing_written(), pytest.raises(IntegrityError), transaction.atomic():
        AccountFactory(name="written in the same transaction")
        capture(account, 10)


def test_the_same_hold_is_refused_and_takes_its_transaction_with_it(account):
    hold(account, 10)
    with nothing_written(), pytest.raises(IntegrityError), transaction.atomic():
        hold(account, 10)


def test_a_release_gives_back_what_was_not_used(account):
    hold(account, 60)
    capture(account, 25, held=25)
    release(account, 35)
    assert_wallet(account, balance=75, reserved=0)
    assert movement("release") == ("release", 0, -35)


def test_more_than_was_put_aside_cannot_be_given_back(account):
    hold(account, 10)
    with nothing_written(), pytest.raises(ConflictError, match="^11 credits cannot be given back"):
        release(account, 11)


def test_an_account_without_a_wallet_can_pay_nothing(db):
    account = AccountFactory()
    for pay in (hold, capture):
        with nothing_written(), pytest.raises(InsufficientCreditsError) as refused:
            pay(account, 1)
        assert refused.value.details == {"required": 1, "available": 0}


def test_an_account_without_a_wallet_has_nothing_to_give_back(db):
    account = AccountFactory()
    with nothing_written(), pytest.raises(ConflictError):
        release(account, 1)


def test_accounts_do_not_pay_for_each_other(account):
    other = AccountFactory.with_credits(100)
    capture(account, 100)
    assert_wallet(other, balance=100, reserved=0)


def test_an_entry_says_what_it_was_for(account):
    site, task_id = SiteFactory(account=account), uuid4()
    reason = Reason(
        key="why", description="x" * 300, site_id=site.pk, function="auto_cluster", run_id="run_1", task_id=task_id
    )
    credit_service.capture(account_id=account.pk, amount=1, held=0, reason=reason)
    entry = LedgerEntry.objects.get(idempotency_key="why")
    assert (entry.site, entry.function, entry.run_id, entry.task_id) == (site, "auto_cluster", "run_1", task_id)
    assert entry.description == "x" * 200
    assert entry.created_at is not None


@pytest.mark.parametrize("move", [hold, capture, release])
def test_a_movement_is_one_statement_for_the_wallet_and_one_for_the_ledger(account, move, django_assert_num_queries):
    hold(account, 50, key="before")
    with django_assert_num_queries(2):
        move(account, 10)


def test_a_wallet_is_opened_once(db):
    account = AccountFactory()
    first = credit_service.open_wallet(account_id=account.pk)
    assert credit_service.open_wallet(account_id=account.pk) == first
    assert Wallet.objects.count() == 1
