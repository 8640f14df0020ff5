"""GET current_run: the shape that the spec prints, and what it says at each point of a site's life."""

from __future__ import annotations

import re

import pytest
from rest_framework.test import APIClient

from igny8_core.ai.engine import claim
from igny8_core.ai.models import AITask
from igny8_core.tests.business.automation.pipeline import drive_to_end, drive_to_stage, one_step, start
from igny8_core.tests.factories import ConfigFactory, KeywordFactory, RunFactory, TaskFactory
from igny8_core.tests.modules.api import assert_error, get, nothing_written

#: The response printed in the spec: names and what each one holds.
SPEC_RUN = {"run_id": str, "status": str, "current_stage": int, "started_at": str, "total_credits_used": int}
SPEC_QUEUE = {"total", "pending"}


@pytest.fixture
def run(site, spec_provider):
    """A run of three keywords that has just started."""
    KeywordFactory.create_batch(3, site=site)
    return start(site)


def look(client, site):
    response = get(client, "current_run", site_id=site.pk)
    assert response.status_code == 200, response.content
    return response.json()


def test_it_has_the_shape_that_the_spec_prints(run, site, owner):
    drive_to_stage(run, 4, batches=1)
    data = look(owner, site)
    assert {name: type(data["run"][name]) for name in SPEC_RUN} == SPEC_RUN
    assert {f"stage_{n}_result" for n in range(1, 8)} <= set(data["run"])
    assert set(data["queues"]) == {f"stage_{n}" for n in range(1, 8)}
    assert all(set(queue) >= SPEC_QUEUE for queue in data["queues"].values())
    assert all(isinstance(line, str) for line in data["activity_log"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", data["run"]["started_at"])


def test_the_results_of_the_stages_carry_the_counters_of_the_spec(run, site, owner):
    drive_to_stage(run, 4, batches=1)
    shown = look(owner, site)["run"]
    assert shown["stage_1_result"].items() >= {"keywords_processed": 3, "clusters_created": 3}.items()
    assert shown["stage_2_result"].items() >= {"clusters_processed": 3, "ideas_created": 21}.items()
    assert shown["stage_3_result"].items() >= {"ideas_processed": 21, "tasks_created": 21}.items()
    assert shown["stage_4_result"].items() >= {"tasks_processed": 1, "tasks_total": 21}.items()
    assert shown["stage_5_result"] is None


def test_before_the_first_run_there_is_none_and_seven_stages_wait(site, owner):
    data = look(owner, site)
    assert data["run"] is None
    assert [stage["status"] for stage in data["stages"]] == ["waiting"] * 7
    assert data["events"] == data["activity_log"] == []
    assert data["wallet"] == {"balance": 1500, "reserved": 0, "available": 1500}
    assert data["schedule"] == {"is_enabled": False, "next_run_at": None, "sentence": ""}


def test_looking_writes_nothing(site, owner):
    with nothing_written():
        look(owner, site)


def test_a_run_that_has_just_started_expects_what_waits(run, site, owner):
    data = look(owner, site)
    assert (data["run"]["run_id"], data["run"]["status"]) == (run.run_id, "running")
    assert data["run"]["progress_percentage"] == 0
    assert (data["stages"][0]["status"], data["stages"][0]["expected"]) == ("running", 3)
    assert data["overview"][0] == {"key": "keywords", "label": "Keywords", "count": 3, "note": "to cluster"}
    assert data["wallet"]["reserved"] == run.credits_held


def test_the_batch_in_work_is_shown_with_its_phase_and_counted_as_processing(run, site, owner):
    one_step(run)
    claim(task=AITask.objects.get(run=run))
    stage = look(owner, site)["stages"][0]
    assert stage["queue"] == {
        "total": 3, "pending": 0, "processing": 3, "completed": 0, "failed": 0, "cancelled": 0,
    }  # fmt: skip
    (item,) = stage["current"]
    assert (item["phase"], item["percentage"], item["items_total"]) == ("PREP", 10, 3)
    assert item["message"]
    assert stage["batches"] == {"done": 0, "total": 1}


def test_in_the_middle_stages_before_are_through_and_stages_after_wait(run, site, owner):
    drive_to_stage(run, 4, batches=3)
    stages = look(owner, site)["stages"]
    assert [stage["status"] for stage in stages] == ["completed"] * 3 + ["running"] + ["waiting"] * 3
    assert stages[3]["queue"]["completed"] == 3
    assert stages[3]["summary"] == "3 tasks → 3 articles"
    assert stages[4]["reason"] == "Stage 4 must complete"
    assert stages[4]["expected"] == 3
    assert stages[6]["reason"] == "Awaiting manual review once the images are done"


def test_progress_is_completed_stages_and_the_share_of_the_one_at_work(run, site, owner):
    drive_to_stage(run, 4, batches=3)
    assert look(owner, site)["run"]["progress_percentage"] == round(3 * 100 / 7 + 3 / 21 * 100 / 7, 1)


def test_a_completed_run_says_what_came_out(run, site, owner):
    drive_to_end(run)
    data = look(owner, site)
    assert (data["run"]["status"], data["run"]["progress_percentage"]) == ("completed", 100.0)
    assert {stage["status"] for stage in data["stages"]} == {"completed"}
    assert data["stages"][6]["summary"] == "21 articles ready for review"
    assert {step["key"]: step["count"] for step in data["overview"]} == {
        "keywords": 0, "clusters": 0, "ideas": 0, "tasks": 0, "content": 0, "prompts": 0, "images": 84, "review": 21,
    }  # fmt: skip
    assert data["wallet"]["reserved"] == 0
    assert data["wallet"]["balance"] == 1500 - data["run"]["total_credits_used"]


def test_a_stage_without_items_is_skipped_and_says_so(site, owner, spec_provider):
    TaskFactory(site=site)
    drive_to_end(start(site))
    stages = look(owner, site)["stages"]
    assert [stage["status"] for stage in stages] == ["skipped"] * 3 + ["completed"] * 4
    assert stages[0]["reason"] == "Nothing to process"


def test_the_log_shows_the_last_fifty_lines_newest_first_in_the_sites_time(run, site, owner):
    site.timezone = "Asia/Tokyo"
    site.save()
    drive_to_end(run)
    data = look(owner, site)
    assert len(data["activity_log"]) == len(data["events"]) == 50
    assert [event["id"] for event in data["events"]] == sorted((e["id"] for e in data["events"]), reverse=True)
    first = data["events"][0]
    hour = (int(first["created_at"][11:13]) + 9) % 24
    line = f"{hour:02d}:{first['created_at'][14:19]} - Stage 7: {first['message']}"
    assert data["activity_log"][0] == line


def test_the_newest_run_is_shown(site, owner):
    RunFactory.completed(site=site)
    newest = RunFactory.paused(site=site, current_stage=3)
    assert look(owner, site)["run"]["run_id"] == newest.run_id


def test_a_failed_run_carries_its_error(site, owner):
    error = {"error_type": "AuthenticationError", "error_message": "The key was refused.", "action": "open_settings"}
    RunFactory.failed(site=site, current_stage=2, error=error, error_message="The key was refused.")
    data = look(owner, site)
    assert data["run"]["error"] == error
    assert (data["stages"][1]["status"], data["stages"][1]["reason"]) == ("failed", "The key was refused.")
    assert data["stages"][2]["reason"] == "Not reached: the run was failed at stage 2"


def test_the_schedule_is_a_sentence_in_the_sites_time_zone(site, owner):
    ConfigFactory(site=site, is_enabled=True, frequency="weekly", weekday=2)
    schedule = look(owner, site)["schedule"]
    assert schedule["is_enabled"]
    assert schedule["sentence"] == "Weekly on Wednesday at 02:00 (UTC)"


def test_without_a_key_it_says_that_it_works_offline(site, owner):
    provider = look(owner, site)["provider"]
    assert provider["is_offline"]
    assert "No AI key is set" in provider["notice"]


def test_a_viewer_may_look(run, site, colleague):
    assert look(colleague, site)["run"]["run_id"] == run.run_id


def test_a_stranger_sees_nothing(run, site, stranger, owner):
    with nothing_written():
        assert_error(get(stranger, "current_run", site_id=site.pk), 404, "NotFoundError")
    assert look(owner, site)["run"]["run_id"] == run.run_id


def test_a_foreign_site_without_a_run_is_not_found_either(site, stranger):
    assert_error(get(stranger, "current_run", site_id=site.pk), 404, "NotFoundError")


def test_nobody_logged_in_is_asked_to_log_in(site):
    assert_error(get(APIClient(), "current_run", site_id=site.pk), 401, "AuthenticationError")


@pytest.mark.parametrize("query", [{}, {"site_id": ""}, {"site_id": "x"}, {"site_id": "0"}])
def test_a_query_without_a_usable_site_is_wrong(site, owner, query):
    assert "site_id" in assert_error(get(owner, "current_run", **query), 400, "ValidationError")["error_message"]
