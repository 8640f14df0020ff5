"""Cancelling a task that a person asked for: waiting, in the middle of a call, and too late."""

from __future__ import annotations

import pytest

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.ai.providers.base import TextReply, Usage
from igny8_core.ai.registry import function_named
from igny8_core.ai.services.cancelling import cancel_group, cancel_task
from igny8_core.ai.services.regenerating import regenerate_images
from igny8_core.ai.services.taking_up import retry_task
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.common.exceptions import ConflictError
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.ai.engine.claimed import called, claimed, drawing, take
from igny8_core.tests.factories import (
    AITaskFactory,
    ClusterFactory,
    IdeaFactory,
    ImageFactory,
    KeywordFactory,
    RunFactory,
    TaskFactory,
)
from igny8_core.tests.scripted_provider import GOOD, reply

pytestmark = pytest.mark.django_db
DONE_BEFORE = {
    "auto_cluster": lambda site: KeywordFactory(site=site, cluster=ClusterFactory(site=site), status="mapped"),
    "generate_ideas": lambda site: ClusterFactory(site=site, status="mapped"),
    "bulk_queue_to_writer": lambda site: IdeaFactory(site=site, status="queued"),
    "generate_content": lambda site: TaskFactory(site=site, status="completed"),
    "generate_image_prompts": lambda site: ImageFactory(site=site).content,
}
TOOK = Usage(model="dear", input_tokens=2000, output_tokens=500)


@pytest.fixture(autouse=True)
def price(settings):
    settings.AI_PRICES = {"dear": {"input": "2", "output": "8"}}


def ask(function: str, *rows) -> AITask:
    answer = function_named(function).execute({"ids": [row.pk for row in rows]}, account=rows[0].account)
    return AITask.objects.get(pk=answer["task_id"])


def clustering_asked(site, keywords: int = 3) -> AITask:
    return ask("auto_cluster", *KeywordFactory.create_batch(keywords, site=site))


def dear(request) -> TextReply:
    """The good answer, and what it took."""
    good = reply(GOOD[request.function](request.data))
    return TextReply(text=good.text, usage=TOOK, finish_reason="stop")


def cancelled_meanwhile(task):
    """An answer during which a person cancels."""

    def answer(request):
        cancel_task(AITask.objects.get(pk=task.pk))
        return dear(request)

    return answer


def nothing_came_of(task):
    assert AITask.objects.get(pk=task.pk).status == "cancelled"
    assert not Clusters.objects.exists()
    assert not Content.objects.exists()
    assert not LedgerEntry.objects.filter(kind="capture").exists()
    assert balance_of(account_id=task.account_id).balance == 1500


def test_one_that_waits_is_over_at_once_and_its_rows_are_free(site, script):
    task = clustering_asked(site)
    cancel_task(task)
    row = AITask.objects.get(pk=task.pk)
    assert (row.status, row.message) == ("cancelled", "Cancelled. Nothing was saved and nothing was charged.")
    assert row.completed_at
    assert set(Keywords.objects.values_list("generation_status", flat=True)) == {"pending"}
    assert take(task) is None, "nobody can claim it"
    assert not script.asked


def test_its_rows_can_be_asked_about_again(site, script):
    task = clustering_asked(site)
    cancel_task(task)
    again = ask("auto_cluster", *Keywords.objects.all())
    assert AIEngine().execute(task_id=again.pk) is None
    assert AITask.objects.get(pk=again.pk).status == "completed"


def test_in_the_middle_of_a_call_nothing_is_saved_or_charged(site, script):
    task = clustering_asked(site)
    script.then(cancelled_meanwhile(task))
    failure = AIEngine().execute(task_id=task.pk)
    assert failure is not None
    assert failure.stale
    nothing_came_of(task)
    assert set(Keywords.objects.values_list("generation_status", "status")) == {("pending", "new")}


def test_what_the_provider_took_for_it_is_logged_once(site, script):
    task = clustering_asked(site)
    script.then(cancelled_meanwhile(task))
    AIEngine().execute(task_id=task.pk)
    log = AIUsageLog.objects.get()
    assert (log.accepted, log.credits_used, log.input_tokens, log.output_tokens) == (False, 0, 2000, 500)
    assert (str(log.cost), log.provider, log.task_id) == ("0.008000", "scripted", task.pk)


def test_between_the_journal_and_the_save_it_is_the_same(site, script):
    task = clustering_asked(site)
    script.always(dear)
    execution = called(task)
    cancel_task(AITask.objects.get(pk=task.pk))
    assert AIEngine().settle(execution, None).stale
    nothing_came_of(task)
    log = AIUsageLog.objects.get()
    assert (log.accepted, str(log.cost), log.provider) == (False, "0.008000", "scripted")


def test_an_answer_that_its_dead_worker_left_in_the_journal_is_logged_as_well(site, script):
    task = clustering_asked(site)
    script.always(dear)
    called(task)
    cancel_task(AITask.objects.get(pk=task.pk))
    assert AIUsageLog.objects.get().accepted is False


def test_an_answer_that_came_through_before_is_used_when_it_is_tried_again_and_logged_only_once(site, script):
    task = clustering_asked(site)
    script.always(dear)
    called(task)
    cancel_task(AITask.objects.get(pk=task.pk))
    retry_task(AITask.objects.get(pk=task.pk))
    assert AIEngine().execute(task_id=task.pk) is None
    assert len(script.asked) == 1, "it was in the journal"
    logs = AIUsageLog.objects.order_by("id")
    assert [(log.accepted, str(log.cost), log.input_tokens) for log in logs] == [
        (False, "0.008000", 2000),
        (True, "0.000000", 0),
    ]
    assert AITask.objects.get(pk=task.pk).credits_used == 1


def test_an_article_that_is_cancelled_leaves_its_task_as_it_was(site, script):
    task = ask("generate_content", TaskFactory(site=site, word_count=500))
    script.then(cancelled_meanwhile(task))
    AIEngine().execute(task_id=task.pk)
    nothing_came_of(task)
    row = Tasks.objects.get()
    assert (row.status, row.generation_status) == ("queued", "pending")


def test_a_picture_that_is_cancelled_can_be_made_later(site, script):
    task = ask("generate_images", ImageFactory(site=site))
    cancel_task(claimed(task).task)
    image = Images.objects.get()
    assert (image.status, image.generation_status) == ("pending", "pending")
    retry_task(AITask.objects.get(pk=task.pk))
    AIEngine().execute(task_id=task.pk)
    assert Images.objects.get().status == "generated"


def test_the_second_cancel_is_told_that_it_is_cancelled(site):
    task = clustering_asked(site)
    cancel_task(task)
    with pytest.raises(ConflictError, match="it is cancelled already"):
        cancel_task(task)


@pytest.mark.parametrize("status", ["completed", "failed"])
def test_what_has_ended_stays_as_it_is(site, status):
    keyword = KeywordFactory(site=site, generation_status=status)
    task = AITaskFactory.on("auto_cluster", keyword, status=status)
    with pytest.raises(ConflictError, match=f"it is {status} already"):
        cancel_task(task)
    assert Keywords.objects.get().generation_status == status


def test_a_batch_of_a_run_is_left_to_the_run(site):
    run = RunFactory.running(site=site)
    task = AITaskFactory.in_work(KeywordFactory(site=site), run=run, stage=1, position=0)
    with pytest.raises(ConflictError) as refused:
        cancel_task(task)
    assert refused.value.action == "view_run"
    assert AITask.objects.get().status == "processing"


def test_a_failure_that_comes_after_the_cancel_changes_nothing(site, script):
    task = clustering_asked(site)
    execution = claimed(task)
    cancel_task(AITask.objects.get(pk=task.pk))
    assert AIEngine().settle(execution, RuntimeError("too late")).stale
    row = AITask.objects.get(pk=task.pk)
    assert (row.status, row.error) == ("cancelled", None)


def test_a_row_that_is_done_meanwhile_keeps_its_state(site):
    task = clustering_asked(site, keywords=2)
    first = Keywords.objects.order_by("pk").first()
    Keywords.objects.filter(pk=first.pk).update(generation_status=GenerationStatus.COMPLETED)
    cancel_task(task)
    assert sorted(Keywords.objects.values_list("generation_status", flat=True)) == ["completed", "pending"]


def test_a_whole_selection_is_cancelled_but_for_what_is_done(site, script):
    task = ask("generate_images", *ImageFactory.create_batch(4, site=site))
    AIEngine().execute(task_id=task.pk)
    assert cancel_group(task) == 3
    assert sorted(AITask.objects.values_list("status", flat=True)) == ["cancelled"] * 3 + ["completed"]
    with pytest.raises(ConflictError, match="all of it has ended"):
        cancel_group(task)


def test_cancelling_one_leaves_the_rest_of_its_selection(site):
    task = ask("generate_images", *ImageFactory.create_batch(2, site=site))
    cancel_task(task)
    assert sorted(AITask.objects.values_list("status", flat=True)) == ["cancelled", "pending"]


def test_a_task_without_a_group_is_its_own(site):
    first, other = drawing(site), drawing(site)
    assert cancel_group(first) == 1
    assert AITask.objects.get(pk=other.pk).status == "pending"


@pytest.mark.parametrize("ending", ["cancelled", "found to be there"])
def test_a_picture_that_was_there_before_shows_as_completed_again(site, ending):
    image = ImageFactory.generated(site=site, generation_status="completed")
    task = ask("generate_images", image)
    if ending == "cancelled":
        cancel_task(task)
    else:
        AIEngine().execute(task_id=task.pk)
    image.refresh_from_db()
    assert (image.status, image.generation_status) == ("generated", "completed")


@pytest.mark.parametrize("function", DONE_BEFORE)
def test_what_has_been_made_before_is_completed_again_when_asking_for_more_is_cancelled(site, function):
    row = DONE_BEFORE[function](site)
    cancel_task(ask(function, row))
    row.refresh_from_db()
    assert row.generation_status == "completed"


def test_making_a_picture_anew_is_taken_up_again_after_a_cancel(site, script):
    image = ImageFactory.generated(site=site, generation_status="completed")
    task = AITask.objects.get(pk=regenerate_images(ids=[image.pk])["task_id"])
    cancel_task(task)
    retry_task(AITask.objects.get(pk=task.pk))
    image.refresh_from_db()
    assert image.generation_status == "queued", "nobody deletes it under the brush"
    assert AIEngine().execute(task_id=task.pk) is None
    image.refresh_from_db()
    assert (image.generation_status, len(script.asked)) == ("completed", 1)
