"""Steering runs in Django admin."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.billing.selectors import balance_of
from igny8_core.tests.business.automation.pipeline import drive_to_stage, start
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import RunFactory, TaskFactory, UserFactory

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


@pytest.mark.parametrize("action", ["pause_runs", "resume_runs", "cancel_runs"])
def test_staff_who_may_only_look_change_nothing(run, action):
    clerk = UserFactory(is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="view_automationrun"))
    assert act(client_of(clerk), action, run) == ["Only a superuser may steer runs here."]
    assert status_of(run) == "running"
