"""Wait until the dashboard answers, then say where it is and start the first run."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request

READY_SECONDS = 60.0


def wait_until_healthy(url: str, *, seconds: float = READY_SECONDS) -> bool:
    """True as soon as `url`/healthz answers 200, False when it does not within `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            # No proxy of the environment stands between us and our own machine.
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with opener.open(f"{url}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def box(lines: list[str]) -> str:
    """The lines in a frame."""
    width = max(len(line) for line in lines)
    edge = "─" * (width + 4)
    return "\n".join([f"┌{edge}┐", *(f"│  {line.ljust(width)}  │" for line in lines), f"└{edge}┘"])


def start_first_run(env: dict[str, str]) -> str:
    """Start the demo site's first run, unless it had one. Returns what there is to say about it."""
    result = subprocess.run(
        [sys.executable, "manage.py", "start_demo_run"], env=env, capture_output=True, text=True, check=False
    )
    return (result.stdout + result.stderr).strip()
