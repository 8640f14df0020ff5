"""The planner's AI functions: 202 with what to follow, or nothing queued at all."""

from __future__ import annotations

import pytest

from igny8_core.ai.models import AITask
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, KeywordFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.planner.calls import post

DOORS = [
    ("keywords/auto_cluster", "auto_cluster", KeywordFactory),
    ("clusters/generate_ideas", "generate_ideas", ClusterFactory),
    ("ideas/bulk_queue_to_writer", "bulk_queue_to_writer", IdeaFactory),
]
each_door = pytest.mark.parametrize(("path", "function", "factory"), DOORS, ids=[door[1] for door in DOORS])


@each_door
def test_the_rows_are_queued_and_the_tasks_named(site, owner, path, function, factory):
    ids = [row.pk for row in factory.create_batch(2, site=site)]
    response = post(owner, path, {"ids": ids})
    assert response.status_code == 202
    task = AITask.objects.get()
    assert response.json() == {"task_id": str(task.pk), "task_ids": [str(task.pk)]}
    assert (task.function, sorted(task.input_ids), task.site, task.run) == (function, ids, site, None)
    model = factory._meta.model
    assert set(model.objects.filter(pk__in=ids).values_list("generation_status", flat=True)) == {"queued"}


@each_door
def test_a_row_that_is_in_work_stops_them_all(site, owner, path, function, factory):
    free = factory(site=site)
    busy = factory(site=site, generation_status=GenerationStatus.PROCESSING)
    with nothing_written():
        assert_error(post(owner, path, {"ids": [free.pk, busy.pk]}), 409, "ConflictError")


@each_door
def test_a_foreign_row_stops_them_all(site, owner, path, function, factory):
    own, foreign = factory(site=site), factory()
    with nothing_written():
        assert_error(post(owner, path, {"ids": [own.pk, foreign.pk]}), 404, "NotFoundError")


@each_door
def test_rows_of_two_sites_are_two_requests(site, owner, path, function, factory):
    rows = [factory(site=site), factory(site=SiteFactory(account=site.account))]
    with nothing_written():
        response = post(owner, path, {"ids": [row.pk for row in rows]})
        assert response.status_code in (400, 404)


@each_door
def test_a_viewer_queues_nothing(site, colleague, path, function, factory):
    row = factory(site=site)
    with nothing_written():
        assert_error(post(colleague, path, {"ids": [row.pk]}), 403, "PermissionError")


@each_door
@pytest.mark.parametrize("ids", [[], None, "all", ["x"]])
def test_nothing_selected_is_said(owner, path, function, factory, ids):
    assert_error(post(owner, path, {"ids": ids}), 400, "ValidationError")


def test_a_large_selection_becomes_several_tasks(site, owner):
    ids = [keyword.pk for keyword in KeywordFactory.create_batch(130, site=site)]
    answer = post(owner, "keywords/auto_cluster", {"ids": ids}).json()
    tasks = AITask.objects.all()
    assert sorted(answer["task_ids"]) == sorted(str(task.pk) for task in tasks)
    assert answer["task_id"] == answer["task_ids"][0]
    assert sorted(pk for task in tasks for pk in task.input_ids) == sorted(ids)
    assert len(tasks) > 1
