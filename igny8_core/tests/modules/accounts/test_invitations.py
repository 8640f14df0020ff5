"""accounts/invitations/: from the mail to the first look at the sites."""

from __future__ import annotations

import re

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from igny8_core.business.accounts.models import Invitation, InvitationStatus, Membership, Role
from igny8_core.business.accounts.selectors.invitations import token_of
from igny8_core.business.notifications.models import OutboxMessage
from igny8_core.business.notifications.services.outbox import deliver_due
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import PASSWORD, InvitationFactory, UserFactory
from igny8_core.tests.modules.api import assert_error, nothing_written

URL = "/api/v1/accounts/invitations/"
NEW = {"name": "Grace Hopper", "password": PASSWORD}


def invite(client, site, **body):
    sent = {"email": "grace@example.com", **body}
    return client.post(f"{URL}?account_id={site.account_id}", sent, format="json")


def accept(client, token, **body):
    return client.post(f"{URL}accept/", {"token": token, **body}, format="json")


def mailed_tokens():
    deliver_due()
    return [re.search(r"/invitation#(\S+)", one.body)[1] for one in mail.outbox]


def test_from_the_mail_to_the_first_look(site, owner, settings):
    settings.PUBLIC_URL = "https://igny8.example.com"
    assert invite(owner, site, role="viewer").status_code == 201
    (token,) = mailed_tokens()
    letter = mail.outbox[0]
    assert letter.to == ["grace@example.com"]
    assert letter.subject == f"You are invited to {site.account.name} on IGNY8"
    assert f"https://igny8.example.com/invitation#{token}" in letter.body
    browser = APIClient()
    shown = browser.post(f"{URL}open/", {"token": token}, format="json").json()
    assert (shown["account_name"], shown["email"], shown["role"], shown["needs_login"]) == (
        site.account.name,
        "grace@example.com",
        "viewer",
        False,
    )
    session = accept(browser, token, **NEW).json()
    assert session["user"]["name"] == "Grace Hopper"
    assert [(one["id"], one["role"]) for one in session["accounts"]] == [(site.account_id, "viewer")]
    assert browser.get("/api/v1/sites/").json()["results"][0]["id"] == site.pk


def test_the_link_is_nowhere_in_the_database(site, owner):
    invite(owner, site)
    (token,) = mailed_tokens()
    assert OutboxMessage.objects.get().status == "sent"
    assert token not in str([*OutboxMessage.objects.values(), *Invitation.objects.values()])


def test_the_answer_is_the_same_whether_the_address_is_known_or_not(site, owner):
    UserFactory(email="known@example.com")
    answers = [invite(owner, site, email=email).json() for email in ("known@example.com", "unknown@example.com")]
    differing = {name for name in answers[0] if answers[0][name] != answers[1][name]}
    assert differing <= {"id", "email", "created_at", "expires_at"}


@pytest.mark.parametrize(
    ("actor", "role", "status"),
    [("owner", "owner", 201), ("admin", "editor", 201), ("admin", "admin", 403), ("editor", "viewer", 403)],
)
def test_nobody_offers_more_than_they_may(site, member, actor, role, status):
    assert invite(member(actor), site, role=role).status_code == status
    assert OutboxMessage.objects.count() == (1 if status == 201 else 0)


@pytest.mark.parametrize("body", [{"email": ""}, {"email": "grace"}, {"email": "a@b.de\x00"}, {"role": "boss"}])
def test_a_wrong_field_is_named_and_nothing_is_written(site, owner, body):
    with nothing_written():
        payload = assert_error(invite(owner, site, **body), 400, "ValidationError")
    assert set(payload["details"]["fields"]) == set(body)


def test_who_is_a_member_or_invited_already_is_a_conflict(site, owner, colleague):
    invite(owner, site)
    viewer = Membership.objects.get(role=Role.VIEWER).user
    with nothing_written():
        assert_error(invite(owner, site), 409, "ConflictError")
        assert_error(invite(owner, site, email=viewer.email), 409, "ConflictError")


def test_mails_are_not_to_be_had_in_bulk(site, owner):
    statuses = [invite(owner, site, email=f"p{n}@example.com").status_code for n in range(21)]
    assert statuses == [201] * 20 + [429]


def test_a_second_mail_has_another_link_and_the_first_opens_nothing(site, owner):
    pk = invite(owner, site).json()["id"]
    assert owner.post(f"{URL}{pk}/resend/").status_code == 200
    (token,) = mailed_tokens()
    assert OutboxMessage.objects.filter(status="failed").count() == 1, "the first was not sent yet, and is not any more"
    assert accept(APIClient(), token, **NEW).status_code == 200


def test_a_revoked_invitation_is_neither_sent_nor_good(site, owner):
    pk = invite(owner, site).json()["id"]
    token = token_of(Invitation.objects.get())
    assert owner.delete(f"{URL}{pk}/").status_code == 204
    assert mailed_tokens() == []
    assert_error(accept(APIClient(), token, **NEW), 404, "NotFoundError")
    assert_error(owner.delete(f"{URL}{pk}/"), 409, "ConflictError")


def test_invitations_are_listed_for_managers(site, owner, member):
    expired = InvitationFactory.expired(account=site.account)
    InvitationFactory(account=site.account, status=InvitationStatus.ACCEPTED)
    InvitationFactory()
    shown = owner.get(URL, {"account_id": site.account_id, "status": "pending"}).json()["results"]
    assert [(one["id"], one["is_expired"]) for one in shown] == [(expired.pk, True)]
    for role in (Role.EDITOR, Role.VIEWER):
        assert_error(member(role).get(URL, {"account_id": site.account_id}), 403, "PermissionError")


def test_the_number_of_queries_does_not_grow_with_the_invitations(site, owner):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert owner.get(URL, {"account_id": site.account_id}).status_code == 200
        return len(captured)

    def invited(number):
        by = Membership.objects.get().user
        InvitationFactory.create_batch(number, account=site.account, invited_by=by)

    invited(2)
    queries()
    few = queries()
    invited(18)
    assert queries() == few


def test_who_has_the_address_here_logs_in_and_accepts(site):
    user = UserFactory(email="grace@example.com")
    token = token_of(InvitationFactory(account=site.account, email=user.email))
    assert APIClient().post(f"{URL}open/", {"token": token}, format="json").json()["needs_login"] is True
    with nothing_written():
        assert_error(accept(APIClient(), token, **NEW), 401, "AuthenticationError")
    assert accept(client_of(user), token).status_code == 200
    assert Membership.objects.get().user == user


def test_somebody_else_who_is_logged_in_is_told_to_log_out(site, stranger):
    token = token_of(InvitationFactory(account=site.account))
    with nothing_written():
        assert "Log out first" in assert_error(accept(stranger, token), 409, "ConflictError")["error_message"]


@pytest.mark.parametrize("path", ["open", "accept"])
@pytest.mark.parametrize("token", ["x", "a:b:c", "WzEsMSwibiJd:1x:y"])
def test_a_forged_link_is_answered_like_one_that_is_over(site, path, token):
    over = token_of(InvitationFactory.expired(account=site.account))
    answers = []
    with nothing_written():
        for one in (token, over):
            response = APIClient().post(f"{URL}{path}/", {"token": one, **NEW}, format="json")
            answers.append({**assert_error(response, 404, "NotFoundError"), "timestamp": ""})
    assert answers[0] == answers[1]


def test_a_form_of_another_site_cannot_accept(site):
    token = token_of(InvitationFactory(account=site.account))
    browser = APIClient(enforce_csrf_checks=True)
    with nothing_written():
        assert_error(accept(browser, token, **NEW), 403, "PermissionError")
    assert django_settings.SESSION_COOKIE_NAME not in browser.cookies


def test_a_program_invites_nobody(site, program):
    program.get("/api/v1/sites/")
    with nothing_written():
        assert_error(invite(program, site), 401, "AuthenticationError")
