"""Tasks that a person asked for and nobody works on are rung for again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.ai.sweeper import sweep_tasks
from igny8_core.ai.tasks import sweep
from igny8_core.tests.factories import AITaskFactory, RunFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to("2026-01-05T10:00:00Z", tick=False)
    return time_machine


@pytest.fixture
def swept(bells, django_capture_on_commit_callbacks, time_machine):
    """Sweep a minute later; the ids that were rung for."""

    def go(*, later=60):
        time_machine.shift(later)
        with django_capture_on_commit_callbacks(execute=True):
            sweep_tasks()
        heard = bells.heard()
        assert all(bell.task == "ai.run_task" for bell in heard)
        return [bell.args[0] for bell in heard]

    return go


def test_a_task_whose_message_was_lost_is_rung_for(site, swept):
    task = AITaskFactory(site=site)
    assert swept() == [str(task.pk)]


def test_a_task_whose_worker_died_is_rung_for(site, swept):
    task = AITaskFactory.in_work(site=site, seconds_left=30)
    assert swept(later=29) == []
    assert swept(later=2) == [str(task.pk)]


def test_a_retry_is_rung_for_when_it_is_due(site, swept):
    task = AITaskFactory(site=site, not_before=timezone.now() + timedelta(seconds=60), attempts=1)
    assert swept(later=59) == []
    assert swept(later=2) == [str(task.pk)]


def test_a_message_that_is_just_on_its_way_is_given_time(site, swept):
    AITaskFactory(site=site)
    assert swept(later=9) == []


@pytest.mark.parametrize("status", ["completed", "failed", "cancelled"])
def test_what_has_ended_is_left(site, swept, status):
    AITaskFactory(site=site, status=status)
    assert swept() == []


def test_tasks_of_a_run_are_left_to_its_driver(site, swept):
    AITaskFactory(site=site, run=RunFactory.running(site=site), stage=1, position=0)
    assert swept() == []


def test_the_oldest_come_first(site, swept, time_machine):
    first = AITaskFactory(site=site)
    time_machine.shift(1)
    second = AITaskFactory(site=site)
    assert swept() == [str(first.pk), str(second.pk)]


def test_the_celery_task_sweeps(site, bells, django_capture_on_commit_callbacks, time_machine):
    AITaskFactory(site=site)
    time_machine.shift(60)
    with django_capture_on_commit_callbacks(execute=True):
        sweep()
    assert len(bells.heard()) == 1
