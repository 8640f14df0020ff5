"""Real worker processes on the test's own database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
COMMAND = [
    sys.executable, "-m", "celery", "-A", "igny8_core", "worker",
    "-P", "threads", "-c", "4", "--loglevel", "WARNING", "--without-gossip", "--without-mingle",
]  # fmt: skip


def environment(*, redis_url: str, data_dir: Path, **more: str) -> dict[str, str]:
    """For processes that share this test's database."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "igny8_core.tests.services.settings",
        "DATABASE_URL": database_url(),
        "REDIS_URL": redis_url,
        "IGNY8_DATA_DIR": str(data_dir),
        "IGNY8_LEASE_SECONDS": "3",
        "IGNY8_SLICE_SECONDS": "1",
        **more,
    }


def database_url() -> str:
    """Of the database that pytest made for this process."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlunsplit(urlsplit(os.environ["TEST_DATABASE_URL"])._replace(path=f"/{name}"))


@contextmanager
def worker(variables: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that is ended, if it still lives, after the block."""
    process = subprocess.Popen(COMMAND, env=variables, cwd=ROOT)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def wait_until(holds: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Look every few milliseconds; fail with `what` after `seconds`."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.02)
