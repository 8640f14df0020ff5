"""Step 1: who gets a task."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.ai.engine import Permit, claim, claimable
from igny8_core.ai.models import AITask
from igny8_core.tests.ai.engine.claimed import clustering, lose_worker, take
from igny8_core.tests.factories import AITaskFactory, RunFactory

pytestmark = pytest.mark.django_db


def test_a_due_task_is_taken_with_a_lease_and_a_sentence(site, time_machine):
    time_machine.move_to("2026-01-05T10:00:00Z", tick=False)
    task = clustering(site, keywords=45)
    execution = claim(task=task)
    row = AITask.objects.get(pk=task.pk)
    assert execution.task.lease_token == row.lease_token == 1
    assert row.status == "processing"
    assert row.lease_until == timezone.now() + timedelta(seconds=30)
    assert row.started_at == timezone.now()
    assert (row.phase, row.percentage) == ("PREP", 10)
    assert row.message == "Loading 45 keywords for clustering"


def test_a_claim_is_one_statement(site, django_assert_num_queries):
    task = clustering(site)
    with django_assert_num_queries(1):
        assert claim(task=task)


def test_a_task_that_waits_for_its_retry_is_left_until_then(site, time_machine):
    time_machine.move_to("2026-01-05T10:00:00Z", tick=False)
    task = clustering(site, not_before=timezone.now() + timedelta(seconds=5))
    assert take(task) is None
    assert AITask.objects.get(pk=task.pk).lease_token == 0
    time_machine.shift(5)
    assert take(task)


def test_a_task_in_work_is_left_to_its_worker(site):
    task = AITaskFactory.in_work(site=site, seconds_left=1)
    assert take(task) is None
    assert AITask.objects.get(pk=task.pk).lease_token == 1


def test_an_expired_lease_is_stolen_and_the_token_grows(site):
    task = AITaskFactory.in_work(site=site, seconds_left=-1)
    assert take(task).task.lease_token == 2
    assert AITask.objects.get(pk=task.pk).lease_until > timezone.now()


@pytest.mark.parametrize("status", ["completed", "failed", "cancelled"])
def test_a_task_that_has_ended_is_never_taken(site, status):
    task = clustering(site, status=status)
    assert take(task) is None
    assert not AITask.objects.filter(claimable(), pk=task.pk).exists()


def test_of_two_workers_that_read_the_same_row_one_gets_it(site):
    task = clustering(site)
    first, second = (AITask.objects.get(pk=task.pk) for _ in range(2))
    assert claim(task=first)
    assert claim(task=second) is None
    assert AITask.objects.get(pk=task.pk).lease_token == 1


def test_of_two_workers_that_steal_the_same_lease_one_gets_it(site):
    task = AITaskFactory.in_work(site=site, seconds_left=-1)
    first, second = (AITask.objects.get(pk=task.pk) for _ in range(2))
    assert claim(task=first)
    lose_worker(task)
    assert claim(task=second) is None, "the lease is free again, but this worker has read an older row"


def test_a_claim_that_is_not_permitted_moves_no_row(site):
    task = clustering(site, run=RunFactory.running(site=site), stage=1, position=0)
    assert claim(task=task, permit=Permit("run_id IN (SELECT run_id FROM ai_aitask WHERE stage = %s)", (9,))) is None
    assert AITask.objects.get(pk=task.pk).status == "pending"
    assert claim(task=task, permit=Permit("run_id IN (SELECT run_id FROM ai_aitask WHERE stage = %s)", (1,)))


def test_the_error_of_the_try_before_is_gone_once_it_is_tried_again(site):
    task = clustering(site, error={"error_message": "The AI's answer was cut off."}, attempts=1)
    claim(task=task)
    row = AITask.objects.get(pk=task.pk)
    assert row.error is None
    assert row.attempts == 1, "a claim costs no attempt"
