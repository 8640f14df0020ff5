"""Signs of life of workers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.business.automation.models import WorkerHeartbeat
from igny8_core.business.automation.selectors.snapshot import snapshot
from igny8_core.business.automation.services.heartbeat import beat, forget
from igny8_core.tests.factories import HeartbeatFactory, RunFactory

pytestmark = pytest.mark.django_db


def test_a_worker_is_one_row_that_is_seen_again(clock):
    beat("worker@a")
    first = WorkerHeartbeat.objects.get().seen_at
    clock.shift(10)
    beat("worker@a")
    row = WorkerHeartbeat.objects.get()
    assert (row.name, row.seen_at > first) == ("worker@a", True)


def test_a_worker_that_says_goodbye_is_gone_at_once():
    beat("worker@a")
    beat("worker@b")
    forget("worker@a")
    assert WorkerHeartbeat.objects.get().name == "worker@b"


def test_workers_dead_for_a_day_are_forgotten_with_it():
    HeartbeatFactory(name="dead", seen_at=timezone.now() - timedelta(hours=25))
    HeartbeatFactory(name="quiet", seen_at=timezone.now() - timedelta(hours=23))
    forget("worker@a")
    assert WorkerHeartbeat.objects.get().name == "quiet"


def test_a_name_longer_than_its_column_is_one_worker_still():
    beat("w" * 900)
    beat("w" * 900)
    assert WorkerHeartbeat.objects.count() == 1
    forget("w" * 900)
    assert not WorkerHeartbeat.objects.exists()


@pytest.mark.parametrize("with_run", [True, False])
def test_the_dashboard_knows_when_a_worker_was_last_seen(site, with_run):
    if with_run:
        RunFactory.running(site=site)
    assert snapshot(site_id=site.pk).worker_seen_at is None
    HeartbeatFactory(seen_at=timezone.now() - timedelta(minutes=5))
    latest = HeartbeatFactory()
    assert snapshot(site_id=site.pk).worker_seen_at == latest.seen_at
