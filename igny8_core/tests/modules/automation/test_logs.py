"""GET logs/{run_id}."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from igny8_core.business.automation.models import AutomationEvent
from igny8_core.tests.business.automation.pipeline import drive_to_end
from igny8_core.tests.factories import RunFactory
from igny8_core.tests.modules.api import assert_error, get, nothing_written

FILES = {"automation_run", *(f"stage_{n}" for n in range(1, 8))}


def logs_of(client, run):
    response = get(client, f"logs/{run.run_id}")
    assert response.status_code == 200
    assert response.json()["run_id"] == run.run_id
    return response.json()["logs"]


def test_there_is_a_text_for_every_file_of_the_spec(running, owner):
    logs = logs_of(owner, drive_to_end(running))
    assert set(logs) == FILES
    assert "Automation started (trigger: manual)" in logs["automation_run"].splitlines()[0]
    assert "Credit check: Account has 1,500 credits" in logs["automation_run"].splitlines()[1]


def test_lines_come_in_the_order_they_were_written(running, owner):
    lines = logs_of(owner, drive_to_end(running))["automation_run"].splitlines()
    messages = [re.sub(r"^\d\d:\d\d:\d\d - ", "", line) for line in lines]
    written = AutomationEvent.objects.filter(run=running).order_by("id")
    assert messages == [f"Stage {e.stage}: {e.message}" if e.stage else e.message for e in written]


def test_a_stage_has_its_own_lines_only(running, owner):
    logs = logs_of(owner, drive_to_end(running))
    stage = logs["stage_4"].splitlines()
    whole = [line for line in logs["automation_run"].splitlines() if " - Stage 4: " in line]
    assert [line.replace(" - Stage 4: ", " - ") for line in whole] == stage
    assert "Found 5 tasks: 5 batches" in stage[0]


def test_times_are_those_of_the_site(running, site, owner):
    AutomationEvent.objects.filter(run=running).update(created_at="2025-12-03T23:30:00Z")
    site.timezone = "Asia/Tokyo"
    site.save()
    assert logs_of(owner, running)["automation_run"].startswith("08:30:00 - ")


def test_a_run_without_lines_has_empty_texts(site, owner):
    assert logs_of(owner, RunFactory.completed(site=site)) == dict.fromkeys(FILES, "")


def test_the_number_of_queries_does_not_grow_with_the_lines(running, owner):
    logs_of(owner, running)
    with CaptureQueriesContext(connection) as few:
        logs_of(owner, running)
    drive_to_end(running)
    with CaptureQueriesContext(connection) as many:
        logs_of(owner, running)
    assert len(many) == len(few)


def test_a_viewer_may_look(running, colleague):
    assert logs_of(colleague, running)["automation_run"]


def test_a_stranger_finds_no_run(running, stranger, owner):
    with nothing_written():
        assert_error(get(stranger, f"logs/{running.run_id}"), 404, "NotFoundError")
    assert logs_of(owner, running)


def test_nobody_logged_in_is_asked_to_log_in(running):
    assert_error(get(APIClient(), f"logs/{running.run_id}"), 401, "AuthenticationError")


@pytest.mark.parametrize("run_id", ["run_20251203_140523_manual_0000", "..", "%2e%2e%2f%2e%2e%2fetc", "x'--"])
def test_what_is_no_run_is_not_found(site, owner, run_id):
    assert_error(get(owner, f"logs/{run_id}"), 404, "NotFoundError")
