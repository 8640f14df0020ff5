"""What a program with an API key may do: what its scope, its maker's role and its account allow, and no more."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from igny8_core.business.accounts.models import Membership, Role, Scope
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import ApiKeyFactory, SiteFactory, UserFactory
from igny8_core.tests.modules.api import assert_error, nothing_written

SITES = "/api/v1/sites/"


def program(text, **options):
    return APIClient(headers={"Authorization": f"Api-Key {text}"}, **options)


def with_key(site, *, scope=Scope.MANAGE, role=Role.OWNER):
    return program(ApiKeyFactory.text_of(site.account, scope=scope, role=role))


def rename(client, site):
    return client.patch(f"{SITES}{site.pk}/", {"name": "New name"}, format="json")


def add(client, site):
    return client.post(SITES, {"account_id": site.account_id, "domain": "new.example.com"}, format="json")


@pytest.mark.parametrize(
    ("scope", "role", "may_write", "may_manage"),
    [
        ("read", Role.OWNER, False, False),
        ("write", Role.OWNER, True, False),
        ("manage", Role.OWNER, True, True),
        ("manage", Role.ADMIN, True, True),
        # Its maker has lost rights since it was made.
        ("manage", Role.EDITOR, True, False),
        ("manage", Role.VIEWER, False, False),
        ("write", Role.VIEWER, False, False),
    ],
)
def test_scope_and_role_are_both_the_limit(site, scope, role, may_write, may_manage):
    client = with_key(site, scope=scope, role=role)
    assert client.get(f"{SITES}{site.pk}/").status_code == 200
    assert rename(client, site).status_code == (200 if may_write else 403)
    assert add(client, site).status_code == (201 if may_manage else 403)


def test_the_refusal_names_the_scope(site):
    payload = assert_error(rename(with_key(site, scope="read"), site), 403, "PermissionError")
    assert payload["error_message"] == "The scope of this API key is read; this needs write."


def test_a_key_that_reads_changes_nothing_even_of_its_makers_own(site):
    client = with_key(site, scope="read")
    # The use of the key is noted, once a minute.
    client.get(SITES)
    with nothing_written():
        assert_error(client.post("/api/v1/notifications/read/", {}, format="json"), 403, "PermissionError")


def test_a_key_that_reads_may_send_what_changes_nothing(site):
    path = f"/api/v1/settings/prompts/auto_cluster/preview/?account_id={site.account_id}"
    assert with_key(site, scope="read").post(path, {"text": "x"}, format="json").status_code != 403


def test_a_key_sees_its_own_account_only_whatever_else_its_maker_belongs_to(site):
    other = SiteFactory()
    client = with_key(site)
    Membership.objects.create(account=other.account, user=Membership.objects.get().user, role=Role.OWNER)
    assert [one["id"] for one in client.get(SITES).json()["results"]] == [site.pk]
    with nothing_written():
        assert_error(client.get(f"{SITES}{other.pk}/"), 404, "NotFoundError")
        assert_error(add(client, other), 404, "NotFoundError")


def test_no_csrf_token_is_asked_of_a_program(site):
    client = program(ApiKeyFactory.text_of(site.account, scope="manage"), enforce_csrf_checks=True)
    assert add(client, site).status_code == 201


def test_the_member_who_leaves_takes_the_key_along(site):
    client = with_key(site)
    Membership.objects.get().delete()
    assert_error(client.get(SITES), 401, "AuthenticationError")


@pytest.mark.parametrize("text", ["", "x", "igny8_" + "a" * 44, "igny8_ä", "a b", "igny8_" + "a" * 10_000])
def test_a_wrong_key_is_answered_with_401_in_the_one_payload(site, text):
    response = program(text).get(SITES)
    assert assert_error(response, 401, "AuthenticationError")["error_message"] == "This API key is not valid."
    assert response["WWW-Authenticate"] == "Session"


def test_whoever_sends_a_wrong_key_beside_a_session_is_told(site):
    client = client_of(UserFactory.member(site.account))
    assert_error(client.get(SITES, headers={"Authorization": "Api-Key wrong"}), 401, "AuthenticationError")


def test_another_kind_of_authorization_is_no_key(site):
    response = APIClient().get(SITES, headers={"Authorization": "Bearer igny8_abc"})
    assert assert_error(response, 401, "AuthenticationError")["error_message"] == "Log in first."


@pytest.mark.parametrize("keyword", ["Api-Key", "api-key", "API-KEY"])
def test_the_keyword_is_known_in_whatever_case(site, keyword):
    text = ApiKeyFactory.text_of(site.account)
    assert APIClient().get(SITES, headers={"Authorization": f"{keyword} {text}"}).status_code == 200
