"""Runs that nobody drives are rung for again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.business.automation.services.sweeper import sweep_runs
from igny8_core.business.automation.tasks import sweep
from igny8_core.tests.factories import RunFactory, SiteFactory

pytestmark = pytest.mark.django_db


def _in(seconds):
    return timezone.now() + timedelta(seconds=seconds)


@pytest.fixture
def swept(bells, django_capture_on_commit_callbacks):
    """Sweep; the ids of the runs that were rung for."""

    def go():
        with django_capture_on_commit_callbacks(execute=True):
            count = sweep_runs()
        heard = bells.heard()
        assert count == len(heard)
        assert {bell.task for bell in heard} <= {"automation.drive_run"}
        return [bell.args[0] for bell in heard]

    return go


def test_a_run_whose_message_was_lost_is_rung_for(site, swept):
    run = RunFactory.running(site=site)
    assert swept() == [run.pk]


def test_a_run_that_has_a_driver_is_left_to_it_until_its_lease_ends(site, swept, clock):
    run = RunFactory.running(site=site, driver_until=_in(30))
    assert swept() == []
    clock.shift(31)
    assert swept() == [run.pk]


def test_a_run_that_waits_is_rung_for_when_it_is_time(site, swept, clock):
    run = RunFactory.running(site=site, wake_at=_in(60))
    assert swept() == []
    clock.shift(61)
    assert swept() == [run.pk]


@pytest.mark.parametrize(
    "wish", [{"pause_requested": True}, {"cancel_requested": True}, {"retry_wanted": {"stage": 1, "task_ids": None}}]
)
def test_a_run_that_waits_is_rung_for_when_something_is_asked_of_it(site, swept, wish):
    run = RunFactory.running(site=site, wake_at=_in(3600), **wish)
    assert swept() == [run.pk]


@pytest.mark.parametrize("status", ["paused", "completed", "failed", "cancelled"])
def test_a_run_that_is_not_running_is_left(site, swept, status):
    RunFactory(site=site, status=status)
    assert swept() == []


def test_the_oldest_run_comes_first(swept):
    runs = [RunFactory.running(site=SiteFactory(), started_at=_in(-age)) for age in (5, 500, 50)]
    assert swept() == [runs[1].pk, runs[2].pk, runs[0].pk]


def test_the_celery_task_sweeps(site, bells, django_capture_on_commit_callbacks):
    RunFactory.running(site=site)
    with django_capture_on_commit_callbacks(execute=True):
        sweep()
    assert len(bells.heard()) == 1


def test_a_broker_that_is_down_costs_nothing_but_time(site, monkeypatch, caplog, django_capture_on_commit_callbacks):
    def down(*args, **kwargs):
        raise ConnectionError("no broker")

    monkeypatch.setattr("igny8_core.common.doorbell.current_app.send_task", down)
    RunFactory.running(site=site)
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_runs() == 1
    assert "The sweeper will ring again" in caplog.text
