"""A large selection of keywords: batch after batch, each seeing the clusters that the ones before opened."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.enqueue import TASK_NAME
from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.ai.services.cancelling import cancel_task
from igny8_core.ai.sweeper import sweep_tasks
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.planning.models import Clusters
from igny8_core.common.exceptions import ProviderError
from igny8_core.tests.factories import ImageFactory, KeywordFactory

pytestmark = pytest.mark.django_db


def ask(function, rows) -> list[AITask]:
    answer = function_named(function).execute({"ids": [row.pk for row in rows]}, account=rows[0].account)
    return [AITask.objects.get(pk=pk) for pk in answer["task_ids"]]


@pytest.fixture
def line(site):
    """Three tasks of 231 keywords."""
    tasks = ask("auto_cluster", KeywordFactory.create_batch(231, site=site))
    assert len(tasks) == 3
    return tasks


def work(task):
    return AIEngine().execute(task_id=task.pk)


def statuses(tasks):
    return [AITask.objects.get(pk=task.pk).status for task in tasks]


def test_they_have_places_and_only_the_first_is_rung_for(site, django_capture_on_commit_callbacks, bells):
    with django_capture_on_commit_callbacks(execute=True):
        tasks = ask("auto_cluster", KeywordFactory.create_batch(231, site=site))
    assert [task.position for task in tasks] == [0, 1, 2]
    assert {task.group for task in tasks} == {tasks[0].pk}
    assert [(bell.task, bell.args) for bell in bells.heard()] == [(TASK_NAME, (str(tasks[0].pk),))]


def test_nobody_is_served_before_its_turn(line, script):
    work(line[2])
    work(line[1])
    assert (statuses(line), script.asked) == (["pending"] * 3, [])


def test_not_even_while_the_one_before_is_in_work(line, script):
    seen = []

    def answer(request):
        work(line[1])
        seen.extend(statuses(line))

    script.then(answer)
    work(line[0])
    assert seen == ["processing", "pending", "pending"]
    assert statuses(line) == ["completed", "pending", "pending"]


def test_each_sees_the_clusters_that_the_ones_before_opened(line, script):
    for task in line:
        assert work(task) is None
    shown = [[cluster["name"] for cluster in request.data["clusters"]] for request in script.asked]
    assert shown == [[], ["Moka Pots"], ["Moka Pots"]]
    assert Clusters.objects.count() == 1


def test_whoever_is_done_rings_for_the_next(line, script, django_capture_on_commit_callbacks, bells):
    with django_capture_on_commit_callbacks(execute=True):
        work(line[0])
    assert [bell.args for bell in bells.heard()] == [(str(line[1].pk),)]


def test_one_that_fails_for_good_does_not_hold_up_the_rest(
    line, script, settings, django_capture_on_commit_callbacks, bells
):
    settings.TASK_MAX_ATTEMPTS = 1
    script.then(ProviderError("The provider is busy."))
    with django_capture_on_commit_callbacks(execute=True):
        work(line[0])
    assert [bell.args for bell in bells.heard()] == [(str(line[1].pk),)]
    work(line[1])
    assert statuses(line) == ["failed", "completed", "pending"]


def test_nor_does_one_that_is_cancelled(line, script, django_capture_on_commit_callbacks, bells):
    with django_capture_on_commit_callbacks(execute=True):
        cancel_task(line[0])
    assert [bell.args for bell in bells.heard()] == [(str(line[1].pk),)]
    work(line[1])
    assert statuses(line) == ["cancelled", "completed", "pending"]


def test_one_that_waits_for_another_try_is_waited_for(line, script):
    script.then(ProviderError("The provider is busy."))
    work(line[0])
    work(line[1])
    assert statuses(line) == ["pending"] * 3


def test_keywords_that_an_answer_left_out_come_before_the_next_batch(line, script):
    some = line[0].input_ids[:-2]
    script.then({"clusters": [{"cluster_id": None, "name": "Moka Pots", "description": "x", "keyword_ids": some}]})
    work(line[0])
    left = AITask.objects.get(group=line[0].pk, attempts=1)
    assert left.position == 0
    work(line[1])
    assert statuses(line) == ["completed", "pending", "pending"]
    work(left)
    work(line[1])
    assert statuses(line) == ["completed", "completed", "pending"]


def test_a_lost_bell_is_rung_again_for_whoever_is_in_turn(line, django_capture_on_commit_callbacks, bells):
    AITask.objects.update(updated_at=timezone.now() - timedelta(minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_tasks() == 1
    assert [bell.args for bell in bells.heard()] == [(str(line[0].pk),)]


def test_the_whole_line_costs_what_one_large_batch_would(site, line, script):
    for task in line:
        work(task)
    assert balance_of(account_id=site.account_id).balance == 1500 - 47, "231 keywords, 1 credit per 5"
    assert sum(task.credits_used for task in AITask.objects.all()) == 47
    assert LedgerEntry.objects.filter(kind="capture").count() == 3


def test_pictures_do_not_wait_for_each_other(site, script):
    tasks = ask("generate_images", ImageFactory.create_batch(3, site=site))
    assert [task.position for task in tasks] == [None] * 3
    work(tasks[2])
    assert statuses(tasks) == ["pending", "pending", "completed"]
