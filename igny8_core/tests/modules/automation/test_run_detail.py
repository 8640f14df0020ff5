"""GET one run: what it took, stage by stage."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.starting import start_run
from igny8_core.tests.business.automation.pipeline import drive_to_end, drive_to_stage
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import KeywordFactory, RunFactory, UserFactory
from igny8_core.tests.modules.api import assert_error, get


@pytest.fixture
def person(site):
    return UserFactory.member(site.account, first_name="Ada", last_name="Byron")


@pytest.fixture
def run(site, person, spec_provider):
    KeywordFactory.create_batch(2, site=site)
    return start_run(site=site, trigger="manual", started_by_id=person.pk)


def look(client, run):
    response = get(client, f"runs/{run.run_id}")
    assert response.status_code == 200, response.content
    return response.json()


def test_a_run_that_is_through(site, run, person):
    drive_to_end(run)
    body = look(client_of(person), run)
    run.refresh_from_db()
    assert (body["run_id"], body["status"], body["site"]) == (
        run.run_id,
        "completed",
        {"id": site.pk, "domain": site.domain},
    )
    assert body["started_by"] == {"id": person.pk, "name": "Ada Byron"}
    assert (body["is_latest"], body["error"]) == (True, None)
    assert body["duration_seconds"] == round((run.completed_at - run.started_at).total_seconds())
    assert body["estimated_credits"] == run.estimated_credits > 0
    assert body["estimate_basis"] == "defaults"


def test_the_stages_add_up_to_the_run(run, owner):
    drive_to_end(run)
    body = look(owner, run)
    stages = body["stages"]
    assert [stage["number"] for stage in stages] == list(range(1, 8))
    assert sum(stage["credits_used"] for stage in stages) == body["total_credits_used"] > 0
    assert sum(stage["estimated_credits"] for stage in stages) == body["estimated_credits"]
    assert sum(stage["queue"]["completed"] for stage in stages[:6]) == body["items_completed"] == body["items_total"]
    for stage in stages:
        queue = stage["queue"]
        states = ("pending", "processing", "completed", "failed", "cancelled")
        assert queue["total"] == sum(queue[state] for state in states)
    assert stages[0]["made"]["clusters_created"] == 2
    assert stages[0]["estimated_items"] == 2
    assert stages[3]["working_seconds"] >= 0


def test_a_run_in_work_can_be_paused_and_one_that_is_through_cannot(run, owner):
    drive_to_stage(run, 4, batches=1)
    assert look(owner, run)["controls"]["can_pause"] is True
    drive_to_end(run)
    assert look(owner, run)["controls"]["can_pause"] is False


def test_with_an_old_run_nothing_can_be_done_any_more(site, owner):
    old = RunFactory.failed(site=site, started_at=timezone.now() - timedelta(days=1))
    RunFactory.completed(site=site)
    body = look(owner, old)
    assert body["is_latest"] is False
    controls = body["controls"]
    assert not any(controls[name] for name in controls if name.startswith("can_"))
    assert controls["reasons"]["resume"] == "A newer run of this site has taken over what this one left."
    assert controls["resume_credits"] == 0


def test_a_run_of_the_schedule_was_started_by_nobody(site, owner):
    run = RunFactory.failed(site=site, trigger_type="scheduled", error={"error_message": "No credits"})
    body = look(owner, run)
    assert (body["started_by"], body["trigger_type"]) == (None, "scheduled")
    assert body["error"] == {"error_message": "No credits"}
    assert body["estimate_basis"] == ""


def test_nothing_moved_is_a_304(run, owner):
    drive_to_end(run)
    tag = get(owner, f"runs/{run.run_id}")["ETag"]
    again = owner.get(f"/api/v1/automation/runs/{run.run_id}/", headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_no_run_of_this_name(owner):
    assert_error(get(owner, "runs/run_x"), 404, "NotFoundError")


def test_a_viewer_may_look(run, colleague):
    assert look(colleague, run)["status"] == "running"


def test_a_run_of_many_batches_costs_as_many_queries_as_one_of_few(run, owner):
    counts = []
    for stage in (2, 6):
        drive_to_stage(run, stage)
        with CaptureQueriesContext(connection) as queries:
            look(owner, AutomationRun.objects.get(pk=run.pk))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 7
