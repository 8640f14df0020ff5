"""The engine's door: one task from claim to save."""

from __future__ import annotations

import uuid

import pytest

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.models import AITask
from igny8_core.common.exceptions import ProviderError
from igny8_core.tests.ai.engine.claimed import clustering, due_now
from igny8_core.tests.factories import AITaskFactory, RunFactory

pytestmark = pytest.mark.django_db


def test_a_task_is_done_and_nothing_is_returned(site, script):
    task = clustering(site)
    assert AIEngine().execute(task_id=task.pk) is None
    assert AITask.objects.get(pk=task.pk).status == "completed"


def test_a_second_message_for_a_finished_task_does_nothing(site, script):
    task = clustering(site)
    for _ in range(2):
        AIEngine().execute(task_id=task.pk)
    assert len(script.asked) == 1


def test_a_second_message_for_a_task_in_work_leaves(site, script):
    task = AITaskFactory.in_work(site=site)
    assert AIEngine().execute(task_id=task.pk) is None
    assert script.asked == []


def test_a_message_for_a_task_that_was_deleted_does_nothing(db):
    assert AIEngine().execute(task_id=uuid.uuid4()) is None


def test_a_failure_is_returned_and_on_the_task(site, script):
    script.then(ProviderError("The AI service is down."))
    task = clustering(site)
    failure = AIEngine().execute(task_id=task.pk)
    assert failure.payload == AITask.objects.get(pk=task.pk).error
    assert failure.payload["phase"] == "AI_CALL"
    due_now(task)
    assert AIEngine().execute(task_id=task.pk) is None
    assert AITask.objects.get(pk=task.pk).error is None


def test_a_message_for_a_task_of_a_run_leaves_it_to_the_run(site, script):
    task = clustering(site, run=RunFactory.running(site=site), stage=1, position=0)
    assert AIEngine().execute(task_id=task.pk) is None
    assert script.asked == []
    assert AITask.objects.get(pk=task.pk).status == "pending"
