"""Rows that do not come out with the rest of their batch: each stays in exactly one task."""

from __future__ import annotations

from collections import Counter

import pytest

from igny8_core.ai.engine import AccountBooks, AIEngine, save
from igny8_core.ai.models import AITask
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.planning.models import Keywords
from igny8_core.tests.ai.engine.claimed import called, clustering
from igny8_core.tests.factories import RunFactory
from igny8_core.tests.scripted_provider import cluster

pytestmark = pytest.mark.django_db


def _first(count):
    """An answer that clusters only the first `count` keywords of the question."""
    return lambda request: {"clusters": [cluster([k["id"] for k in request.data["keywords"]][:count])]}


def _each_id_is_in_one_task(ids):
    seen = Counter(pk for task in AITask.objects.all() for pk in task.input_ids)
    assert seen == Counter(ids)


def _by_status():
    return {task.status: task for task in AITask.objects.all()}


def test_keywords_that_the_model_leaves_out_are_asked_again_as_a_smaller_batch(site, script):
    task = clustering(site, keywords=5)
    ids = list(task.input_ids)
    script.then(_first(3))
    AIEngine().execute(task_id=task.pk)
    found = _by_status()
    assert found["completed"].input_ids == ids[:3]
    assert found["pending"].input_ids == ids[3:]
    assert (found["pending"].attempts, found["pending"].label) == (1, "2 keywords")
    _each_id_is_in_one_task(ids)
    AIEngine().execute(task_id=found["pending"].pk)
    assert [len(request.data["keywords"]) for request in script.asked] == [5, 2]
    assert set(Keywords.objects.values_list("status", flat=True)) == {"mapped"}
    _each_id_is_in_one_task(ids)


def test_a_person_s_smaller_batch_rings_for_itself(site, script, bells, django_capture_on_commit_callbacks):
    script.then(_first(1))
    with django_capture_on_commit_callbacks(execute=True):
        save(called(clustering(site, keywords=2)), AccountBooks())
    (bell,) = bells.heard()
    sibling = AITask.objects.get(status="pending")
    assert (bell.task, bell.args, bell.task_id) == ("ai.run_task", (str(sibling.pk),), str(sibling.pk))


def test_what_is_left_out_of_every_attempt_is_given_up(site, script):
    task = clustering(site, keywords=4)
    ids = list(task.input_ids)
    script.always(_first(1))
    for _ in range(3):
        AIEngine().execute(task_id=AITask.objects.get(status="pending").pk)
    assert len(script.asked) == 3
    failed = AITask.objects.get(status="failed")
    assert failed.input_ids == ids[3:]
    assert failed.error["error_message"] == "The AI left 1 item out of its answer in every attempt."
    assert Keywords.objects.get(pk=ids[3]).generation_status == "failed"
    assert Keywords.objects.filter(status="mapped").count() == 3
    _each_id_is_in_one_task(ids)


def test_only_what_came_is_charged(site, script):
    script.then(_first(5))
    save(called(clustering(site, keywords=20)), AccountBooks())
    assert balance_of(account_id=site.account_id).balance == 1499


def test_rows_that_need_nothing_any_more_are_counted_as_cancelled(site, script):
    task = clustering(site, keywords=3)
    ids = list(task.input_ids)
    Keywords.objects.filter(pk=ids[1]).update(disabled=True)
    AIEngine().execute(task_id=task.pk)
    assert _by_status()["cancelled"].input_ids == [ids[1]]
    _each_id_is_in_one_task(ids)


def test_gone_and_left_out_and_done_in_one_batch(site, script):
    task = clustering(site, keywords=3)
    ids = list(task.input_ids)
    Keywords.objects.filter(pk=ids[0]).update(disabled=True)
    script.then(_first(1))
    AIEngine().execute(task_id=task.pk)
    assert {status: one.input_ids for status, one in _by_status().items()} == {
        "cancelled": [ids[0]],
        "completed": [ids[1]],
        "pending": [ids[2]],
    }


def test_in_a_run_they_queue_up_at_the_end_of_the_stage(site, script, bells, django_capture_on_commit_callbacks):
    run = RunFactory.running(site=site)
    task = clustering(site, keywords=2, run=run, stage=1, position=0)
    clustering(site, run=run, stage=1, position=1)
    clustering(site, run=run, stage=2, position=9)
    script.then(_first(1))
    with django_capture_on_commit_callbacks(execute=True):
        save(called(task), AccountBooks())
    sibling = AITask.objects.get(attempts=1)
    assert (sibling.run_id, sibling.stage, sibling.position) == (run.pk, 1, 2)
    assert bells.heard() == [], "the driver of the run will find it"
