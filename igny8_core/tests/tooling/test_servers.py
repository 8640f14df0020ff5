"""The servers of the tests themselves."""

import os
import socket

import psycopg2
import pytest
import redis

from igny8_core.tests.servers import postgres_url, redis_url

pytestmark = pytest.mark.services


def test_postgres_answers_and_is_gone_afterwards(monkeypatch):
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    with postgres_url(durable=False) as url:
        connection = psycopg2.connect(url)
        cursor = connection.cursor()
        cursor.execute("SHOW fsync")
        assert cursor.fetchone() == ("off",)
        connection.close()
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(url)


def test_a_given_database_is_used_as_it_is(monkeypatch):
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql://somewhere/db")
    with postgres_url() as url:
        assert url == "postgresql://somewhere/db"


def test_redis_is_empty_and_gone_afterwards(monkeypatch):
    monkeypatch.delenv("TEST_REDIS_URL", raising=False)
    with redis_url() as url:
        path = url.removeprefix("redis+socket://")
        assert redis.Redis(unix_socket_path=path).dbsize() == 0
    assert not os.path.exists(path)


def test_a_given_redis_is_emptied_and_shared_by_database_number(monkeypatch):
    monkeypatch.delenv("TEST_REDIS_URL", raising=False)
    with redis_url() as url, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        redis.Redis.from_url(url.replace("redis+socket", "unix")).config_set("port", port)
        monkeypatch.setenv("TEST_REDIS_URL", f"redis://127.0.0.1:{port}/0")
        monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw1")
        with redis_url() as first:
            redis.Redis.from_url(first).set("left", "over")
        monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
        with redis_url() as neighbour:
            assert redis.Redis.from_url(first).dbsize() == 1
        monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw1")
        with redis_url() as again:
            assert redis.Redis.from_url(again).dbsize() == 0
        assert (neighbour[-2:], again[-2:]) == ("/0", "/1")
