"""Setting a webhook."""

from __future__ import annotations

import pytest

from igny8_core.business.notifications.models import SiteWebhook
from igny8_core.business.notifications.services.webhooks import remove_webhook, rotate_secret, set_webhook, webhook_of
from igny8_core.common.exceptions import InvalidInputError, NotFoundError

pytestmark = pytest.mark.django_db
URL = "https://93.184.215.14/x"


def test_a_new_one_gets_a_secret_that_is_told_once(site):
    secret = set_webhook(site=site, url=f" {URL} ", enabled=True)
    hook = webhook_of(site=site)
    assert (hook.url, hook.secret, hook.account_id) == (URL, secret, site.account_id)
    assert secret.startswith("whsec_")
    assert len(secret) > 40
    assert set_webhook(site=site, url=URL + "2", enabled=False) == ""
    hook = webhook_of(site=site)
    assert (hook.url, hook.enabled, hook.secret) == (URL + "2", False, secret)


def test_a_new_secret_takes_the_place_of_the_old_one(site):
    old = set_webhook(site=site, url=URL, enabled=True)
    new = rotate_secret(site=site)
    assert new != old
    assert webhook_of(site=site).secret == new


@pytest.mark.parametrize(
    "url", ["", "ftp://example.com", "http://127.0.0.1/x", "http://169.254.169.254/", "https://a b"]
)
def test_an_address_that_may_not_be_called_is_refused_beside_its_field(site, url):
    with pytest.raises(InvalidInputError) as refused:
        set_webhook(site=site, url=url, enabled=True)
    assert refused.value.details["fields"]["url"] == [refused.value.message]
    assert not SiteWebhook.objects.exists()


def test_what_the_operator_allows_may_be_set(site, settings):
    settings.PRIVATE_HOSTS = ["127.0.0.1:8080"]
    assert set_webhook(site=site, url="http://127.0.0.1:8080/x", enabled=True)


def test_removed_it_is_gone(site):
    set_webhook(site=site, url=URL, enabled=True)
    remove_webhook(site=site)
    with pytest.raises(NotFoundError):
        webhook_of(site=site)
    with pytest.raises(NotFoundError):
        rotate_secret(site=site)
