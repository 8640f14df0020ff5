"""GET usage: the same credits as in the ledger, however they are sorted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from igny8_core.ai.models import AIUsageLog
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.tests.business.automation.pipeline import drive_to_end, start
from igny8_core.tests.factories import KeywordFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error
from igny8_core.tests.modules.billing.spending import ask, one_of_each

pytestmark = pytest.mark.django_db


def usage(client, site, **query):
    response = client.get("/api/v1/billing/usage/", {"account_id": site.account_id, **query})
    assert response.status_code == 200, response.content
    return response.json()


def of_ledger(field):
    rows = LedgerEntry.objects.filter(kind="capture").values(field).annotate(credits=Sum("balance_change"))
    return {str(row[field]): -row["credits"] for row in rows}


def credits_by_key(body):
    return {row["key"]: row["credits"] for row in body["rows"]}


def test_by_function_it_agrees_with_the_ledger_to_the_credit(site, owner, spec_provider):
    KeywordFactory.create_batch(7, site=site)
    drive_to_end(start(site))
    one_of_each(site)
    body = usage(owner, site)
    assert credits_by_key(body) == of_ledger("function")
    assert body["total"]["credits"] == sum(of_ledger("function").values()) > 0


def test_by_site_it_agrees_with_the_ledger_to_the_credit(site, owner, script):
    second = SiteFactory(account=site.account)
    one_of_each(site)
    ask("auto_cluster", *KeywordFactory.create_batch(3, site=second))
    body = usage(owner, site, by="site")
    assert credits_by_key(body) == of_ledger("site_id")
    assert [row["label"] for row in body["rows"]] == [site.domain, second.domain]


def test_by_day_every_day_has_a_row_and_the_sum_is_that_of_the_ledger(site, owner, script):
    one_of_each(site)
    body = usage(owner, site, by="day", days=7)
    assert [row["key"] for row in body["rows"]] == [row["label"] for row in body["rows"]]
    assert (len(body["rows"]), body["rows"][-1]["key"]) == (7, body["last_day"])
    assert sum(row["credits"] for row in body["rows"]) == sum(of_ledger("function").values())
    assert body["rows"][0] == {
        "key": body["first_day"],
        "label": body["first_day"],
        "credits": 0,
        "calls": 0,
        "items": 0,
        "input_tokens": 0,
        "output_tokens": 0,
        "dollars": "0.000000",
        "calls_without_a_price": 0,
        "in_vain": 0,
    }


def log(site, **fields):
    made = AIUsageLog.objects.create(
        account=site.account, site=site, function="auto_cluster", provider="x", model="x", **fields
    )
    return made.pk


def test_dollars_are_summed_and_what_has_no_price_is_counted(site, owner):
    log(site, cost="0.008", input_tokens=2000, output_tokens=500, accepted=False)
    log(site, cost="0.000001", requests=2, credits_used=3, items=11)
    log(site, cost=None)
    (row,) = usage(owner, site)["rows"]
    assert (row["dollars"], row["calls"], row["calls_without_a_price"], row["in_vain"]) == ("0.008001", 4, 1, 1)
    assert (row["input_tokens"], row["output_tokens"], row["items"], row["credits"]) == (2000, 500, 11, 3)
    assert row["label"] == "Auto cluster"


def test_a_day_begins_at_midnight_of_the_time_zone(site, owner, time_machine):
    time_machine.move_to(datetime(2026, 1, 5, 23, 30, tzinfo=UTC))
    log(site, credits_used=3)
    time_machine.shift(timedelta(hours=2))

    def days(zone):
        found = usage(owner, site, by="day", days=2, time_zone=zone)["rows"]
        return {row["key"]: row["credits"] for row in found}

    assert days("UTC") == {"2026-01-05": 3, "2026-01-06": 0}
    assert days("Europe/Vienna") == {"2026-01-05": 0, "2026-01-06": 3}
    assert days("America/New_York") == {"2026-01-04": 0, "2026-01-05": 3}


def test_without_a_time_zone_it_is_that_of_the_oldest_site(owner, site):
    site.timezone = "Asia/Tokyo"
    site.save()
    SiteFactory(account=site.account, timezone="Europe/Vienna")
    assert usage(owner, site)["time_zone"] == "Asia/Tokyo"


def test_what_is_older_is_not_in_it(site, owner, time_machine):
    time_machine.move_to(datetime(2026, 1, 5, 12, tzinfo=UTC))
    log(site, credits_used=3)
    time_machine.shift(timedelta(days=30))
    assert usage(owner, site)["rows"] == []
    assert usage(owner, site, days=31)["total"]["credits"] == 3


@pytest.mark.parametrize(
    "query", [{"days": 0}, {"days": 367}, {"days": "x"}, {"by": "person"}, {"time_zone": "Mars/Olympus"}]
)
def test_nonsense_is_a_400(site, owner, query):
    response = owner.get("/api/v1/billing/usage/", {"account_id": site.account_id, **query})
    assert_error(response, 400, "ValidationError")


def test_every_member_may_look_and_nobody_sees_that_of_others(site, colleague):
    other = SiteFactory()
    log(other, credits_used=99)
    assert usage(colleague, site)["total"]["credits"] == 0


@pytest.mark.parametrize("by", ["function", "site", "day"])
def test_twenty_rows_of_usage_cost_as_many_queries_as_two(site, owner, by):
    counts = []
    for more in (2, 18):
        for _ in range(more):
            log(SiteFactory(account=site.account) if by == "site" else site, credits_used=1)
        with CaptureQueriesContext(connection) as queries:
            usage(owner, site, by=by)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6
