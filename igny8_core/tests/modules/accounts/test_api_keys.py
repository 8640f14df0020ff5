"""accounts/api_keys/: made by members, shown once, ended by their makers and by managers."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from igny8_core.business.accounts.models import ApiKey, Role
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import ApiKeyFactory, UserFactory
from igny8_core.tests.modules.api import assert_error, nothing_written

URL = "/api/v1/accounts/api_keys/"


def make(client, site, **body):
    return client.post(f"{URL}?account_id={site.account_id}", {"name": "Import", **body}, format="json")


def keys_of(client, site, **query):
    response = client.get(URL, {"account_id": site.account_id, **query})
    assert response.status_code == 200, response.content
    return response.json()["results"]


def key_of(site, role):
    return ApiKeyFactory(membership=UserFactory.member(site.account, role).memberships.get())


def test_a_new_key_is_shown_once_and_opens(site, owner):
    made = make(owner, site, scope="write")
    assert made.status_code == 201
    data = made.json()
    assert data["key"].startswith(data["prefix"])
    assert (data["name"], data["scope"], data["status"]) == ("Import", "write", "active")
    program = APIClient(headers={"Authorization": f"Api-Key {data['key']}"})
    assert program.get("/api/v1/sites/").json()["results"][0]["id"] == site.pk
    (listed,) = keys_of(owner, site)
    assert listed["last_used_at"]
    assert "key" not in listed
    assert data["key"] not in owner.get(URL, {"account_id": site.account_id}).content.decode()


def test_without_more_words_a_key_may_read(site, owner):
    assert make(owner, site).json()["scope"] == "read"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"scope": "everything"}, "scope"),
        ({"expires_at": "tomorrow"}, "expires_at"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_made(site, owner, body, field):
    with nothing_written():
        payload = assert_error(make(owner, site, **body), 400, "ValidationError")
    assert set(payload["details"]["fields"]) == {field}


def test_a_viewer_makes_a_key_that_reads_and_none_that_writes(site, colleague):
    assert make(colleague, site).status_code == 201
    assert_error(make(colleague, site, scope="write"), 400, "ValidationError")


def test_managers_see_all_keys_and_others_their_own(site, owner):
    keys = {role: key_of(site, role) for role in Role.values}
    for role, key in keys.items():
        seen = {one["id"] for one in keys_of(client_of(key.membership.user), site)}
        assert seen == ({one.pk for one in keys.values()} if role in ("owner", "admin") else {key.pk})


def test_keys_of_another_account_are_not_in_the_list(site, owner):
    ApiKeyFactory()
    assert keys_of(owner, site) == []


def test_keys_are_found_by_name_and_by_the_person(site, owner):
    key = key_of(site, Role.EDITOR)
    ApiKeyFactory(membership=key.membership, name="Backup")
    assert [one["name"] for one in keys_of(owner, site, search="backup")] == ["Backup"]
    assert len(keys_of(owner, site, search=key.membership.user.email)) == 2


def test_the_number_of_queries_does_not_grow_with_the_keys(site, owner):
    def queries():
        keys_of(owner, site)
        with CaptureQueriesContext(connection) as captured:
            keys_of(owner, site)
        return len(captured)

    member = UserFactory.member(site.account).memberships.get()
    ApiKeyFactory.create_batch(2, membership=member)
    few = queries()
    ApiKeyFactory.create_batch(18, membership=member)
    assert queries() == few


def test_a_key_is_renamed(site, owner):
    key = key_of(site, Role.EDITOR)
    response = owner.patch(f"{URL}{key.pk}/", {"name": "Backup"}, format="json")
    assert (response.status_code, response.json()["name"]) == (200, "Backup")


@pytest.mark.parametrize("role", [Role.OWNER, Role.ADMIN])
def test_managers_revoke_the_keys_of_others(site, role):
    key = key_of(site, Role.EDITOR)
    manager = client_of(UserFactory.member(site.account, role))
    assert manager.delete(f"{URL}{key.pk}/").status_code == 204
    assert keys_of(manager, site)[0]["status"] == "revoked"


def test_a_member_revokes_their_own(site):
    key = key_of(site, Role.VIEWER)
    assert client_of(key.membership.user).delete(f"{URL}{key.pk}/").status_code == 204


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER])
def test_other_members_do_not(site, role):
    key = key_of(site, Role.OWNER)
    client = client_of(UserFactory.member(site.account, role))
    with nothing_written():
        assert_error(client.delete(f"{URL}{key.pk}/"), 403, "PermissionError")
        assert_error(client.patch(f"{URL}{key.pk}/", {"name": "x"}, format="json"), 403, "PermissionError")


def test_a_key_makes_ends_and_lists_no_keys(site):
    text = ApiKeyFactory.text_of(site.account, scope="manage")
    program = APIClient(headers={"Authorization": f"Api-Key {text}"})
    key = ApiKey.objects.get()
    with nothing_written():
        for response in (
            make(program, site),
            program.get(URL, {"account_id": site.account_id}),
            program.delete(f"{URL}{key.pk}/"),
        ):
            assert "An API key cannot do this" in assert_error(response, 401, "AuthenticationError")["error_message"]
