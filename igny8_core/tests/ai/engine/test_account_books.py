"""Who pays for what a person asks for."""

from __future__ import annotations

import pytest

from igny8_core.ai.engine import AccountBooks, AIEngine
from igny8_core.ai.functions.auto_cluster import AutoCluster
from igny8_core.ai.models import AITask
from igny8_core.ai.tasks import run_task
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.selectors import balance_of, ledger_sum
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.business.content.models import Content
from igny8_core.business.planning.models import Keywords
from igny8_core.tests.ai.engine.claimed import claimed, clustering, writing
from igny8_core.tests.factories import AccountFactory, KeywordFactory, SiteFactory
from igny8_core.tests.scripted_provider import article

pytestmark = pytest.mark.django_db


def _site_with(credits, *, held=0):
    site = SiteFactory(account=AccountFactory.with_credits(credits))
    if held:
        credit_service.hold(account_id=site.account_id, amount=held, reason=Reason("hold:test", "A run"))
    return site


def test_a_manual_task_is_charged_once_however_often_its_message_comes(site, script):
    ids = [row.pk for row in KeywordFactory.create_batch(11, site=site)]
    task_id = AutoCluster().execute({"ids": ids}, site.account)["task_id"]
    for _ in range(3):
        run_task(task_id)
    capture = LedgerEntry.objects.get(kind="capture")
    assert (capture.balance_change, capture.reserved_change) == (-3, 0)
    assert capture.idempotency_key == f"capture:{task_id}"
    assert capture.description == "11 keywords mapped into 1 cluster"
    assert str(capture.task_id) == task_id
    assert balance_of(account_id=site.account_id) == ledger_sum(account_id=site.account_id)
    assert len(script.asked) == 1


def test_it_spends_only_what_no_run_holds(script):
    site = _site_with(10, held=10)
    task = clustering(site)
    failure = AIEngine().execute(task_id=task.pk)
    assert failure.payload["error_type"] == "InsufficientCreditsError"
    assert failure.payload["details"] == {"required": 1, "available": 0}
    row = AITask.objects.get(pk=task.pk)
    assert (row.status, row.error["action"]) == ("failed", "purchase_credits")
    assert script.asked == []
    assert balance_of(account_id=site.account_id).balance == 10


def test_the_last_credit_that_is_free_can_be_spent(script):
    site = _site_with(11, held=10)
    assert AIEngine().execute(task_id=clustering(site, keywords=5).pk) is None
    assert balance_of(account_id=site.account_id).available == 0


def test_an_article_longer_than_what_is_left_is_not_given_away(script):
    site = _site_with(1)
    task = writing(site)
    html = "<p>" + "word " * 1000 + "</p>"
    script.then(article(html=html))
    failure = AIEngine().execute(task_id=task.pk)
    assert failure.payload["error_type"] == "InsufficientCreditsError"
    assert not Content.objects.exists()
    assert balance_of(account_id=site.account_id).balance == 1


@pytest.mark.parametrize(("keywords", "price"), [(1, 1), (5, 1), (6, 2), (47, 10)])
def test_keywords_cost_a_credit_per_five_rounded_up(site, script, keywords, price):
    AIEngine().execute(task_id=clustering(site, keywords=keywords).pk)
    assert 1500 - balance_of(account_id=site.account_id).balance == price
    assert AITask.objects.get().credits_used == price


def test_the_rows_of_a_task_that_takes_its_time_show_that_they_are_worked_on(site):
    task = clustering(site)
    Keywords.objects.update(generation_status="queued")
    done, waiting = KeywordFactory(site=site, generation_status="completed"), KeywordFactory(site=site)
    AccountBooks().seen(claimed(task))
    assert set(Keywords.objects.filter(pk__in=task.input_ids).values_list("generation_status", flat=True)) == {
        "processing"
    }
    for other in (done, waiting):
        before = other.generation_status
        other.refresh_from_db()
        assert other.generation_status == before


def test_a_row_whose_work_has_ended_meanwhile_keeps_its_end(site):
    execution = claimed(clustering(site))
    Keywords.objects.update(generation_status="completed")
    AccountBooks().seen(execution)
    assert set(Keywords.objects.values_list("generation_status", flat=True)) == {"completed"}
