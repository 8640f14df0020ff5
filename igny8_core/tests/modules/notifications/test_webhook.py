"""A site's webhook: who may set it, what is shown, and that its secret is shown once."""

from __future__ import annotations

import json

import pytest

from igny8_core.business.accounts.models import Role
from igny8_core.business.notifications.models import SiteWebhook
from igny8_core.tests.business.notifications import receivers
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.notifications.calls import call

pytestmark = pytest.mark.django_db
URL = "https://93.184.215.14/services/T0/secret-path"


def path(site, more: str = "") -> str:
    return f"sites/{site.pk}/webhook/{more}"


def put(client, site, **changes):
    return call(client, "put", path(site), {"url": URL, **changes})


def test_without_one_it_says_so(site, mine):
    assert call(mine, "get", path(site)).json() == {
        "site_id": site.pk,
        "domain": site.domain,
        "may_change": True,
        "is_set": False,
        "url": "",
        "enabled": False,
        "secret": None,
        "last_at": None,
        "last_status": None,
        "last_sentence": "",
    }


def test_its_secret_is_in_the_first_answer_and_never_again(site, mine):
    first = put(mine, site).json()
    assert (first["is_set"], first["url"], first["enabled"]) == (True, URL, True)
    assert first["secret"] == SiteWebhook.objects.get().secret
    for answer in (call(mine, "get", path(site)), put(mine, site, enabled=False), put(mine, site)):
        assert answer.json()["secret"] is None
        assert first["secret"] not in answer.content.decode()


def test_a_new_secret_is_shown_once(site, mine):
    first = put(mine, site).json()["secret"]
    second = call(mine, "post", path(site, "secret/")).json()["secret"]
    assert second not in (first, None)
    assert SiteWebhook.objects.get().secret == second


def test_it_can_be_switched_off_and_removed(site, mine):
    put(mine, site)
    assert put(mine, site, enabled=False).json()["enabled"] is False
    assert call(mine, "delete", path(site)).json()["is_set"] is False
    assert not SiteWebhook.objects.exists()
    assert call(mine, "delete", path(site)).status_code == 200


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER])
def test_who_does_not_manage_looks_and_sees_no_path(site, mine, member, role):
    put(mine, site)
    client = member(role)
    shown = call(client, "get", path(site)).json()
    assert (shown["may_change"], shown["url"]) == (False, "https://93.184.215.14/…")
    with nothing_written():
        for method, more in [("put", ""), ("delete", ""), ("post", "secret/"), ("post", "test/")]:
            assert_error(call(client, method, path(site, more), {"url": URL}), 403, "PermissionError")


def test_an_admin_manages_it(site, member):
    assert put(member(Role.ADMIN), site).status_code == 200


@pytest.mark.parametrize("url", ["", "ftp://example.com", "http://127.0.0.1/", "http://[::1]/", "x" * 2001])
def test_an_address_that_may_not_be_called_is_refused_beside_its_field(site, mine, url):
    with nothing_written():
        payload = assert_error(put(mine, site, url=url), 400, "ValidationError")
    assert payload["details"]["fields"]["url"]


@pytest.mark.parametrize("more", ["secret/", "test/"])
def test_what_is_not_there_has_no_secret_and_no_test(site, mine, more):
    assert_error(call(mine, "post", path(site, more)), 404, "NotFoundError")


def test_a_test_calls_it_and_says_how_it_went(site, mine, settings):
    settings.PRIVATE_HOSTS = ["127.0.0.1"]
    with receivers.webhook() as received:
        put(mine, site, url=received.url)
        answer = call(mine, "post", path(site, "test/")).json()
        assert (answer["ok"], answer["status"]) == (True, 200)
        assert json.loads(received.calls[0][1])["event"] == "test"
        received.statuses = [503]
        answer = call(mine, "post", path(site, "test/")).json()
    assert (answer["ok"], answer["status"], answer["sentence"]) == (False, 503, "It answered 503.")
    shown = call(mine, "get", path(site)).json()
    assert (shown["last_status"], shown["last_sentence"]) == (503, "It answered 503.")
    assert shown["last_at"]


def test_the_eleventh_test_in_a_minute_has_to_wait(site, mine):
    put(mine, site)
    SiteWebhook.objects.update(url="http://127.0.0.1:9/")
    for _ in range(10):
        assert call(mine, "post", path(site, "test/")).status_code == 200
    assert_error(call(mine, "post", path(site, "test/")), 429, "RateLimitError")
