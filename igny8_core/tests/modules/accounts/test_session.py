"""GET auth/session: who is logged in."""

from __future__ import annotations

from django.conf import settings
from rest_framework.test import APIClient

from igny8_core.business.accounts.models import Role
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import AccountFactory, UserFactory

URL = "/api/v1/auth/session/"


def test_nobody_is_told_so_and_given_a_csrf_cookie(db):
    response = APIClient().get(URL)
    assert response.status_code == 200
    assert response.json() == {"authenticated": False, "user": None, "accounts": []}
    assert response.cookies[settings.CSRF_COOKIE_NAME].value


def test_a_member_is_told_who_they_are_and_what_they_may(db):
    user = UserFactory.member(AccountFactory(name="Beans"), Role.EDITOR, first_name="Ada", last_name="Lovelace")
    data = client_of(user).get(URL).json()
    assert data["authenticated"]
    assert data["user"] == {"id": user.pk, "email": user.email, "name": "Ada Lovelace", "is_staff": False}
    assert [(one["name"], one["role"]) for one in data["accounts"]] == [("Beans", "editor")]


def test_all_accounts_of_a_member_are_listed_by_name_and_no_others(db):
    AccountFactory(name="Somebody else's")
    user = UserFactory.member(AccountFactory(name="Tea"), Role.OWNER)
    AccountFactory(name="Beans").memberships.create(user=user, role=Role.VIEWER)
    accounts = client_of(user).get(URL).json()["accounts"]
    assert [(one["name"], one["role"]) for one in accounts] == [("Beans", "viewer"), ("Tea", "owner")]


def test_a_person_who_was_locked_out_is_nobody(db):
    user = UserFactory.member(AccountFactory())
    client = client_of(user)
    user.is_active = False
    user.save()
    assert client.get(URL).json()["authenticated"] is False
