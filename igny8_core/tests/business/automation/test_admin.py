"""Steering runs in Django admin."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_logger import AutomationLogger, Line
from igny8_core.business.billing.selectors import balance_of
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.business.automation.pipeline import drive_to_stage, start
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import AITaskFactory, KeywordFactory, RunFactory, TaskFactory, UserFactory

URL = reverse("admin:automation_automationrun_changelist")


@pytest.fixture
def operator(db):
    return client_of(UserFactory.operator())


@pytest.fixture
def run(site, spec_provider):
    TaskFactory.create_batch(3, site=site)
    return drive_to_stage(start(site), 4, batches=1)


def act(client, action, *runs):
    """Tick the runs, choose the action, press Go; returns what the page then says."""
    body = {"action": action, "_selected_action": [run.pk for run in runs]}
    response = client.post(URL, body)
    assert response.status_code == 302, response.content
    return [str(message) for message in get_messages(response.wsgi_request)]


def status_of(run):
    return AutomationRun.objects.get(pk=run.pk).status


def test_a_run_is_paused_resumed_and_cancelled(operator, run):
    assert act(operator, "pause_runs", run) == [f"{run.run_id}: done."]
    assert status_of(run) == "paused"
    act(operator, "resume_runs", run)
    assert status_of(run) == "running"
    act(operator, "cancel_runs", run)
    assert status_of(run) == "cancelled"
    assert balance_of(account_id=run.account_id).reserved == 0


def test_several_at_once_and_each_says_how_it_went(operator, run):
    done = RunFactory.completed()
    messages = act(operator, "pause_runs", run, done)
    assert sorted(messages) == sorted(
        [f"{run.run_id}: done.", f"{done.run_id}: This run is completed and cannot be paused."]
    )
    assert (status_of(run), status_of(done)) == ("paused", "completed")


@pytest.mark.parametrize("action", ["pause_runs", "resume_runs", "cancel_runs", "retry_failed_of_runs"])
def test_staff_who_may_only_look_change_nothing(run, action):
    clerk = UserFactory(is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="view_automationrun"))
    assert act(client_of(clerk), action, run) == ["Only a superuser may steer runs here."]
    assert status_of(run) == "running"


def test_what_failed_is_retried(operator, site):
    run = RunFactory.paused(site=site)
    keyword = KeywordFactory(site=site, generation_status=GenerationStatus.FAILED)
    task = AITaskFactory.on("auto_cluster", keyword, run=run, stage=1, position=0, status=GenerationStatus.FAILED)
    assert act(operator, "retry_failed_of_runs", run) == [f"{run.run_id}: done."]
    run.refresh_from_db()
    task.refresh_from_db()
    assert run.retry_wanted or task.status == GenerationStatus.PENDING


def test_the_stages_are_a_table_and_no_json(operator, run):
    page = operator.get(reverse("admin:automation_automationrun_change", args=[run.pk])).content.decode()
    assert "<th>Failed</th>" in page
    assert "4. Tasks → Content" in page
    assert "1 content" in page
    assert "tasks_processed" not in page


def test_the_journal_is_a_page_with_every_line_in_order(operator, run):
    AutomationLogger(run, timezone_name="UTC").write([Line(message=f"Line <{n}>") for n in range(600)])
    url = reverse("admin:automation_automationrun_journal", args=[run.pk])
    first, second = (operator.get(url, {"page": number}).content.decode() for number in (1, 2))
    assert "Line &lt;3&gt;" in first
    assert "Line &lt;599&gt;" in second
    assert "Line <" not in first + second


def test_the_journal_is_for_staff_who_may_see_runs(run, owner):
    url = reverse("admin:automation_automationrun_journal", args=[run.pk])
    assert owner.get(url).status_code == 302
    clerk = UserFactory(is_staff=True)
    assert client_of(clerk).get(url).status_code == 403
    clerk.user_permissions.add(Permission.objects.get(codename="view_automationrun"))
    assert client_of(UserFactory._meta.model.objects.get(pk=clerk.pk)).get(url).status_code == 200


def test_a_journal_of_no_run_is_not_found(operator):
    assert operator.get(reverse("admin:automation_automationrun_journal", args=[10**6])).status_code == 404
