"""POST cancel: by whom, and in which words it is refused."""

from __future__ import annotations

import pytest

from igny8_core.ai.models import AITask
from igny8_core.tests.ai.engine.claimed import clustering
from igny8_core.tests.factories import AITaskFactory, KeywordFactory, RunFactory
from igny8_core.tests.modules.ai_tasks.calls import TASKS
from igny8_core.tests.modules.api import assert_error, nothing_written

pytestmark = pytest.mark.django_db


def cancel(client, task, body=None):
    return client.post(f"{TASKS}{task.pk}/cancel/", body or {}, format="json")


def test_the_answer_is_the_task_as_it_is_then(site, owner):
    response = cancel(owner, clustering(site))
    assert response.status_code == 200
    row = response.json()
    assert (row["status"], row["can"]) == ("cancelled", {"cancel": False, "retry": True})
    assert row["details"]["message"] == "Cancelled. Nothing was saved and nothing was charged."


def test_one_in_work_is_over_at_once(site, owner):
    task = AITaskFactory.in_work(KeywordFactory(site=site, generation_status="queued"), phase="AI_CALL")
    assert cancel(owner, task).json()["status"] == "cancelled"


def test_the_second_time_it_is_refused_in_words(site, owner):
    task = clustering(site)
    cancel(owner, task)
    with nothing_written():
        error = assert_error(cancel(owner, task), 409, "ConflictError")
    assert error["error_message"] == "This task cannot be cancelled: it is cancelled already."
    assert error["details"] == {"status": "cancelled"}


def test_a_batch_of_a_run_leads_to_the_run(site, owner):
    run = RunFactory.running(site=site)
    task = AITaskFactory.in_work(KeywordFactory(site=site), run=run, stage=1, position=0)
    with nothing_written():
        assert assert_error(cancel(owner, task), 409, "ConflictError")["action"] == "view_run"


def test_the_whole_selection_at_once(site, owner):
    first = clustering(site)
    AITask.objects.filter(pk=first.pk).update(group=first.pk)
    clustering(site, group=first.pk)
    other = clustering(site)
    assert cancel(owner, first, {"whole_group": True}).status_code == 200
    assert set(AITask.objects.filter(group=first.pk).values_list("status", flat=True)) == {"cancelled"}
    assert AITask.objects.get(pk=other.pk).status == "pending"


def test_nonsense_in_the_body_is_a_400(site, owner):
    task = clustering(site)
    with nothing_written():
        assert_error(cancel(owner, task, {"whole_group": "perhaps"}), 400, "ValidationError")


def test_a_viewer_may_not(site, colleague):
    task = clustering(site)
    with nothing_written():
        assert_error(cancel(colleague, task), 403, "PermissionError")
