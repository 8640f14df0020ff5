"""Who may see and do what."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Role
from igny8_core.business.accounts.selectors.roles import account_ids_of, may_write
from igny8_core.tests.factories import AccountFactory, UserFactory


@pytest.mark.parametrize(
    ("role", "allowed"), [(Role.OWNER, True), (Role.ADMIN, True), (Role.EDITOR, True), (Role.VIEWER, False)]
)
def test_everybody_but_viewers_may_change_things(db, role, allowed):
    account = AccountFactory()
    user = UserFactory.member(account, role)
    assert may_write(user_id=user.pk, account_id=account.pk) is allowed


def test_a_role_counts_in_its_own_account_only(db):
    user = UserFactory.member(AccountFactory(), Role.OWNER)
    assert not may_write(user_id=user.pk, account_id=AccountFactory().pk)


def test_a_member_belongs_to_their_accounts_only(db):
    mine, _other = AccountFactory(), AccountFactory()
    user = UserFactory.member(mine)
    assert [row["account_id"] for row in account_ids_of(user_id=user.pk)] == [mine.pk]
