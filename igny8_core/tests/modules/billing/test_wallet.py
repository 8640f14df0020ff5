"""GET wallet."""

from __future__ import annotations

import pytest

from igny8_core.tests.business.automation.pipeline import start
from igny8_core.tests.factories import KeywordFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error

pytestmark = pytest.mark.django_db


def wallet(client, site, **query):
    return client.get("/api/v1/billing/wallet/", {"account_id": site.account_id, **query})


def test_what_there_is_and_what_a_run_holds(site, owner, spec_provider):
    KeywordFactory.create_batch(5, site=site)
    run = start(site)
    body = wallet(owner, site).json()
    assert body["balance"] == 1500
    assert body["held"] == [{"run_id": run.run_id, "site_id": site.pk, "credits": run.credits_held}]
    assert body["reserved"] == run.credits_held > 0
    assert body["available"] == 1500 - run.credits_held


def test_what_things_cost(site, owner):
    prices = {row["function"]: (row["credits"], row["note"]) for row in wallet(owner, site).json()["prices"]}
    assert prices["auto_cluster"] == ("0.2", "1 credit per 5 keywords")
    assert prices["bulk_queue_to_writer"] == ("0", "Free")
    assert len(prices) == 6


def test_every_member_may_look(site, colleague):
    assert wallet(colleague, site).json()["available"] == 1500


def test_an_account_is_needed(owner):
    assert_error(owner.get("/api/v1/billing/wallet/"), 400, "ValidationError")


def test_that_of_others_does_not_exist(owner):
    assert_error(wallet(owner, SiteFactory()), 404, "NotFoundError")
