"""A seeded web server of its own folder, on loopback, for one fuzzing session."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 60
#: What would lead out of the session: other servers, other data, keys.
_NOT_OURS = ("DATABASE_URL", "REDIS_URL", "OPENAI_API_KEY", "OPENAI_BASE_URL", "RUNWARE_API_KEY", "EMAIL_URL", "FAULT")


@dataclass(frozen=True)
class Server:
    """Where it listens, and as whom one asks."""

    url: str
    seed: Path
    cookies: dict[str, str]
    environment: dict[str, str]
    log: Path


@contextmanager
def running_server() -> Iterator[Server]:
    """Seeded and answering; gone with all its data afterwards."""
    with tempfile.TemporaryDirectory(prefix="igny8-fuzz-") as name:
        folder = Path(name)
        environment = {key: value for key, value in os.environ.items() if key not in _NOT_OURS}
        environment |= {"DJANGO_SETTINGS_MODULE": "igny8_core.fuzzing.settings", "IGNY8_DATA_DIR": name}
        seed = folder / "seed.json"
        subprocess.run(
            [sys.executable, "-m", "igny8_core.fuzzing.seed", str(seed)], cwd=ROOT, env=environment, check=True
        )
        port = _free_port()
        log = folder / "server.log"
        command = [sys.executable, "-m", "gunicorn", "igny8_core.wsgi:application", "--bind", f"127.0.0.1:{port}"]
        command += [
            "--worker-class",
            "gthread",
            "--threads",
            "4",
            "--no-control-socket",
            "--limit-request-line",
            "8190",
            "--log-level",
            "error",
        ]
        with log.open("wb") as out, subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out) as web:
            try:
                _wait(f"http://127.0.0.1:{port}/healthz", web)
                cookies = json.loads(seed.read_text())["cookies"]
                yield Server(f"http://127.0.0.1:{port}", seed, cookies, environment, log)
            finally:
                web.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(url: str, web: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + _START_SECONDS
    while time.monotonic() < ends and web.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("The web server did not start.")
