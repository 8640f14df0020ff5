"""Calls of webhooks, made to a real server on this machine."""

from __future__ import annotations

import json
import time
from datetime import timedelta

import pytest
from django.db import connection

from igny8_core.business.notifications.models import OutboxMessage, SiteWebhook
from igny8_core.business.notifications.services import calling
from igny8_core.business.notifications.services.outbox import deliver_due
from igny8_core.business.notifications.services.signing import signature
from igny8_core.business.notifications.services.webhook_delivery import send_test
from igny8_core.common.exceptions import TooManyRequestsError
from igny8_core.tests.business.notifications.notices import EVENT, hook_of, states, tell

pytestmark = pytest.mark.django_db


def last(hook):
    hook.refresh_from_db()
    return hook.enabled, hook.last_status, hook.last_sentence


def test_the_call_says_what_happened_and_is_signed(site, webhook):
    hook = hook_of(site, webhook.url)
    tell(site)
    deliver_due()
    ((headers, body),) = webhook.calls
    row = OutboxMessage.objects.get()
    assert json.loads(body) == {**EVENT, "delivery_id": str(row.delivery_id)}
    assert headers["X-IGNY8-Delivery"] == str(row.delivery_id)
    assert headers["Content-Type"] == "application/json"
    at = int(headers["X-IGNY8-Signature"].split(",")[0].removeprefix("t="))
    assert abs(at - time.time()) < 60
    assert headers["X-IGNY8-Signature"] == signature(secret="whsec_test", body=body, at=at)
    assert states() == [("webhook", "sent", 1)]
    assert last(hook) == (True, 200, "Delivered.")
    assert hook.last_at


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_what_is_not_2xx_is_tried_again_with_the_same_id(site, webhook, clock, status):
    hook = hook_of(site, webhook.url)
    webhook.statuses = [status, 204]
    tell(site)
    deliver_due()
    assert last(hook) == (True, status, f"It answered {status}.")
    clock.shift(timedelta(minutes=2))
    deliver_due()
    deliver_due()
    assert states() == [("webhook", "sent", 2)]
    assert len({headers["X-IGNY8-Delivery"] for headers, _ in webhook.calls}) == 1
    assert len(webhook.calls) == 2


def test_410_switches_it_off(site, webhook):
    hook = hook_of(site, webhook.url)
    webhook.statuses = [410]
    tell(site)
    deliver_due()
    assert states() == [("webhook", "failed", 1)]
    assert last(hook) == (False, 410, "It answered 410 Gone and was switched off.")


def test_a_redirect_is_not_followed(site, webhook):
    hook = hook_of(site, webhook.url)
    webhook.statuses = [302]
    tell(site)
    deliver_due()
    assert len(webhook.calls) == 1
    assert states() == [("webhook", "pending", 1)]
    assert "redirects are not followed" in last(hook)[2]


def test_an_address_inside_this_network_is_not_called(site, webhook, settings):
    settings.PRIVATE_HOSTS = []
    hook = hook_of(site, webhook.url)
    tell(site)
    deliver_due()
    assert webhook.calls == []
    assert states() == [("webhook", "pending", 1)]
    assert "inside this server's network" in last(hook)[2]


def test_nobody_listens(site, settings):
    settings.PRIVATE_HOSTS = ["127.0.0.1"]
    hook = hook_of(site, "http://127.0.0.1:9/x")
    tell(site)
    deliver_due()
    assert states() == [("webhook", "pending", 1)]
    assert last(hook)[2].startswith("The webhook could not be called: ")


def test_a_server_that_drips_its_answer_is_left_when_the_time_is_over(site, webhook, monkeypatch):
    monkeypatch.setattr(calling, "TOTAL_SECONDS", 0.5)
    webhook.drip_seconds = 8
    hook = hook_of(site, webhook.url)
    tell(site)
    began = time.monotonic()
    deliver_due()
    assert time.monotonic() - began < 4
    assert states() == [("webhook", "pending", 1)]
    assert last(hook)[2] == "The webhook could not be called: no answer within 0.5 seconds."


def test_an_address_mended_meanwhile_is_the_one_that_is_called(site, webhook, clock):
    hook = hook_of(site, "http://127.0.0.1:9/x")
    tell(site)
    deliver_due()
    SiteWebhook.objects.filter(pk=hook.pk).update(url=webhook.url)
    clock.shift(timedelta(minutes=2))
    deliver_due()
    assert len(webhook.calls) == 1


@pytest.mark.parametrize("how", ["removed", "off"])
def test_without_a_webhook_that_is_on_it_is_given_up(site, webhook, how):
    hook = hook_of(site, webhook.url)
    tell(site)
    if how == "removed":
        hook.delete()
    else:
        SiteWebhook.objects.update(enabled=False)
    deliver_due()
    assert webhook.calls == []
    assert states() == [("webhook", "failed", 1)]


def test_a_secret_that_cannot_be_read_signs_nothing(site, webhook, settings):
    hook = hook_of(site, webhook.url)
    tell(site)
    settings.ENCRYPTION_KEYS = ["another"]
    deliver_due()
    assert webhook.calls == []
    assert last(hook)[2] == "The secret can no longer be decrypted. Make a new one."


def test_the_secret_is_ciphertext_in_the_database(site):
    hook_of(site)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT secret FROM {SiteWebhook._meta.db_table}")
        (stored,) = cursor.fetchone()
    assert stored.startswith("enc1:")


def test_a_test_says_how_it_went(site, webhook):
    hook = hook_of(site, webhook.url, enabled=False)
    result = send_test(hook)
    assert (result.ok, result.status) == (True, 200)
    assert result.sentence == f"Delivered: {webhook.url} answered 200."
    ((_, body),) = webhook.calls
    assert json.loads(body)["event"] == "test"
    assert json.loads(body)["site"] == {"id": site.pk, "domain": site.domain}
    assert states() == []


def test_a_test_that_fails_says_why(site, webhook):
    webhook.statuses = [500]
    result = send_test(hook_of(site, webhook.url))
    assert (result.ok, result.status, result.sentence) == (False, 500, "It answered 500.")


def test_a_test_that_reaches_nobody_has_no_status(site, settings):
    settings.PRIVATE_HOSTS = ["127.0.0.1"]
    assert send_test(hook_of(site, "http://127.0.0.1:9/x")).status is None


def test_ten_tests_a_minute_are_enough(site, webhook):
    hook = hook_of(site, webhook.url)
    for _ in range(10):
        send_test(hook)
    with pytest.raises(TooManyRequestsError):
        send_test(hook)
