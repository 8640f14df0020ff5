"""accounts/members/ and accounts/{id}/: who belongs, as what, and how the account is called."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from igny8_core.business.accounts.models import Account, Membership, Role
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import AccountFactory, UserFactory
from igny8_core.tests.modules.api import assert_error, nothing_written

URL = "/api/v1/accounts/members/"


def members_of(client, site, **query):
    response = client.get(URL, {"account_id": site.account_id, **query})
    assert response.status_code == 200, response.content
    return response.json()["results"]


def membership(site, role, **fields):
    return UserFactory.member(site.account, role, **fields).memberships.get()


def change(client, member, role):
    return client.patch(f"{URL}{member.pk}/", {"role": role}, format="json")


def test_members_are_listed_with_what_may_be_done_about_them(site):
    admin = membership(site, Role.ADMIN, email="a@example.com")
    membership(site, Role.OWNER, email="b@example.com", first_name="Ada", last_name="Lovelace")
    membership(site, Role.EDITOR, email="c@example.com")
    shown = members_of(client_of(admin.user), site)
    assert [
        (one["user"]["email"], one["role"], one["is_you"], one["may_change"], one["may_remove"]) for one in shown
    ] == [
        ("a@example.com", "admin", True, False, True),
        ("b@example.com", "owner", False, False, False),
        ("c@example.com", "editor", False, True, True),
    ]
    assert shown[1]["user"]["name"] == "Ada Lovelace"


def test_members_are_found_by_name_address_and_role(site, owner):
    ada = membership(site, Role.EDITOR, email="x@example.com", first_name="Ada")
    for query in ({"search": "ada"}, {"search": "x@example"}, {"role": "editor"}):
        assert [one["id"] for one in members_of(owner, site, **query)] == [ada.pk]


def test_the_number_of_queries_does_not_grow_with_the_members(site, owner):
    def queries():
        members_of(owner, site)
        with CaptureQueriesContext(connection) as captured:
            members_of(owner, site)
        return len(captured)

    membership(site, Role.EDITOR)
    few = queries()
    for _ in range(18):
        membership(site, Role.EDITOR)
    assert queries() == few


def test_an_owner_changes_a_role(site, owner):
    one = membership(site, Role.EDITOR)
    response = change(owner, one, "owner")
    assert (response.status_code, response.json()["role"]) == (200, "owner")
    assert Membership.objects.get(pk=one.pk).role == Role.OWNER


@pytest.mark.parametrize(
    ("actor", "target", "role", "status"),
    [
        ("admin", "editor", "viewer", 200),
        ("admin", "editor", "admin", 403),
        ("admin", "admin", "viewer", 403),
        ("admin", "owner", "viewer", 403),
        ("editor", "viewer", "editor", 403),
        ("viewer", "viewer", "owner", 403),
    ],
)
def test_nobody_gives_more_than_they_may(site, member, *, actor, target, role, status):
    one = membership(site, target)
    membership(site, Role.OWNER)
    assert change(member(actor), one, role).status_code == status


def test_a_viewer_cannot_make_themselves_more(site):
    one = membership(site, Role.VIEWER)
    membership(site, Role.OWNER)
    client = client_of(one.user)
    with nothing_written():
        assert_error(change(client, one, "owner"), 403, "PermissionError")


def test_the_last_owner_is_told_what_to_do_first(site):
    one = membership(site, Role.OWNER)
    client = client_of(one.user)
    with nothing_written():
        payload = assert_error(change(client, one, "editor"), 409, "ConflictError")
        assert_error(client.delete(f"{URL}{one.pk}/"), 409, "ConflictError")
    assert payload["error_message"] == "Make somebody else an owner first: an account needs one."


@pytest.mark.parametrize("role", ["", "boss", None, 1])
def test_a_role_that_there_is_not(site, owner, role):
    with nothing_written():
        assert_error(change(owner, membership_of_owner(), role), 400, "ValidationError")


def membership_of_owner():
    return Membership.objects.get()


def test_a_member_who_leaves_sees_nothing_of_the_account_any_more(site, owner):
    one = membership(site, Role.EDITOR)
    client = client_of(one.user)
    assert client.delete(f"{URL}{one.pk}/").status_code == 204
    assert client.get("/api/v1/sites/").json()["count"] == 0


def test_a_manager_removes_a_member(site, member):
    one = membership(site, Role.EDITOR)
    assert member(Role.ADMIN).delete(f"{URL}{one.pk}/").status_code == 204
    assert not Membership.objects.filter(pk=one.pk).exists()


def test_a_program_manages_no_members(site, program, owner):
    one = membership(site, Role.EDITOR)
    program.get("/api/v1/sites/")
    with nothing_written():
        assert_error(members_request(program, site), 401, "AuthenticationError")
        assert_error(change(program, one, "viewer"), 401, "AuthenticationError")
        assert_error(program.delete(f"{URL}{one.pk}/"), 401, "AuthenticationError")


def members_request(client, site):
    return client.get(URL, {"account_id": site.account_id})


def test_an_account_shows_its_name_and_the_roles_one_may_give(site, member):
    shown = member(Role.ADMIN).get(f"/api/v1/accounts/{site.account_id}/").json()
    assert (shown["name"], shown["role"], shown["gives_roles"]) == (site.account.name, "admin", ["editor", "viewer"])


@pytest.mark.parametrize("role", Role.values)
def test_managers_rename_the_account(site, member, role):
    url = f"/api/v1/accounts/{site.account_id}/"
    response = member(role).patch(url, {"name": " Beans \n Ltd "}, format="json")
    if role in ("owner", "admin"):
        assert (response.status_code, response.json()["name"]) == (200, "Beans Ltd")
    else:
        assert_error(response, 403, "PermissionError")


@pytest.mark.parametrize(("name", "status"), [("", 400), (" ", 400), ("x" * 121, 400), ("Taken", 409)])
def test_a_name_that_cannot_be(site, owner, name, status):
    AccountFactory(name="Taken")
    with nothing_written():
        response = owner.patch(f"/api/v1/accounts/{site.account_id}/", {"name": name}, format="json")
        assert response.status_code == status
    assert Account.objects.get(pk=site.account_id).name == site.account.name
