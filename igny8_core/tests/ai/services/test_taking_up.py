"""Trying again what failed or was cancelled."""

from __future__ import annotations

import pytest

from igny8_core.ai.engine import AccountBooks, AIEngine
from igny8_core.ai.enqueue import TASK_NAME
from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.ai.registry import function_named
from igny8_core.ai.services.cancelling import cancel_group
from igny8_core.ai.services.taking_up import retry_group, retry_task
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.content.models import Content, Images
from igny8_core.business.planning.models import Keywords
from igny8_core.common.exceptions import ConflictError, ProviderError
from igny8_core.common.refusals import RowRefusedError
from igny8_core.tests.ai.engine.claimed import clustering
from igny8_core.tests.factories import AITaskFactory, ImageFactory, KeywordFactory, RunFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_attempt(settings):
    settings.TASK_MAX_ATTEMPTS = 1


def given_up(task, script) -> AITask:
    script.then(ProviderError("The provider is busy."))
    AIEngine().execute(task_id=task.pk)
    failed = AITask.objects.get(pk=task.pk)
    assert failed.status == "failed"
    return failed


def test_the_same_task_begins_anew(site, script):
    task = given_up(clustering(site), script)
    retry_task(task)
    row = AITask.objects.get(pk=task.pk)
    assert (row.status, row.attempts, row.error, row.not_before) == ("pending", 0, None, None)
    assert (row.steps, row.percentage, row.message, row.completed_at) == ([], 0, "", None)
    assert row.lease_token == task.lease_token, "a worker with an old token must stay out"
    assert set(Keywords.objects.values_list("generation_status", flat=True)) == {"queued"}


@pytest.mark.django_db(transaction=True)
def test_a_worker_is_rung_for(site, script, bells):
    task = given_up(clustering(site), script)
    bells.heard()
    retry_task(task)
    assert [(bell.task, bell.args) for bell in bells.heard()] == [(TASK_NAME, (str(task.pk),))]


def test_it_succeeds_and_is_charged_once(site, script):
    task = given_up(clustering(site, keywords=11), script)
    retry_task(task)
    assert AIEngine().execute(task_id=task.pk) is None
    assert AITask.objects.get(pk=task.pk).status == "completed"
    assert LedgerEntry.objects.get(kind="capture").balance_change == -3


def test_an_answer_that_could_not_be_paid_is_used_once_it_can_be_and_logged_once(site, script, monkeypatch):
    task = clustering(site)
    with monkeypatch.context() as broken:
        broken.setattr(AccountBooks, "settle", lambda *args: 1 / 0)
        AIEngine().execute(task_id=task.pk)
    retry_task(AITask.objects.get(pk=task.pk))
    assert AIEngine().execute(task_id=task.pk) is None
    assert len(script.asked) == 1
    assert [(log.accepted, log.input_tokens) for log in AIUsageLog.objects.order_by("id")] == [(False, 30), (True, 0)]


def test_a_picture_that_was_given_up_waits_again(site, script):
    image = ImageFactory(site=site)
    task = given_up(AITaskFactory.on("generate_images", image), script)
    assert Images.objects.get().status == "failed"
    retry_task(task)
    assert (Images.objects.get().status, Images.objects.get().generation_status) == ("pending", "queued")


def test_rows_that_other_work_has_are_left_to_it(site, script):
    task = given_up(clustering(site), script)
    Keywords.objects.filter(pk=task.input_ids[0]).update(generation_status="queued")
    with pytest.raises(ConflictError, match="Other work has some of these rows"):
        retry_task(task)
    assert AITask.objects.get(pk=task.pk).status == "failed"
    assert sorted(Keywords.objects.values_list("generation_status", flat=True)) == ["failed", "failed", "queued"]


def test_rows_that_are_gone_meanwhile_are_asked_about_by_nobody(site, script):
    task = given_up(clustering(site), script)
    Keywords.objects.all().delete()
    retry_task(task)
    assert AIEngine().execute(task_id=task.pk) is None
    assert AITask.objects.get(pk=task.pk).status == "cancelled"
    assert len(script.asked) == 1


@pytest.mark.parametrize("status", ["pending", "processing", "completed"])
def test_only_what_failed_or_was_cancelled_can_be_tried_again(site, status):
    task = clustering(site, status=status)
    with pytest.raises(ConflictError, match=f"it is {status}"):
        retry_task(task)
    assert set(Keywords.objects.values_list("generation_status", flat=True)) == {"pending"}


def test_the_second_of_two_is_told_about_the_task_and_not_about_its_rows(site, script):
    task = given_up(clustering(site), script)
    retry_task(task)
    with pytest.raises(ConflictError, match="it is pending"):
        retry_task(task)


def test_a_batch_of_a_run_is_left_to_the_run(site):
    keyword = KeywordFactory(site=site, generation_status="failed")
    run = RunFactory.completed(site=site)
    task = AITaskFactory.on("auto_cluster", keyword, run=run, stage=1, position=0, status="failed")
    with pytest.raises(ConflictError, match="belongs to an automation run"):
        retry_task(task)
    assert Keywords.objects.get().generation_status == "failed"


def test_all_of_a_selection_is_taken_up_but_what_is_done(site, script):
    ids = [image.pk for image in ImageFactory.create_batch(3, site=site)]
    answer = function_named("generate_images").execute({"ids": ids}, account=site.account)
    task = AITask.objects.get(pk=answer["task_id"])
    AIEngine().execute(task_id=task.pk)
    cancel_group(task)
    assert retry_group(task) == 2
    assert sorted(AITask.objects.values_list("status", flat=True)) == ["completed", "pending", "pending"]
    with pytest.raises(ConflictError, match="Nothing of this selection"):
        retry_group(task)


def test_no_failed_picture_is_drawn_for_an_article_that_was_archived_meanwhile(site, script):
    image = ImageFactory(site=site)
    failed = given_up(AITaskFactory.on("generate_images", image), script)
    Content.objects.update(status="archived")
    with pytest.raises(RowRefusedError, match="is archived. Restore it first"):
        retry_task(failed)
    image.refresh_from_db()
    assert (image.status, image.generation_status) == ("failed", "failed")
    assert AITask.objects.get(pk=failed.pk).status == "failed"
    Content.objects.update(status="draft")
    retry_task(failed)
    assert AIEngine().execute(task_id=failed.pk) is None
