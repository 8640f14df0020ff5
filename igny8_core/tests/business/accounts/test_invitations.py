"""Inviting people, and letting in who was invited."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import signing

from igny8_core.business.accounts.models import Invitation, InvitationStatus, Membership, Role, User
from igny8_core.business.accounts.selectors.invitations import account_in, token_of
from igny8_core.business.accounts.services.invitations import (
    InvitationInTheWayError,
    LoginToAcceptError,
    accept,
    invite,
    open_invitation,
    renew,
    revoke_invitation,
)
from igny8_core.common.exceptions import ConflictError, InvalidInputError, NotAllowedError, NotFoundError
from igny8_core.tests.at_once import at_once
from igny8_core.tests.factories import PASSWORD, AccountFactory, InvitationFactory, UserFactory

NEW = {"name": "Grace Hopper", "password": PASSWORD}


def member(role=Role.OWNER, account=None):
    return UserFactory.member(account or AccountFactory(), role).memberships.get()


def test_an_invitation_is_good_for_a_week(db, time_machine):
    time_machine.move_to("2026-01-05T10:00:00+00:00", tick=False)
    invitation = invite(actor=member(), email=" Grace@Example.com ", role=Role.EDITOR)
    assert invitation.email == "grace@example.com"
    token = token_of(invitation)
    time_machine.shift(timedelta(days=7) - timedelta(seconds=1))
    assert open_invitation(token) == invitation
    time_machine.shift(timedelta(seconds=1))
    with pytest.raises(NotFoundError):
        open_invitation(token)


@pytest.mark.parametrize(
    ("actor", "roles"),
    [("owner", set(Role.values)), ("admin", {"editor", "viewer"}), ("editor", set()), ("viewer", set())],
)
def test_a_role_is_offered_by_those_who_may_give_it(db, actor, roles):
    boss = member(actor)
    for role in Role.values:
        if role in roles:
            invite(actor=boss, email=f"{role}@example.com", role=role)
        else:
            with pytest.raises(NotAllowedError):
                invite(actor=boss, email=f"{role}@example.com", role=role)
    assert set(Invitation.objects.values_list("role", flat=True)) == roles


def test_a_member_needs_no_invitation(db):
    boss = member()
    other = member(account=boss.account)
    with pytest.raises(InvitationInTheWayError, match="is a member"):
        invite(actor=boss, email=other.user.email.upper(), role=Role.EDITOR)


def test_whether_an_address_is_known_elsewhere_shows_in_nothing(db):
    boss, known = member(), UserFactory(email="known@example.com")
    shown = [vars(invite(actor=boss, email=email, role=Role.EDITOR)) for email in (known.email, "new@example.com")]
    assert set(shown[0]) == set(shown[1])


def test_one_invitation_of_an_address_is_open_at_a_time(db):
    boss = member()
    invite(actor=boss, email="grace@example.com", role=Role.EDITOR)
    with pytest.raises(InvitationInTheWayError, match="has an open invitation"):
        invite(actor=boss, email="GRACE@example.com", role=Role.VIEWER)
    invite(actor=member(), email="grace@example.com", role=Role.VIEWER)


def test_an_expired_one_is_renewed(db):
    boss = member()
    expired = InvitationFactory.expired(account=boss.account, email="grace@example.com")
    renewed = invite(actor=boss, email="grace@example.com", role=Role.VIEWER)
    assert renewed.pk == expired.pk
    assert (renewed.role, renewed.is_expired) == (Role.VIEWER, False)


def test_a_new_person_comes_in_with_name_and_password(db):
    invitation = InvitationFactory(role=Role.EDITOR)
    person = accept(token=token_of(invitation), user=None, **NEW)
    assert (person.email, person.get_full_name()) == (invitation.email, "Grace Hopper")
    assert person.check_password(PASSWORD)
    joined = Membership.objects.get()
    assert (joined.user, joined.account, joined.role) == (person, invitation.account, Role.EDITOR)
    invitation.refresh_from_db()
    assert invitation.status == InvitationStatus.ACCEPTED


def test_a_link_lets_in_once(db):
    token = token_of(InvitationFactory())
    accept(token=token, user=None, **NEW)
    with pytest.raises(NotFoundError, match="no longer good"):
        accept(token=token, user=None, **NEW)
    assert User.objects.count() == 1


def test_whoever_has_the_address_here_logs_in_first(db):
    user = UserFactory(email="Grace@example.com")
    token = token_of(InvitationFactory(email="grace@example.com"))
    with pytest.raises(LoginToAcceptError, match="Log in as grace@example.com"):
        accept(token=token, user=None, **NEW)
    assert not Membership.objects.exists()
    assert accept(token=token, user=user) == user
    assert Membership.objects.get().user == user


def test_somebody_else_cannot_accept_it(db):
    invitation = InvitationFactory()
    with pytest.raises(ConflictError, match=f"This invitation is for {invitation.email}"):
        accept(token=token_of(invitation), user=UserFactory())
    assert not Membership.objects.exists()


def test_a_member_who_accepts_keeps_the_role_they_have(db):
    one = member()
    invitation = InvitationFactory(account=one.account, email=one.user.email, role=Role.VIEWER)
    accept(token=token_of(invitation), user=one.user)
    assert Membership.objects.get().role == Role.OWNER


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": " \n"}, "name"),
        ({"password": ""}, "password"),
        ({"password": "short"}, "password"),
        ({"password": "password"}, "password"),
    ],
)
def test_name_and_password_must_be_usable_and_the_link_stays_good(db, sent, field):
    token = token_of(InvitationFactory())
    with pytest.raises(InvalidInputError) as refused:
        accept(token=token, user=None, **{**NEW, **sent})
    assert set(refused.value.details["fields"]) == {field}
    accept(token=token, user=None, **NEW)


def test_another_link_ends_the_one_before(db):
    invitation = InvitationFactory()
    before = token_of(invitation)
    renew(invitation=invitation)
    with pytest.raises(NotFoundError):
        open_invitation(before)
    assert open_invitation(token_of(invitation)) == invitation


def test_a_revoked_one_lets_nobody_in_and_is_not_sent_again(db):
    invitation = InvitationFactory()
    token = token_of(invitation)
    revoke_invitation(invitation=invitation)
    with pytest.raises(NotFoundError):
        accept(token=token, user=None, **NEW)
    for again in (renew, revoke_invitation):
        with pytest.raises(ConflictError, match="no longer open"):
            again(invitation=invitation)


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "x" * 301, signing.dumps([1, 1, "n"], salt="other")])
def test_what_was_not_signed_here_says_nothing(db, token):
    assert account_in(token) is None
    with pytest.raises(NotFoundError, match="no longer good"):
        open_invitation(token)


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_at_the_same_moment_one_lets_in():
    for _ in range(5):
        token = token_of(InvitationFactory())
        ended = at_once(*[lambda token=token: accept(token=token, user=None, **NEW)] * 2)
        (refused,) = (one for one in ended if one is not None)
        assert isinstance(refused, (ConflictError, NotFoundError, LoginToAcceptError)), refused
    assert Membership.objects.count() == User.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_of_two_invitations_at_the_same_moment_one_is_made():
    boss = member()
    ended = at_once(*[lambda: invite(actor=boss, email="grace@example.com", role=Role.EDITOR)] * 2)
    assert [type(one) for one in ended if one is not None] == [InvitationInTheWayError]
    assert Invitation.objects.count() == 1
