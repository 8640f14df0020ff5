"""`make run` after its set-up, for real: all processes, one data folder, one end."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from scripts.ports import ROOT

pytestmark = pytest.mark.services


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class Run:
    """One `python -m scripts.run` and what it has printed."""

    def __init__(self, data_dir: Path, port: int, **env: str):
        settings = {"IGNY8_DATA_DIR": str(data_dir), "PORT": str(port), "DATABASE_URL": "", "REDIS_URL": "", **env}
        outside = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
        self.log = data_dir.parent / f"run-{port}.log"
        with self.log.open("wb") as output:
            command = [sys.executable, "-m", "scripts.run"]
            self.process = subprocess.Popen(command, cwd=ROOT, env=outside | settings, stdout=output, stderr=output)

    def wait_for(self, text: str, seconds: float = 120) -> str:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.process.poll() is None:
            if text in self.log.read_text():
                break
            time.sleep(0.1)
        printed = self.log.read_text()
        assert text in printed, printed
        return printed

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)


def processes_of(data_dir: Path) -> list[str]:
    """Command lines of every process that has `data_dir` in its environment or its arguments (Linux)."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            about = (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes()
            if os.fsencode(data_dir) in about and int(folder.name) != os.getpid():
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
    return found


@pytest.fixture
def data_dir(tmp_path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data_dir):
    running = Run(data_dir, free_port())
    yield running
    if running.process.poll() is None:
        running.end()


def test_first_start_shows_the_dashboard_and_starts_a_run_and_ends_without_a_trace(run, data_dir):
    printed = run.wait_for("Started run_")
    port = run.log.stem.removeprefix("run-")
    assert f"http://127.0.0.1:{port}/automation" in printed
    assert "log in as" in printed
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
        assert answer.status == 200
    second = Run(data_dir, free_port())
    assert second.process.wait(timeout=60) == 1
    assert second.log.read_text().strip().startswith(f"IGNY8: already running on {data_dir}")
    assert len(second.log.read_text().strip().splitlines()) == 1
    assert run.end() == 0, run.log.read_text()
    assert processes_of(data_dir) == []
    assert "Traceback" not in run.log.read_text()


def test_a_taken_port_is_one_line_and_nothing_was_started(data_dir):
    with socket.create_server(("127.0.0.1", 0)) as server:
        refused = Run(data_dir, server.getsockname()[1])
        assert refused.process.wait(timeout=60) == 1
    lines = refused.log.read_text().strip().splitlines()
    assert len(lines) == 1 and "is taken" in lines[0]
    assert not (data_dir / "broker").exists()


def test_a_wrong_setting_is_one_line(data_dir):
    refused = Run(data_dir, free_port(), IGNY8_LEASE_SECONDS="soon")
    assert refused.process.wait(timeout=60) == 1
    lines = refused.log.read_text().strip().splitlines()
    assert len(lines) == 1 and "IGNY8_LEASE_SECONDS" in lines[0]


def test_a_broker_that_does_not_answer_is_one_line(data_dir):
    refused = Run(data_dir, free_port(), REDIS_URL="redis://127.0.0.1:1/0")
    assert refused.process.wait(timeout=60) == 1
    lines = refused.log.read_text().strip().splitlines()
    assert len(lines) == 1 and "REDIS_URL does not answer" in lines[0]


@pytest.mark.parametrize("victim", ["gunicorn", "unixsocket"])
def test_what_ends_by_itself_is_named_and_ends_the_rest(run, data_dir, victim):
    run.wait_for("IGNY8 is ready")
    pids = [int(f.name) for f in Path("/proc").glob("[0-9]*") if _is(f, victim, data_dir)]
    os.kill(min(pids), signal.SIGKILL)
    assert run.process.wait(timeout=60) == 1
    name = {"gunicorn": "web", "unixsocket": "broker"}[victim]
    assert f"IGNY8: {name} ended by itself" in run.log.read_text()
    assert processes_of(data_dir) == []


def _is(folder: Path, victim: str, data_dir: Path) -> bool:
    try:
        command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        about = command + (folder / "environ").read_bytes().decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return False
    return victim in command and str(data_dir) in about
