"""Whether anybody is there to do the work, and what the command says when nobody is."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from igny8_core.business.automation.management.commands import run_automation
from igny8_core.business.automation.models import WorkerHeartbeat
from igny8_core.business.automation.selectors.workers import NO_WORKER, a_worker_lives
from igny8_core.tests.factories import HeartbeatFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("seconds", "lives"), [(1, True), (34, True), (36, False)])
def test_a_worker_lives_as_long_as_its_last_sign_is_fresh(seconds, lives):
    HeartbeatFactory(seen_at=timezone.now() - timedelta(seconds=seconds))
    assert a_worker_lives() is lives


def test_nobody_has_ever_been_there():
    assert not a_worker_lives()


@pytest.mark.parametrize("there", [True, False])
def test_waiting_without_a_worker_is_said_at_once(site, monkeypatch, there):
    monkeypatch.setattr(run_automation, "wait_for", lambda run, on_look: run)
    if there:
        HeartbeatFactory()
    told = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("run_automation", "--site", site.domain, "--wait", "--json", stdout=io.StringIO(), stderr=told)
    assert (NO_WORKER in told.getvalue()) is not there


def test_a_scheduler_is_no_worker():
    HeartbeatFactory(kind=WorkerHeartbeat.Kind.BEAT)
    assert not a_worker_lives()
