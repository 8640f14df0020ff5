"""GET lists of AI tasks."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.modules.ai_tasks.presenters import present_together
from igny8_core.tests.ai.engine.claimed import clustering, drawing
from igny8_core.tests.factories import AITaskFactory, ImageFactory, KeywordFactory, RunFactory, SiteFactory
from igny8_core.tests.modules.ai_tasks.calls import TASKS, ids_of, listed
from igny8_core.tests.modules.api import assert_error

pytestmark = pytest.mark.django_db


def ask(function: str, rows) -> list[AITask]:
    """As a person does on a page; the tasks in the order they will be worked on."""
    answer = function_named(function).execute({"ids": [row.pk for row in rows]}, account=rows[0].account)
    return [AITask.objects.get(pk=pk) for pk in answer["task_ids"]]


def work(tasks) -> None:
    for task in tasks:
        assert AIEngine().execute(task_id=task.pk) is None


def test_what_people_asked_for_newest_first(site, owner):
    tasks = [clustering(site), drawing(site), clustering(site)]
    assert ids_of(listed(owner)) == [str(task.pk) for task in reversed(tasks)]


def test_batches_of_runs_are_listed_where_the_run_is_named(site, owner):
    run = RunFactory.running(site=site)
    batch = AITaskFactory.on("auto_cluster", KeywordFactory(site=site), run=run, stage=1, position=0)
    mine = clustering(site)
    assert ids_of(listed(owner)) == [str(mine.pk)]
    assert ids_of(listed(owner, run=run.run_id)) == [str(batch.pk)]
    assert ids_of(listed(owner, ids=batch.pk)) == [str(batch.pk)]


def test_a_run_of_others_does_not_exist(site, owner):
    run = RunFactory.running(site=SiteFactory())
    assert_error(owner.get(TASKS, {"run": run.run_id}), 404, "NotFoundError")


def test_several_ids_at_once(site, owner):
    first, second, _ = [clustering(site) for _ in range(3)]
    assert set(ids_of(listed(owner, ids=f"{first.pk},{second.pk}"))) == {str(first.pk), str(second.pk)}


def test_one_foreign_id_among_own_ones_is_a_404(site, owner):
    own, foreign = clustering(site), clustering(SiteFactory())
    error = assert_error(owner.get(TASKS, {"ids": f"{own.pk},{foreign.pk}"}), 404, "NotFoundError")
    unknown = assert_error(owner.get(TASKS, {"ids": f"{own.pk},{uuid4()}"}), 404, "NotFoundError")
    assert error["error_message"] == unknown["error_message"] == "1 AI task of these could not be found."


@pytest.mark.parametrize("ids", ["1", "x", ",", "\x00", "6f1c1c1e"])
def test_nonsense_for_an_id_is_a_400(site, owner, ids):
    assert_error(owner.get(TASKS, {"ids": ids}), 400, "ValidationError")


def test_too_many_ids_are_pointed_to_the_group(site, owner):
    ids = ",".join(str(uuid4()) for _ in range(101))
    assert "group" in assert_error(owner.get(TASKS, {"ids": ids}), 400, "ValidationError")["error_message"]


def test_active_ones_are_those_that_have_not_ended(site, owner):
    waiting, working = clustering(site), AITaskFactory.in_work(KeywordFactory(site=site))
    failed = clustering(site, status="failed")
    assert set(ids_of(listed(owner, active="true", site_id=site.pk))) == {str(waiting.pk), str(working.pk)}
    assert ids_of(listed(owner, active="false")) == [str(failed.pk)]


def test_by_function_status_and_label(site, owner):
    draw, failed = drawing(site, label="Moka pots: featured image"), clustering(site, status="failed")
    assert ids_of(listed(owner, function="generate_images")) == [str(draw.pk)]
    assert ids_of(listed(owner, status="failed")) == [str(failed.pk)]
    assert ids_of(listed(owner, search="moka")) == [str(draw.pk)]


def test_a_function_that_is_none_is_a_400(site, owner):
    assert_error(owner.get(TASKS, {"function": "drop_table"}), 400, "ValidationError")


def test_tasks_of_others_are_not_listed(site, stranger):
    clustering(site)
    assert listed(stranger)["count"] == 0


def test_a_selection_of_five_images_is_told_as_one(site, owner, spec_provider):
    tasks = ask("generate_images", ImageFactory.create_batch(5, site=site))
    assert listed(owner, group=tasks[0].pk)["together"].items() >= {"status": "pending", "tasks": 5}.items()
    work(tasks[:2])
    halfway = listed(owner, group=tasks[0].pk, page_size=1)
    assert len(halfway["results"]) == 1
    assert halfway["together"].items() >= {"status": "processing", "completed": 2, "percentage": 40}.items()
    work(tasks[2:])
    assert listed(owner, group=tasks[0].pk)["together"] == {
        "status": "completed",
        "tasks": 5,
        "completed": 5,
        "failed": 0,
        "cancelled": 0,
        "percentage": 100,
        "items_total": 5,
        "items_processed": 5,
        "credits_used": 10,
        "success_message": "5 images generated successfully",
    }


def test_keywords_that_an_answer_left_out_stay_in_the_group(site, owner, script):
    keywords = KeywordFactory.create_batch(3, site=site)
    (task,) = ask("auto_cluster", keywords)
    some = [keyword.pk for keyword in keywords[:2]]
    script.then({"clusters": [{"cluster_id": None, "name": "Moka Pots", "description": "x", "keyword_ids": some}]})
    work([task])
    page = listed(owner, group=task.pk)
    assert (page["count"], page["together"]["status"]) == (2, "processing")


def test_a_cluster_that_two_tasks_filled_is_counted_once(site, owner, script):
    tasks = [ask("auto_cluster", KeywordFactory.create_batch(2, site=site))[0] for _ in range(2)]
    work(tasks)
    both = listed(owner, ids=",".join(str(task.pk) for task in tasks))["together"]
    assert both["success_message"] == "4 keywords mapped into 1 cluster"


def test_a_task_that_ends_between_two_looks_is_never_told_as_at_work_in_an_ended_selection(site, owner, monkeypatch):
    task = clustering(site)

    def and_then_it_ends(tasks):
        told = present_together(tasks)
        AITask.objects.filter(pk=task.pk).update(status=GenerationStatus.COMPLETED)
        return told

    monkeypatch.setattr("igny8_core.modules.ai_tasks.views.reading.present_together", and_then_it_ends)
    answer = listed(owner, ids=task.pk)
    assert answer["together"]["status"] != GenerationStatus.COMPLETED
    assert answer["results"][0]["status"] == GenerationStatus.COMPLETED


def test_without_ids_or_group_there_is_nothing_to_tell_together(site, owner):
    clustering(site)
    assert listed(owner)["together"] is None


def test_an_unknown_group_is_a_404(site, owner):
    assert_error(owner.get(TASKS, {"group": uuid4()}), 404, "NotFoundError")


def test_nothing_moved_is_a_304_and_something_is_a_200(site, owner, script):
    task = clustering(site)
    tag = owner.get(TASKS)["ETag"]
    assert owner.get(TASKS, headers={"If-None-Match": tag}).status_code == 304
    work([task])
    assert owner.get(TASKS, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("query", [{}, {"active": "true"}, {"group": True}])
def test_twenty_tasks_cost_as_many_queries_as_two(site, owner, query):
    first = clustering(site)
    counts = []
    for more in (1, 18):
        for _ in range(more):
            clustering(site, group=first.pk)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            listed(owner, **{name: first.pk if value is True else value for name, value in query.items()})
        counts.append(len(queries))
        assert not any("stored_response" in one["sql"] for one in queries)
    assert counts[0] == counts[1] <= 5
