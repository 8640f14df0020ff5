"""The scheduler process: its sign of life, and the table that belongs to the operator."""

from __future__ import annotations

import pytest
from celery.beat import SchedulingError
from django.db import OperationalError
from django_celery_beat.models import IntervalSchedule, PeriodicTask
from django_celery_beat.schedulers import DatabaseScheduler

from igny8_core.business.automation import beat_heartbeat
from igny8_core.business.automation.beat_heartbeat import Scheduler
from igny8_core.business.automation.models import WorkerHeartbeat
from igny8_core.business.automation.selectors.signs_of_life import last_seen
from igny8_core.business.automation.selectors.snapshot import snapshot
from igny8_core.business.automation.selectors.workers import a_worker_lives
from igny8_core.celery import app

# Celery closes the connections when it looks at the models.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scheduler(bells):
    return Scheduler(app=app)


def test_what_the_broker_took_is_the_sign_of_life(scheduler, site):
    scheduler.apply_async(scheduler.schedule["sweep-ai-tasks"])
    row = WorkerHeartbeat.objects.get()
    assert (row.kind, row.name.startswith("beat@")) == ("beat", True)
    assert set(last_seen()) == {"beat"}
    assert not a_worker_lives()
    assert snapshot(site_id=site.pk).worker_seen_at is None


def test_a_broker_that_refuses_leaves_the_scheduler_silent(scheduler, monkeypatch):
    def refuse(*args, **kwargs):
        raise SchedulingError

    monkeypatch.setattr(DatabaseScheduler, "apply_async", refuse)
    with pytest.raises(SchedulingError):
        scheduler.apply_async(scheduler.schedule["sweep-ai-tasks"])
    assert not WorkerHeartbeat.objects.exists()


def test_it_is_written_every_few_seconds_and_not_with_every_message(scheduler, django_assert_num_queries):
    entry = scheduler.schedule["sweep-ai-tasks"]
    scheduler.apply_async(entry, advance=False)
    with django_assert_num_queries(0):
        scheduler.apply_async(entry, advance=False)


def test_a_database_that_is_away_does_not_end_the_scheduler(scheduler, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(beat_heartbeat, "beat", away)
    monkeypatch.setattr(beat_heartbeat.connection, "close", lambda: None)
    assert scheduler.apply_async(scheduler.schedule["sweep-ai-tasks"])


def test_the_first_start_adds_every_entry_and_another_none(scheduler):
    names = set(PeriodicTask.objects.values_list("name", flat=True))
    assert set(app.conf.beat_schedule) <= names
    before = PeriodicTask.objects.count()
    Scheduler(app=app).setup_schedule()
    assert PeriodicTask.objects.count() == before


def test_what_an_operator_changed_stays_and_what_was_deleted_comes_back(scheduler):
    slower = IntervalSchedule.objects.create(every=5, period=IntervalSchedule.MINUTES)
    PeriodicTask.objects.filter(name="sweep-ai-tasks").update(interval=slower, enabled=False)
    PeriodicTask.objects.filter(name="sweep-automation-runs").delete()
    again = Scheduler(app=app)
    changed = PeriodicTask.objects.get(name="sweep-ai-tasks")
    assert (changed.interval, changed.enabled) == (slower, False)
    assert "sweep-ai-tasks" not in again.schedule
    assert PeriodicTask.objects.get(name="sweep-automation-runs").interval.every == 30


def test_every_entry_names_a_task_that_exists():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)
