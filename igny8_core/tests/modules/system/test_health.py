"""GET healthz."""

from __future__ import annotations

import socket
import time
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from igny8_core.business.automation.models import WorkerHeartbeat
from igny8_core.modules.system import health
from igny8_core.tests.factories import HeartbeatFactory


@pytest.fixture(autouse=True)
def fresh():
    health.forget()
    yield
    health.forget()


@pytest.fixture
def alive(db):
    """A worker and a scheduler, seen a moment ago."""
    HeartbeatFactory(name="worker@a")
    HeartbeatFactory(name="beat@a", kind=WorkerHeartbeat.Kind.BEAT)


@pytest.fixture
def database_down(db):
    """Every statement fails as it does when the server is gone."""

    def refuse(execute, sql, params, many, context):
        raise OperationalError("could not connect to server at db.internal:5432")

    with connection.execute_wrapper(refuse):
        yield


def test_all_is_well(client, alive):
    response = client.get("/healthz")
    found = response.json()
    assert (response.status_code, found["status"], found["reasons"]) == (200, "ok", [])
    assert all(found[part]["ok"] for part in ("database", "broker", "worker", "beat", "migrations"))
    assert found["worker"]["silent_seconds"] <= 2
    assert response["Cache-Control"] == "no-store"


def test_a_database_that_is_gone_is_said_and_not_where_it_is(client, database_down):
    response = client.get("/healthz")
    assert (response.status_code, response.json()["status"]) == (503, "unavailable")
    assert response.json()["reasons"] == ["The database does not answer (OperationalError)."]
    assert "internal" not in response.content.decode()


def test_a_broker_that_is_gone_is_said_and_not_its_password(client, alive, settings):
    settings.REDIS_URL = "redis://:planted-password@127.0.0.1:1/0"
    response = client.get("/healthz")
    assert (response.status_code, response.json()["broker"]) == (503, {"ok": False, "error": "ConnectionError"})
    assert "planted" not in response.content.decode()


def test_a_broker_that_accepts_and_says_nothing_is_not_waited_for(client, alive, settings, silent_server):
    settings.REDIS_URL = f"redis://127.0.0.1:{silent_server}/0"
    began = time.monotonic()
    assert client.get("/healthz").status_code == 503
    assert time.monotonic() - began < 4


@pytest.fixture
def silent_server():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize(("kind", "part"), [("worker", "worker"), ("beat", "scheduler (beat)")])
def test_who_is_silent_is_named_with_how_long_and_fails_only_a_strict_check(client, alive, kind, part):
    WorkerHeartbeat.objects.filter(kind=kind).update(seen_at=timezone.now() - timedelta(minutes=10))
    response = client.get("/healthz")
    found = response.json()
    assert (response.status_code, found["status"], found[kind]["ok"]) == (200, "degraded", False)
    assert 600 <= found[kind]["silent_seconds"] <= 602
    assert found["reasons"][0].startswith(f"No {part} has been seen for 60")
    assert client.get("/healthz?strict=1").status_code == 503


def test_a_scheduler_is_no_worker_and_a_worker_no_scheduler(client, db):
    HeartbeatFactory(kind=WorkerHeartbeat.Kind.BEAT)
    found = client.get("/healthz").json()
    assert (found["worker"]["last_seen"], found["beat"]["ok"]) == (None, True)
    assert found["reasons"] == ["No worker has ever been seen."]


def test_a_migration_that_is_not_applied_is_said_before_the_tables_are_asked(client, alive):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'automation' AND name LIKE '0002%%'", [])
    found = client.get("/healthz").json()
    assert (found["status"], found["migrations"]) == ("degraded", {"ok": False, "pending": 1})
    assert found["reasons"] == ["1 migration of this version not applied: run “manage.py migrate”."]
    assert "worker" not in found


def test_a_storm_of_checks_looks_once_a_second_and_asks_for_no_login(client, django_assert_num_queries, alive):
    with django_assert_num_queries(3):
        for _ in range(20):
            assert client.get("/healthz").status_code == 200


def test_when_all_is_well_the_answer_comes_within_300_ms(client, alive):
    client.get("/healthz")
    health.forget()
    began = time.monotonic()
    client.get("/healthz")
    assert time.monotonic() - began < 0.3
