"""The broker that `make run` starts, for real."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import redis

from igny8_core.settings.environment import running_broker
from scripts import broker as broker_module
from scripts.broker import BrokerError, check_answers, packaged_server, socket_path, start_broker
from scripts.ports import ROOT

pytestmark = pytest.mark.services


def connect(broker) -> redis.Redis:
    return redis.Redis.from_url(broker.url.replace("redis+socket://", "unix://"))


@pytest.fixture
def start(tmp_path):
    started = []

    def start_one(folder: Path = tmp_path):
        started.append(start_broker(folder, server=packaged_server()))
        return started[-1]

    yield start_one
    for broker in started:
        broker.stop()


def test_messages_survive_a_stop_and_a_kill(start):
    first = start()
    connect(first).lpush("celery", "a")
    first.stop()
    second = start()
    connect(second).lpush("celery", "b")
    time.sleep(1.2)  # the append-only file goes to the disk every second
    second.process.kill()
    second.process.wait()
    assert connect(start()).lrange("celery", 0, -1) == [b"b", b"a"]


def test_it_listens_on_no_port_and_only_for_its_owner(start):
    broker = start()
    assert connect(broker).config_get("port") == {"port": "0"}
    assert connect(broker).config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
    assert socket_path(broker.folder).stat().st_mode & 0o077 == 0


def test_every_file_is_in_the_data_folder(start, tmp_path):
    start()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broker"]
    assert {"appendonlydir", "broker.log", "broker.sock"} <= {path.name for path in (tmp_path / "broker").iterdir()}


def test_commands_in_another_terminal_find_it_while_it_runs(start, tmp_path):
    assert running_broker(tmp_path) == ""
    broker = start()
    assert running_broker(tmp_path) == broker.url
    broker.stop()
    assert running_broker(tmp_path) == ""


def test_a_long_path_gets_a_short_private_socket(start, tmp_path):
    deep = tmp_path / ("deep" * 20) / ("deeper" * 15)
    broker = start(deep)
    path = socket_path(broker.folder)
    assert connect(broker).ping()
    assert len(os.fsencode(path)) <= 100
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert (deep / "broker" / "appendonlydir").is_dir()


def test_a_socket_folder_that_others_may_enter_is_refused(tmp_path):
    deep = tmp_path / ("deep" * 40)
    folder = socket_path(deep).parent
    try:
        folder.chmod(0o777)
        with pytest.raises(BrokerError, match="shorter IGNY8_DATA_DIR"):
            socket_path(deep)
    finally:
        folder.rmdir()


def test_files_that_cannot_be_read_are_put_aside(start, tmp_path, capsys):
    broker = start()
    connect(broker).lpush("celery", "a")
    broker.stop()
    for path in (tmp_path / "broker" / "appendonlydir").iterdir():
        path.write_bytes(b"not what a server wrote")
    assert connect(start()).llen("celery") == 0
    assert "empty ones" in capsys.readouterr().out
    assert len(list(tmp_path.glob("broker-unreadable-*"))) == 1


def test_a_server_that_cannot_start_is_one_line(tmp_path):
    with pytest.raises(BrokerError) as caught:
        start_broker(tmp_path, server="/bin/false")
    assert "\n" not in str(caught.value)


def test_a_leftover_server_is_ended_before_the_next_one_starts(start, monkeypatch):
    leftover = start()
    connect(leftover).lpush("celery", "kept")
    following = start()
    assert leftover.process.wait(timeout=15) is not None
    assert connect(following).lrange("celery", 0, -1) == [b"kept"]


def test_a_broker_that_does_not_answer_says_so_at_once():
    started = time.monotonic()
    with pytest.raises(BrokerError, match="REDIS_URL does not answer"):
        check_answers("redis://127.0.0.1:1/0")
    with pytest.raises(BrokerError, match="REDIS_URL does not answer"):
        check_answers("what is this")
    assert time.monotonic() - started < 6


def test_the_system_server_is_preferred_to_the_packaged_one(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert broker_module.find_server() == packaged_server()
    own = tmp_path / "valkey-server"
    own.write_text("#!/bin/sh\n")
    own.chmod(0o755)
    assert broker_module.find_server() == str(own)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_it_ends_when_its_starter_is_killed(tmp_path):
    code = (
        "import sys, pathlib, time; from scripts.broker import *;"
        "broker = start_broker(pathlib.Path(sys.argv[1]), server=packaged_server());"
        "print(broker.process.pid, flush=True); time.sleep(60)"
    )
    starter = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT)
    pid = int(starter.stdout.readline())
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    starter.stdout.close()
    deadline = time.monotonic() + 15
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists()
