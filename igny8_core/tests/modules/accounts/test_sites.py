"""GET sites: one's own, with one's role."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from igny8_core.business.accounts.models import Role
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import ContentFactory, KeywordFactory, RunFactory, SiteFactory, UserFactory
from igny8_core.tests.modules.api import assert_error

URL = "/api/v1/sites/"


def sites_of(client):
    response = client.get(URL)
    assert response.status_code == 200
    return response.json()["results"]


def test_a_site_is_shown_with_its_account_and_the_role_in_it(site, owner):
    (shown,) = sites_of(owner)
    assert shown == {
        "id": site.pk,
        "domain": site.domain,
        "name": "",
        "timezone": "UTC",
        "language": "en",
        "account": {"id": site.account_id, "name": site.account.name},
        "role": "owner",
        "keywords_count": 0,
        "articles_count": 0,
        "run_status": "",
        "created_at": site.created_at.isoformat().replace("+00:00", "Z"),
    }


def test_what_is_there_and_what_goes_on_is_shown(site, owner):
    KeywordFactory.create_batch(3, site=site)
    ContentFactory(site=site)
    RunFactory.completed(site=site)
    RunFactory.paused(site=site)
    SiteFactory(account=site.account, domain="zzz.example.com")
    numbers = [(one["keywords_count"], one["articles_count"], one["run_status"]) for one in sites_of(owner)]
    assert numbers == [(3, 1, "paused"), (0, 0, "")]


def test_one_site_is_shown_as_in_the_list(site, owner):
    assert owner.get(f"{URL}{site.pk}/").json() == sites_of(owner)[0]


def test_a_list_of_one_account(site, owner):
    assert [one["id"] for one in owner.get(URL, {"account_id": site.account_id}).json()["results"]] == [site.pk]


def test_sites_are_found_by_domain_and_by_name(site, owner):
    other = SiteFactory(account=site.account, domain="other.example.com", name="Tea")
    assert [one["id"] for one in owner.get(URL, {"search": "tea"}).json()["results"]] == [other.pk]
    assert [one["id"] for one in owner.get(URL, {"search": site.domain}).json()["results"]] == [site.pk]


def test_sites_are_ordered_as_asked(site, owner):
    other = SiteFactory(account=site.account, domain="aaa.example.com")
    KeywordFactory(site=site)
    shown = owner.get(URL, {"ordering": "keywords_count"}).json()["results"]
    assert [one["id"] for one in shown] == [other.pk, site.pk]


@pytest.mark.parametrize("role", Role.values)
def test_the_role_is_the_users_own(site, owner, role):
    assert sites_of(client_of(UserFactory.member(site.account, role)))[0]["role"] == role


def test_sites_of_all_accounts_of_the_user_and_no_others_by_domain(site, stranger):
    user = UserFactory.member(site.account, Role.VIEWER)
    other = SiteFactory(domain="aaa.example.com")
    other.account.memberships.create(user=user, role=Role.ADMIN)
    assert [(one["domain"], one["role"]) for one in sites_of(client_of(user))] == [
        ("aaa.example.com", "admin"),
        (site.domain, "viewer"),
    ]


def test_a_stranger_sees_only_their_own(site, stranger, owner):
    assert site.pk in {one["id"] for one in sites_of(owner)}
    assert site.pk not in {one["id"] for one in sites_of(stranger)}


def test_a_person_of_no_account_sees_an_empty_list(site):
    assert sites_of(client_of(UserFactory())) == []


def test_an_operator_sees_here_only_their_own_too(site):
    assert sites_of(client_of(UserFactory.operator())) == []


def test_the_number_of_queries_does_not_grow_with_the_sites(site, owner):
    def queries():
        sites_of(owner)
        with CaptureQueriesContext(connection) as captured:
            sites_of(owner)
        return len(captured)

    few = queries()
    SiteFactory.create_batch(20, account=site.account)
    assert queries() == few


def test_more_than_a_page_is_paginated(site, owner):
    SiteFactory.create_batch(30, account=site.account)
    data = owner.get(URL).json()
    assert (data["count"], len(data["results"])) == (31, 25)
    assert len(owner.get(data["next"]).json()["results"]) == 6


def test_nobody_logged_in_is_asked_to_log_in(site):
    assert_error(APIClient().get(URL), 401, "AuthenticationError")
