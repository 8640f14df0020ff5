"""How often one sender may ask."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from igny8_core.business.accounts.models import Role
from igny8_core.settings.api_rates import USUAL
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import ApiKeyFactory, KeywordFactory, UserFactory
from igny8_core.tests.modules.api import assert_error

SITES, SESSION, LOGIN = "/api/v1/sites/", "/api/v1/auth/session/", "/api/v1/auth/login/"
FEW = 3


@pytest.fixture(autouse=True)
def one_minute(time_machine):
    time_machine.move_to("2026-05-01T12:00:10Z", tick=False)


def rates(settings, **changed):
    settings.API_RATES = {**USUAL, **changed}


def statuses(ask, times=FEW + 1):
    return [ask().status_code for _ in range(times)]


def test_a_person_has_so_many_requests_a_minute_and_is_told_when_to_go_on(site, owner, settings, time_machine):
    rates(settings, person=FEW)
    assert statuses(lambda: owner.get(SITES)) == [200, 200, 200, 429]
    response = owner.get(SITES)
    payload = assert_error(response, 429, "RateLimitError")
    assert (payload["retryable"], payload["details"]) == (True, {"retry_after": 50})
    assert response["Retry-After"] == "50"
    time_machine.shift(50)
    assert owner.get(SITES).status_code == 200


def test_each_person_and_each_key_is_counted_by_itself(site, owner, settings):
    rates(settings, person=FEW, key=FEW)
    other = client_of(UserFactory.member(site.account, Role.EDITOR))
    first, second = (
        APIClient(headers={"Authorization": f"Api-Key {ApiKeyFactory.text_of(site.account)}"}) for _ in range(2)
    )
    for client in (owner, other, first, second):
        assert statuses(lambda client=client: client.get(SITES)) == [200, 200, 200, 429]


def test_nobody_is_counted_by_address(db, settings):
    rates(settings, anonymous=FEW)
    assert statuses(lambda: APIClient(REMOTE_ADDR="93.184.215.14").get(SESSION)) == [200, 200, 200, 429]
    assert APIClient(REMOTE_ADDR="93.184.215.15").get(SESSION).status_code == 200


def test_saying_that_one_comes_from_elsewhere_does_not_help(db, settings):
    rates(settings, anonymous=FEW)
    lies = iter(range(10))
    asks = lambda: APIClient().get(SESSION, headers={"X-Forwarded-For": f"1.2.3.{next(lies)}"})  # noqa: E731
    assert statuses(asks) == [200, 200, 200, 429]


def test_wrong_keys_are_counted_by_address(site, settings):
    rates(settings, anonymous=FEW)
    asks = lambda: APIClient().get(SITES, headers={"Authorization": "Api-Key wrong"})  # noqa: E731
    assert statuses(asks) == [401, 401, 401, 429]


def test_logins_have_a_limit_of_their_own_whoever_is_tried(db, settings):
    rates(settings, login=FEW)
    people = iter(range(10))
    asks = lambda: APIClient().post(  # noqa: E731
        LOGIN, {"email": f"p{next(people)}@example.com", "password": "x"}, format="json"
    )
    assert statuses(asks) == [401, 401, 401, 429]


@pytest.mark.parametrize(
    ("group", "path", "body"),
    [
        ("ai", "/api/v1/planner/keywords/auto_cluster/", lambda site: {"ids": [KeywordFactory(site=site).pk]}),
        ("connection_test", "/api/v1/settings/providers/test/?account_id={}", lambda site: {"kind": "text"}),
    ],
)
def test_what_costs_has_a_limit_of_its_own(site, owner, settings, *, group, path, body):
    rates(settings, **{group: FEW})
    asks = lambda: owner.post(path.format(site.account_id), body(site), format="json")  # noqa: E731
    found = statuses(asks)
    assert found[-1] == 429
    assert 429 not in found[:-1]
    assert owner.get(SITES).status_code == 200


def test_a_cache_that_is_away_keeps_nobody_out(site, owner, monkeypatch, settings):
    def away(*args, **kwargs):
        raise ConnectionError

    rates(settings, person=1)
    monkeypatch.setattr("igny8_core.api.throttling.use", away)
    assert statuses(lambda: owner.get(SITES)) == [200] * (FEW + 1)
