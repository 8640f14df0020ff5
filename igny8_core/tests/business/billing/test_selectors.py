"""Reading wallets and ledgers."""

from __future__ import annotations

from igny8_core.business.billing.selectors import Balance, balance_of, ledger_sum
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.tests.factories import AccountFactory


def test_a_wallet_has_a_balance_a_part_put_aside_and_the_rest(db):
    account = AccountFactory.with_credits(100)
    credit_service.hold(account_id=account.pk, amount=30, reason=Reason("hold", "Test"))
    balance = balance_of(account_id=account.pk)
    assert balance == Balance(balance=100, reserved=30)
    assert balance.available == 70


def test_an_account_that_never_had_credits_has_none(db):
    account = AccountFactory()
    assert balance_of(account_id=account.pk) == ledger_sum(account_id=account.pk) == Balance(balance=0, reserved=0)


def test_the_ledger_adds_up_to_the_wallet_of_its_own_account(db):
    account, other = AccountFactory.with_credits(100), AccountFactory.with_credits(7)
    credit_service.hold(account_id=account.pk, amount=30, reason=Reason("hold", "Test"))
    credit_service.capture(account_id=account.pk, amount=12, held=12, reason=Reason("capture", "Test"))
    assert ledger_sum(account_id=account.pk) == balance_of(account_id=account.pk) == Balance(balance=88, reserved=18)
    assert ledger_sum(account_id=other.pk) == Balance(balance=7, reserved=0)
