"""GET current_run: whether a worker is there to do the work."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from igny8_core.business.automation.services.heartbeat import beat, forget
from igny8_core.tests.factories import HeartbeatFactory, RunFactory
from igny8_core.tests.modules.api import get


def worker_seen_by(client, site):
    return get(client, "current_run", site_id=site.pk).json()["worker"]


def test_a_worker_that_has_just_been_seen_is_alive(site, owner):
    beat("celery@here")
    assert worker_seen_by(owner, site) == {"alive": True, "last_seen_at": None, "message": ""}


def test_a_silent_worker_is_dead_and_the_page_says_since_when_and_what_to_do(site, owner):
    seen = timezone.now() - timedelta(minutes=10)
    HeartbeatFactory(seen_at=seen)
    worker = worker_seen_by(owner, site)
    assert not worker["alive"]
    assert worker["last_seen_at"] == seen.isoformat().replace("+00:00", "Z")
    assert "make run" in worker["message"]


def test_where_there_never_was_a_worker_the_page_says_so(site, owner):
    worker = worker_seen_by(owner, site)
    assert (worker["alive"], worker["last_seen_at"]) == (False, None)
    assert "No worker is running" in worker["message"]


def test_it_is_the_same_during_a_run(site, owner):
    RunFactory.running(site=site)
    assert not worker_seen_by(owner, site)["alive"]
    beat("celery@here")
    assert worker_seen_by(owner, site)["alive"]


def test_one_living_worker_among_dead_ones_is_enough(site, owner):
    HeartbeatFactory(seen_at=timezone.now() - timedelta(hours=2))
    HeartbeatFactory(seen_at=timezone.now())
    assert worker_seen_by(owner, site)["alive"]


def test_a_worker_that_says_goodbye_is_gone_at_once(site, owner):
    beat("celery@here")
    forget("celery@here")
    assert not worker_seen_by(owner, site)["alive"]
