"""The one wall between accounts."""

from __future__ import annotations

import threading

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from igny8_core.api.base import TenantView
from igny8_core.business.accounts.models import Account, Membership, Site
from igny8_core.business.accounts.selectors.roles import account_ids_of
from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.business.planning.models import Keywords
from igny8_core.common.tenancy import Scope, TenantManager, UnscopedQueryError, bind_accounts, request_scope
from igny8_core.common.tenancy_middleware import TenancyMiddleware
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import KeywordFactory, SiteFactory, UserFactory


@pytest.fixture
def two_sites(db):
    """A keyword each, of two accounts."""
    return [KeywordFactory().site, KeywordFactory().site]


def owned_models():
    product = [config for config in apps.get_app_configs() if config.name.startswith("igny8_core")]
    models = [model for config in product for model in config.get_models()]
    return [m for m in models if m is Account or any(f.related_model is Account for f in m._meta.fields)]


@pytest.mark.parametrize("model", [m for m in owned_models() if m is not Membership], ids=lambda m: m.__name__)
def test_every_model_that_belongs_to_an_account_is_behind_the_wall(model):
    assert isinstance(model._default_manager, TenantManager)
    with request_scope(), pytest.raises(UnscopedQueryError, match=model.__name__):
        model._default_manager.all()


def test_the_wall_knows_of_the_models(two_sites):
    names = {model.__name__ for model in owned_models()}
    assert names >= {"Account", "Site", "Wallet", "LedgerEntry", "Keywords", "Content", "AITask", "AutomationRun"}


@pytest.mark.parametrize(
    "query",
    [
        lambda: Site.objects.filter(pk=1).count(),
        lambda: Site.objects.get(pk=1),
        lambda: Site.objects.filter(pk=1).exists(),
        lambda: Site.objects.filter(pk=1).update(name="x"),
        lambda: Site.objects.filter(pk=1).delete(),
        lambda: Keywords.objects.values_list("pk", flat=True),
        lambda: Account.objects.filter(pk=1).first(),
    ],
)
def test_a_query_before_anyone_is_known_raises(two_sites, query):
    with request_scope(), pytest.raises(UnscopedQueryError):
        query()


def test_so_does_one_over_a_relation(two_sites):
    account = two_sites[0].account
    with request_scope(), pytest.raises(UnscopedQueryError):
        account.sites.count()


def test_outside_of_requests_nothing_is_narrowed(two_sites):
    assert Keywords.objects.count() == 2


def test_a_request_sees_the_accounts_it_was_bound_to(two_sites):
    mine, other = two_sites
    with request_scope():
        bind_accounts([mine.account_id])
        assert [keyword.site_id for keyword in Keywords.objects.all()] == [mine.pk]
        assert not Site.objects.filter(pk=other.pk).exists()
        assert Account.objects.get() == mine.account
        assert other.account.sites.count() == 0
        assert Site.objects.filter(pk=other.pk).update(name="taken") == 0
    other.refresh_from_db()
    assert other.name == ""


def test_it_may_be_bound_to_several(two_sites):
    with request_scope():
        bind_accounts([site.account_id for site in two_sites])
        assert Keywords.objects.count() == 2


def test_a_person_of_no_account_sees_nothing(two_sites):
    with request_scope():
        bind_accounts(account_ids_of(user_id=UserFactory().pk))
        assert Keywords.objects.count() == 0


def test_the_accounts_of_a_member_cost_no_query_of_their_own(two_sites, django_assert_num_queries):
    user = UserFactory.member(two_sites[0].account)
    with request_scope():
        with django_assert_num_queries(0):
            bind_accounts(account_ids_of(user_id=user.pk))
        with django_assert_num_queries(1):
            assert [keyword.site for keyword in Keywords.objects.select_related("site")] == [two_sites[0]]


def test_wallet_and_ledger_are_behind_it_as_well(two_sites):
    with request_scope():
        bind_accounts([two_sites[0].account_id])
        assert Wallet.objects.get().account_id == two_sites[0].account_id
        assert {entry.account_id for entry in LedgerEntry.objects.all()} == {two_sites[0].account_id}


def test_the_wall_is_down_again_after_a_request_that_failed(two_sites):
    with pytest.raises(ZeroDivisionError), request_scope():
        bind_accounts([two_sites[0].account_id])
        raise ZeroDivisionError
    assert Keywords.objects.count() == 2


def test_a_request_inside_a_request_has_a_wall_of_its_own(two_sites):
    with request_scope():
        bind_accounts([two_sites[0].account_id])
        with request_scope(), pytest.raises(UnscopedQueryError):
            Keywords.objects.count()
        assert Keywords.objects.count() == 1


def test_requests_in_other_threads_have_walls_of_their_own():
    # Building a queryset asks the wall; nothing here touches the database.
    seen = {}

    def ask(name, accounts):
        with request_scope():
            bind_accounts(accounts)
            barrier.wait(timeout=5)
            seen[name] = str(Keywords.objects.all().query)

    barrier = threading.Barrier(2)
    threads = [threading.Thread(target=ask, args=(n, [n])) for n in (111, 222)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "(111)" in seen[111]
    assert "(222)" in seen[222]


def test_binding_outside_of_a_request_changes_nothing(two_sites):
    bind_accounts([two_sites[0].account_id])
    assert Keywords.objects.count() == 2


def answer_of(path, view):
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return TenancyMiddleware(view)(request)


def test_the_middleware_puts_every_request_behind_the_wall(two_sites):
    def view(request):
        return HttpResponse(Keywords.objects.count())

    for path in ("/", "/api/v1/sites/", "/healthz", "/administrator/", "/api/admin/"):
        with pytest.raises(UnscopedQueryError):
            answer_of(path, view)


def test_only_the_admin_sees_all_accounts(two_sites):
    assert answer_of("/admin/", lambda request: HttpResponse(Keywords.objects.count())).content == b"2"


def test_the_admin_is_for_staff_only(two_sites):
    member = client_of(UserFactory.member(two_sites[0].account))
    assert member.get("/admin/planning/keywords/").status_code == 302
    assert client_of(UserFactory.operator()).get("/admin/planning/keywords/").status_code == 200


def test_a_scope_for_everything_sees_everything(two_sites):
    with request_scope(Scope(everything=True)):
        assert Keywords.objects.count() == 2


def test_a_door_that_forgot_to_bind_shows_an_error_and_no_data(two_sites, monkeypatch):
    owner = client_of(UserFactory.member(two_sites[0].account))
    assert owner.get("/api/v1/sites/").json()["count"] == 1
    monkeypatch.delattr(TenantView, "initial")
    response = owner.get("/api/v1/sites/")
    assert (response.status_code, response.json()["error_type"]) == (500, "ServerError")
    assert two_sites[0].domain.encode() not in response.content


def test_a_new_site_is_not_seen_by_others(two_sites):
    stranger = client_of(UserFactory.member(SiteFactory().account))
    assert stranger.get("/api/v1/sites/").json()["count"] == 1
