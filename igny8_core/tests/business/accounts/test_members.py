"""Who belongs to an account, and as what."""

from __future__ import annotations

from igny8_core.business.accounts.models import Membership, Role
from igny8_core.business.accounts.services.members import add_member
from igny8_core.tests.factories import AccountFactory, UserFactory


def test_a_member_has_one_role_per_account(db):
    account, user = AccountFactory(), UserFactory()
    add_member(account=account, user=user, role=Role.VIEWER)
    add_member(account=account, user=user, role=Role.EDITOR)
    assert Membership.objects.get().role == Role.EDITOR
