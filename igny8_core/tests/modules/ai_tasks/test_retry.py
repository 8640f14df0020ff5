"""POST retry: by whom, and in which words it is refused."""

from __future__ import annotations

import pytest

from igny8_core.business.planning.models import Keywords
from igny8_core.tests.ai.engine.claimed import clustering
from igny8_core.tests.factories import AITaskFactory, KeywordFactory, RunFactory
from igny8_core.tests.modules.ai_tasks.calls import TASKS
from igny8_core.tests.modules.api import assert_error, nothing_written

pytestmark = pytest.mark.django_db


@pytest.fixture
def failed(site):
    keyword = KeywordFactory(site=site, generation_status="failed")
    return AITaskFactory.on("auto_cluster", keyword, status="failed", attempts=3, error={"error_message": "No"})


def retry(client, task, body=None):
    return client.post(f"{TASKS}{task.pk}/retry/", body or {}, format="json")


def test_it_waits_again_as_if_nothing_had_been(site, owner, failed):
    response = retry(owner, failed)
    assert response.status_code == 202
    row = response.json()
    assert (row["task_id"], row["status"], row["attempts"], row["error"]) == (str(failed.pk), "pending", 0, None)
    assert row["details"]["message"] == "Waiting to start"
    assert Keywords.objects.get().generation_status == "queued"


def test_rows_that_other_work_has_are_a_409(site, owner, failed):
    Keywords.objects.update(generation_status="processing")
    with nothing_written():
        error = assert_error(retry(owner, failed), 409, "ConflictError")
    assert error["error_message"] == "Other work has some of these rows at the moment. Try again when it has finished."


@pytest.mark.parametrize("status", ["pending", "processing", "completed"])
def test_what_has_not_failed_is_a_409(site, owner, status):
    task = clustering(site, status=status)
    with nothing_written():
        error = assert_error(retry(owner, task), 409, "ConflictError")
    assert error["error_message"] == f"This task cannot be tried again: it is {status}."


def test_a_batch_of_a_run_leads_to_the_run(site, owner):
    run = RunFactory.completed(site=site)
    task = AITaskFactory.on("auto_cluster", KeywordFactory(site=site), run=run, stage=1, position=0, status="failed")
    with nothing_written():
        assert assert_error(retry(owner, task), 409, "ConflictError")["action"] == "view_run"


def test_all_that_failed_of_a_selection(site, owner, failed):
    second = AITaskFactory.on(
        "auto_cluster", KeywordFactory(site=site, generation_status="failed"), status="failed", group=failed.pk
    )
    failed.group = failed.pk
    failed.save()
    assert retry(owner, failed, {"whole_group": True}).status_code == 202
    second.refresh_from_db()
    assert second.status == "pending"


def test_a_viewer_may_not(site, colleague, failed):
    with nothing_written():
        assert_error(retry(colleague, failed), 403, "PermissionError")
