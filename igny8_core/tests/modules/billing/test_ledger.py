"""GET ledger: what every credit was for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from igny8_core.ai.models import AITask
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.selectors import balance_of
from igny8_core.tests.business.automation.pipeline import drive_to_end, start
from igny8_core.tests.factories import KeywordFactory, RunFactory, SiteFactory, TaskFactory
from igny8_core.tests.modules.api import assert_error
from igny8_core.tests.modules.billing.spending import ask, one_of_each

pytestmark = pytest.mark.django_db


def ledger(client, site, **query):
    return client.get("/api/v1/billing/ledger/", {"account_id": site.account_id, "page_size": 200, **query})


def lines(client, site, **query):
    response = ledger(client, site, **query)
    assert response.status_code == 200, response.content
    return response.json()["results"]


def test_every_charge_says_what_it_was_for(site, owner, script):
    one_of_each(site)
    found = {row["function"]: row["charged_for"] for row in lines(owner, site, kind="capture")}
    assert found == {
        "auto_cluster": "Clustering 11 keywords",
        "generate_ideas": "Ideas for 1 cluster, 2 ideas",
        "generate_content": f"Writing “How to clean a moka pot”, {words():,} words",
        "generate_image_prompts": f"Image prompts for “{title()}”, {prompts()} prompts",
        "generate_images": f"Image of “{title()}: featured image”",
    }


def result_of(function):
    return AITask.objects.get(function=function).result


def words():
    return result_of("generate_content")["total_words"]


def title():
    return result_of("generate_content")["title"]


def prompts():
    return result_of("generate_image_prompts")["prompts_created"]


def test_a_line_links_to_its_task_and_its_site(site, owner, script):
    (task,) = ask("generate_content", TaskFactory(site=site, word_count=500))
    (line,) = lines(owner, site, kind="capture")
    assert (line["task_id"], line["run_id"]) == (str(task.pk), None)
    assert line["site"] == {"id": site.pk, "domain": site.domain}
    assert (line["balance_change"], line["reserved_change"]) == (-task.credits_used, 0)


def test_the_sum_of_all_lines_is_the_balance(site, owner, spec_provider):
    KeywordFactory(site=site)
    run = start(site)
    drive_to_end(run)
    one = lines(owner, site)
    assert sum(row["balance_change"] for row in one) == balance_of(account_id=site.account_id).balance
    charged = [row for row in one if row["kind"] == "capture" and row["run_id"] == run.run_id]
    run.refresh_from_db()
    assert -sum(row["balance_change"] for row in charged) == run.total_credits_used > 0
    assert {row["kind"] for row in one} == {"grant", "hold", "capture", "release"}


def test_a_charge_whose_task_is_gone_keeps_the_words_of_then(site, owner, script):
    ask("auto_cluster", *KeywordFactory.create_batch(3, site=site))
    AITask.objects.all().delete()
    (line,) = lines(owner, site, kind="capture")
    assert (line["task_id"], line["charged_for"]) == (None, "3 keywords mapped into 1 cluster")


def test_by_kind_function_site_and_run(site, owner, script):
    one_of_each(site)
    run = RunFactory.completed(site=site)
    entry = {"account": site.account, "site": site, "kind": "hold", "balance_change": 0, "description": "Held"}
    LedgerEntry.objects.create(**entry, idempotency_key="h", run_id=run.run_id)
    assert [row["kind"] for row in lines(owner, site, kind="grant")] == ["grant"]
    assert [row["function"] for row in lines(owner, site, function="generate_ideas")] == ["generate_ideas"]
    assert [row["kind"] for row in lines(owner, site, run_id=run.run_id)] == ["hold"]
    assert len(lines(owner, site, site_id=site.pk)) == 6


def test_by_days_with_both_ends(site, owner):
    today = timezone.now().date()
    assert len(lines(owner, site, **{"from": today, "to": today})) == 1
    assert not lines(owner, site, **{"from": today + timedelta(days=1)})
    assert not lines(owner, site, to=today - timedelta(days=1))
    assert len(lines(owner, site, **{"from": "0001-01-01", "to": "9999-12-31"})) == 1


@pytest.mark.parametrize("query", [{"kind": "theft"}, {"function": "x"}, {"from": "soon"}, {"to": "2025-02-30"}])
def test_nonsense_is_a_400(site, owner, query):
    assert_error(ledger(owner, site, **query), 400, "ValidationError")


def test_a_run_of_others_does_not_exist(site, owner):
    run = RunFactory.completed(site=SiteFactory())
    assert_error(ledger(owner, site, run_id=run.run_id), 404, "NotFoundError")


def test_every_member_may_look(site, colleague):
    assert [row["charged_for"] for row in lines(colleague, site)] == ["Test"]


def test_twenty_lines_cost_as_many_queries_as_two(site, owner, script):
    counts = []
    for more in (1, 18):
        for _ in range(more):
            ask("auto_cluster", KeywordFactory(site=site))
        with CaptureQueriesContext(connection) as queries:
            lines(owner, site)
        counts.append(len(queries))
        assert not any("stored_response" in one["sql"] for one in queries)
    assert counts[0] == counts[1] <= 5
