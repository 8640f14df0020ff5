"""One end for all: nothing that was started is left behind, and what ended first is named."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.ports import ROOT

pytestmark = pytest.mark.services

RUN = """
import sys, threading
from scripts.processes import ProcessGroup
group = ProcessGroup()
for number, command in enumerate(sys.argv[2:]):
    group.add(f"p{number}", ["sh", "-c", command], {"PATH": "/usr/bin:/bin"})
if sys.argv[1] == "end": threading.Timer(1, group.end, ["the broker"]).start()
group.loop()
print("ended by:", group.ended_by or "request", flush=True)
"""
# Says its process id, then sleeps in a child of the shell as gunicorn's workers do.
STAYS = "echo pid $$; sleep 60 & echo pid $!; wait"


def start(*commands, mode="") -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, mode, *commands],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )


def read_pids(group, count) -> list[int]:
    pids: list[int] = []
    while len(pids) < count:
        line = group.stdout.readline()
        assert line, "ended too early"
        if "pid " in line and "system" not in line:
            pids.append(int(line.split()[-1]))
    return pids


def all_gone(pids, seconds=15.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_everything(number):
    group = start(STAYS, STAYS)
    pids = read_pids(group, 4)
    os.killpg(group.pid, number)
    output, _ = group.communicate(timeout=60)
    assert "ended by: request" in output
    assert all_gone(pids)


def test_what_ends_by_itself_ends_the_rest_and_is_named():
    group = start(STAYS, "sleep 0.5; echo my last words; exit 3")
    pids = read_pids(group, 2)
    output, _ = group.communicate(timeout=60)
    assert "p1 " in output and "my last words" in output
    assert "ended by: p1" in output
    assert all_gone(pids)


def test_the_end_can_be_asked_for_from_outside_with_a_reason():
    group = start(STAYS, mode="end")
    pids = read_pids(group, 2)
    output, _ = group.communicate(timeout=60)
    assert "ended by: the broker" in output
    assert all_gone(pids)


def test_a_second_signal_does_not_wait():
    group = start("trap '' TERM; echo pid $$; while true; do sleep 0.1; done")
    pids = read_pids(group, 1)
    started = time.monotonic()
    group.send_signal(signal.SIGINT)
    time.sleep(0.5)
    group.send_signal(signal.SIGINT)
    group.communicate(timeout=60)
    assert all_gone(pids)
    assert time.monotonic() - started < 12


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_a_killed_starter_leaves_no_process_behind():
    group = start("exec sleep 61", "echo pid $$; exec sleep 62")
    pids = read_pids(group, 1)
    group.kill()
    group.wait()
    group.stdout.close()
    assert all_gone(pids)
