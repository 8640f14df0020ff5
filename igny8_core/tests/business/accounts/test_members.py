"""Who belongs to an account, and as what."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import ApiKey, Membership, Role
from igny8_core.business.accounts.selectors.roles import roles_given_by
from igny8_core.business.accounts.services.members import LastOwnerError, add_member, change_role, remove_member
from igny8_core.common.exceptions import NotAllowedError, NotFoundError
from igny8_core.tests.at_once import at_once
from igny8_core.tests.factories import AccountFactory, ApiKeyFactory, UserFactory


def member(account, role, **fields):
    return UserFactory.member(account, role, **fields).memberships.get()


def role_of(one):
    return Membership.objects.get(pk=one.pk).role


def test_a_member_has_one_role_per_account(db):
    account, user = AccountFactory(), UserFactory()
    add_member(account=account, user=user, role=Role.VIEWER)
    add_member(account=account, user=user, role=Role.EDITOR)
    assert Membership.objects.get().role == Role.EDITOR


@pytest.mark.parametrize("actor", Role.values)
@pytest.mark.parametrize("before", Role.values)
@pytest.mark.parametrize("after", Role.values)
def test_roles_are_given_by_those_above(db, actor, before, after):
    account = AccountFactory()
    boss, one = member(account, actor), member(account, before)
    member(account, Role.OWNER)
    allowed = {before, after} <= set(roles_given_by(actor))
    assert allowed == (actor == "owner" or (actor == "admin" and {before, after} <= {"editor", "viewer"}))
    if allowed:
        change_role(actor_id=boss.user_id, member=one, role=after)
        assert role_of(one) == after
    else:
        with pytest.raises(NotAllowedError):
            change_role(actor_id=boss.user_id, member=one, role=after)
        assert role_of(one) == before


def test_the_last_owner_keeps_the_role_and_stays(db):
    account = AccountFactory()
    owner = member(account, Role.OWNER)
    member(account, Role.ADMIN)
    with pytest.raises(LastOwnerError, match="Make somebody else an owner first"):
        change_role(actor_id=owner.user_id, member=owner, role=Role.ADMIN)
    with pytest.raises(LastOwnerError, match="The last owner cannot leave"):
        remove_member(actor_id=owner.user_id, member=owner)
    change_role(actor_id=owner.user_id, member=owner, role=Role.OWNER)
    assert role_of(owner) == Role.OWNER


def test_an_owner_who_cannot_log_in_does_not_count(db):
    account = AccountFactory()
    owner = member(account, Role.OWNER)
    member(account, Role.OWNER, is_active=False)
    with pytest.raises(LastOwnerError):
        remove_member(actor_id=owner.user_id, member=owner)


def test_one_of_two_owners_may_step_back_and_leave(db):
    account = AccountFactory()
    owner, _other = member(account, Role.OWNER), member(account, Role.OWNER)
    change_role(actor_id=owner.user_id, member=owner, role=Role.VIEWER)
    remove_member(actor_id=owner.user_id, member=owner)
    assert not Membership.objects.filter(pk=owner.pk).exists()


@pytest.mark.parametrize("role", [Role.ADMIN, Role.EDITOR, Role.VIEWER])
def test_everybody_may_leave(db, role):
    account = AccountFactory()
    one = member(account, role)
    member(account, Role.OWNER)
    remove_member(actor_id=one.user_id, member=one)
    assert Membership.objects.count() == 1


@pytest.mark.parametrize(("actor", "target"), [("admin", "owner"), ("admin", "admin"), ("editor", "viewer")])
def test_nobody_removes_those_above_or_beside(db, actor, target):
    account = AccountFactory()
    boss, one = member(account, actor), member(account, target)
    with pytest.raises(NotAllowedError):
        remove_member(actor_id=boss.user_id, member=one)
    assert Membership.objects.count() == 2


def test_the_keys_of_a_member_who_is_removed_end(db):
    account = AccountFactory()
    owner, one = member(account, Role.OWNER), member(account, Role.EDITOR)
    ApiKeyFactory(membership=one)
    remove_member(actor_id=owner.user_id, member=one)
    assert not ApiKey.objects.exists()


def test_somebody_who_left_meanwhile_changes_nothing_any_more(db):
    account = AccountFactory()
    boss, one = member(account, Role.OWNER), member(account, Role.EDITOR)
    boss.delete()
    with pytest.raises(NotFoundError):
        change_role(actor_id=boss.user_id, member=one, role=Role.VIEWER)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["demote each other", "leave", "step back"])
def test_two_owners_at_the_same_moment_leave_one_of_them(what):
    for _ in range(5):
        account = AccountFactory()
        a, b = member(account, Role.OWNER), member(account, Role.OWNER)
        if what == "demote each other":
            calls = [
                lambda x=x, y=y: change_role(actor_id=x.user_id, member=y, role=Role.VIEWER)
                for x, y in ((a, b), (b, a))
            ]
        elif what == "leave":
            calls = [lambda x=x: remove_member(actor_id=x.user_id, member=x) for x in (a, b)]
        else:
            calls = [lambda x=x: change_role(actor_id=x.user_id, member=x, role=Role.EDITOR) for x in (a, b)]
        ended = at_once(*calls)
        refused = [one for one in ended if one is not None]
        assert len(refused) == 1, ended
        assert isinstance(refused[0], (LastOwnerError, NotAllowedError)), refused
        assert Membership.objects.filter(account=account, role=Role.OWNER).count() == 1
