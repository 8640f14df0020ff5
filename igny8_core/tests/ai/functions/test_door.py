"""`execute(payload, account)`: the door that screens use."""

from __future__ import annotations

import pytest

from igny8_core.ai.functions.auto_cluster import AutoCluster
from igny8_core.ai.functions.bulk_queue_to_writer import BulkQueueToWriter
from igny8_core.ai.functions.generate_content import GenerateContent
from igny8_core.ai.functions.generate_ideas import GenerateIdeas
from igny8_core.ai.functions.generate_image_prompts import GenerateImagePromptsFunction
from igny8_core.ai.functions.generate_images import GenerateImages
from igny8_core.ai.models import AITask
from igny8_core.ai.tasks import run_task
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.common.exceptions import ConflictError, InvalidInputError, NotFoundError
from igny8_core.tests.factories import (
    ClusterFactory,
    ContentFactory,
    IdeaFactory,
    ImageFactory,
    KeywordFactory,
    SiteFactory,
    TaskFactory,
)

pytestmark = pytest.mark.django_db
DOORS = [
    (AutoCluster, KeywordFactory),
    (GenerateIdeas, ClusterFactory),
    (BulkQueueToWriter, IdeaFactory),
    (GenerateContent, TaskFactory),
    (GenerateImagePromptsFunction, ContentFactory),
    (GenerateImages, ImageFactory),
]
doors = pytest.mark.parametrize(("function", "rows"), DOORS, ids=lambda one: one.__name__)


def _statuses(rows):
    return set(rows._meta.model.objects.values_list("generation_status", flat=True))


@doors
def test_it_queues_a_task_and_returns_its_id(site, bells, django_capture_on_commit_callbacks, function, rows):
    row = rows(site=site)
    with django_capture_on_commit_callbacks(execute=True):
        answer = function().execute(payload={"ids": [row.pk]}, account=site.account)
    task = AITask.objects.get()
    assert answer == {"task_id": str(task.pk), "task_ids": [str(task.pk)]}
    assert (task.function, task.input_ids, task.items_total) == (function.name, [row.pk], 1)
    assert (task.site_id, task.account_id, task.run_id, task.status) == (site.pk, site.account_id, None, "pending")
    assert _statuses(rows) == {"queued"}
    (bell,) = bells.heard()
    assert (bell.task, bell.args) == ("ai.run_task", (str(task.pk),))
    assert bell.task_id == str(task.pk), "its id is the id of the Celery task"


@doors
def test_a_foreign_id_is_not_found_and_nothing_happens(site, function, rows):
    mine, foreign = rows(site=site), rows(site=SiteFactory())
    for ids in ([foreign.pk], [mine.pk, foreign.pk], [mine.pk, 999_999]):
        with pytest.raises(NotFoundError):
            function().execute({"ids": ids}, site.account)
    assert not AITask.objects.exists()
    assert _statuses(rows) == {"pending"}
    function().execute({"ids": [mine.pk]}, site.account)


@doors
@pytest.mark.parametrize("busy", ["queued", "processing"])
def test_a_row_that_is_being_worked_on_is_a_conflict(site, function, rows, busy):
    row = rows(site=site, generation_status=busy)
    with pytest.raises(ConflictError, match="1 row of the selection is being worked on already"):
        function().execute({"ids": [row.pk]}, site.account)
    assert not AITask.objects.exists()


@pytest.mark.parametrize("ended", ["completed", "failed", "cancelled"])
def test_what_has_ended_can_be_asked_for_again(site, ended):
    row = KeywordFactory(site=site, generation_status=ended)
    assert AutoCluster().execute({"ids": [row.pk]}, site.account)["task_id"]


@pytest.mark.parametrize(
    "payload",
    [{}, {"ids": []}, {"ids": None}, {"ids": "1"}, {"ids": ["1"]}, {"ids": [1.5]}, {"ids": [0]}, {"ids": [-1]},
     {"ids": [True]}, {"ids": [None]}, {"ids": {"1": 1}}, {"ids": [[1]]}, {"ids": [10**30]}, {"keyword_ids": [1]}],
    ids=str,
)  # fmt: skip
def test_nothing_or_nonsense_selected_is_refused(site, payload):
    KeywordFactory(site=site)
    with pytest.raises(InvalidInputError, match="Select at least one keyword") as refused:
        AutoCluster().execute(payload, site.account)
    assert refused.value.http_status == 400


def test_the_same_row_twice_is_one(site):
    row = KeywordFactory(site=site)
    AutoCluster().execute({"ids": [row.pk, row.pk]}, site.account)
    assert AITask.objects.get().input_ids == [row.pk]


def test_rows_of_two_sites_are_not_one_selection(site):
    other = SiteFactory(account=site.account)
    ids = [KeywordFactory(site=site).pk, KeywordFactory(site=other).pk]
    with pytest.raises(NotFoundError, match="one of your sites"):
        AutoCluster().execute({"ids": ids}, site.account)


def test_images_are_also_known_by_their_own_key(site, script):
    image = ImageFactory(site=site)
    GenerateImages().execute(payload={"image_ids": [image.pk]}, account=site.account)
    assert AITask.objects.get().input_ids == [image.pk]


def test_a_selection_too_large_for_one_call_becomes_several_tasks(site):
    rows = TaskFactory.create_batch(3, site=site)
    answer = GenerateContent().execute({"ids": [row.pk for row in rows]}, site.account)
    assert len(answer["task_ids"]) == 3
    assert answer["task_id"] == answer["task_ids"][0]
    assert sorted(AITask.objects.values_list("label", flat=True)) == sorted(row.title for row in rows)


def test_one_busy_row_queues_nothing_of_the_selection(site):
    rows = [*TaskFactory.create_batch(2, site=site), TaskFactory(site=site, generation_status="processing")]
    with pytest.raises(ConflictError):
        GenerateContent().execute({"ids": [row.pk for row in rows]}, site.account)
    assert not AITask.objects.exists()
    assert [row.generation_status for row in rows] == ["pending", "pending", "processing"]
    assert sorted(type(rows[0]).objects.values_list("generation_status", flat=True)) == [
        "pending", "pending", "processing",
    ]  # fmt: skip


def test_from_the_door_to_the_result(site, script):
    ids = [row.pk for row in KeywordFactory.create_batch(3, site=site)]
    run_task(AutoCluster().execute({"ids": ids}, site.account)["task_id"])
    assert Clusters.objects.get().keywords.count() == 3
    assert set(Keywords.objects.values_list("generation_status", flat=True)) == {"completed"}


def test_a_row_that_needed_nothing_can_be_asked_for_again(site, script):
    row = KeywordFactory.mapped(ClusterFactory(site=site))
    for _ in range(2):
        run_task(AutoCluster().execute({"ids": [row.pk]}, site.account)["task_id"])
    assert set(AITask.objects.values_list("status", flat=True)) == {"cancelled"}
    assert script.asked == []
