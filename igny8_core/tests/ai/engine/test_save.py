"""Step 4: all or nothing."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module

import pytest
from django.db import IntegrityError

from igny8_core.ai.engine import AccountBooks, AIEngine, fail, save
from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.content.models import Content, Tasks
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.common.exceptions import StaleLeaseError
from igny8_core.tests.ai.engine.claimed import called, clustering, due_now, lose_worker, writing
from igny8_core.tests.factories import AITaskFactory, IdeaFactory

pytestmark = pytest.mark.django_db
#: The module; its package has a function of the same name.
SAVE = import_module("igny8_core.ai.engine.save")


def _nothing_was_saved(site):
    assert not Clusters.objects.exists()
    assert not Content.objects.exists()
    assert set(Keywords.objects.values_list("status", flat=True)) <= {"new"}
    assert set(Tasks.objects.values_list("status", flat=True)) <= {"queued"}
    assert not AIUsageLog.objects.exists()
    assert not LedgerEntry.objects.filter(kind="capture").exists()
    assert balance_of(account_id=site.account_id).balance == 1500


def _break(*args, **kwargs):
    raise RuntimeError("a step of the save broke")


def test_output_charge_usage_and_status_appear_together(site, script):
    task = clustering(site, keywords=11)
    save(called(task), AccountBooks())
    row = AITask.objects.get(pk=task.pk)
    assert (row.status, row.phase, row.percentage) == ("completed", "DONE", 100)
    assert row.message == "11 keywords mapped into 1 cluster"
    assert row.result.items() >= {"clusters_created": 1, "keywords_mapped": 11, "clusters": ["Moka Pots"]}.items()
    assert (row.items_processed, row.credits_used, row.lease_until) == (11, 3, None)
    assert row.usage == {"input_tokens": 30, "output_tokens": 70}
    assert [step["phase"] for step in row.steps] == ["PREP", "AI_CALL", "PARSE", "SAVE"]
    assert row.completed_at is not None
    assert balance_of(account_id=site.account_id).balance == 1497


def test_the_usage_log_tells_who_was_asked_what_it_took_and_cost(site, script):
    task = clustering(site, keywords=11)
    save(called(task), AccountBooks())
    log = AIUsageLog.objects.get()
    assert (log.task_id, log.function, log.site_id) == (task.pk, "auto_cluster", site.pk)
    assert (log.provider, log.model, log.input_tokens, log.output_tokens) == ("scripted", "scripted", 30, 70)
    assert (log.items, log.units, log.credits_used) == (11, Decimal(11), 3)


@pytest.mark.parametrize("step", ["log_saved", "put_aside", "_complete"])
def test_a_step_that_breaks_leaves_no_output_no_charge_and_no_usage_log(site, script, monkeypatch, step):
    execution = called(clustering(site))
    monkeypatch.setattr(SAVE, step, _break)
    with pytest.raises(RuntimeError):
        save(execution, AccountBooks())
    _nothing_was_saved(site)
    assert AITask.objects.get().status == "processing"


def test_a_charge_that_is_refused_takes_the_article_with_it(site, script, monkeypatch):
    execution = called(writing(site))
    monkeypatch.setattr("igny8_core.business.billing.services.credit_service._record", _break)
    with pytest.raises(RuntimeError):
        save(execution, AccountBooks())
    _nothing_was_saved(site)


def test_a_save_that_broke_is_tried_again_without_asking_the_provider_again(site, script, monkeypatch):
    task = writing(site)
    with monkeypatch.context() as broken:
        broken.setattr(SAVE, "_complete", _break)
        AIEngine().execute(task_id=task.pk)
    _nothing_was_saved(site)
    due_now(task)
    AIEngine().execute(task_id=task.pk)
    assert Content.objects.count() == 1
    assert len(script.asked) == 1, "the answer was paid for and in the journal"
    assert balance_of(account_id=site.account_id).balance == 1499


@pytest.mark.parametrize("make", [clustering, writing])
def test_a_zombie_with_an_old_token_saves_nothing(site, script, make):
    zombie = called(make(site))
    lose_worker(zombie.task)
    called(zombie.task)
    with pytest.raises(StaleLeaseError):
        save(zombie, AccountBooks())
    _nothing_was_saved(site)


def test_zombie_and_thief_together_save_and_charge_once(site, script, caplog):
    zombie = called(clustering(site))
    lose_worker(zombie.task)
    thief = called(zombie.task)
    save(thief, AccountBooks())
    with pytest.raises((StaleLeaseError, IntegrityError)) as refused:
        save(zombie, AccountBooks())
    assert fail(zombie, refused.value, AccountBooks()).stale
    assert not [record for record in caplog.records if record.levelname == "ERROR"], "to come late is no defect"
    assert Clusters.objects.count() == 1
    assert LedgerEntry.objects.filter(kind="capture").count() == 1
    assert AIUsageLog.objects.count() == 1


def test_a_task_that_was_cancelled_meanwhile_saves_nothing(site, script):
    execution = called(writing(site))
    AITask.objects.update(status="cancelled")
    with pytest.raises(StaleLeaseError):
        save(execution, AccountBooks())
    _nothing_was_saved(site)


def test_when_every_row_was_taken_away_the_task_is_cancelled_and_free(site, script):
    task = clustering(site)
    Keywords.objects.update(disabled=True)
    save(called(task), AccountBooks())
    assert AITask.objects.get().status == "cancelled"
    _nothing_was_saved(site)


def test_rows_that_need_nothing_any_more_are_free_for_other_work(site, script):
    task = clustering(site)
    Keywords.objects.filter(pk=task.input_ids[0]).update(disabled=True)
    Keywords.objects.update(generation_status="queued")
    save(called(task), AccountBooks())
    assert dict(Keywords.objects.values_list("disabled", "generation_status")) == {True: "pending", False: "completed"}


def test_local_work_is_free_and_not_in_the_usage_log(site):
    task = AITaskFactory.on("bulk_queue_to_writer", IdeaFactory(site=site))
    save(called(task), AccountBooks())
    assert Tasks.objects.count() == 1
    assert not AIUsageLog.objects.exists()
    assert not LedgerEntry.objects.filter(kind="capture").exists()
