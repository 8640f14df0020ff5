"""Wait until the dashboard answers, and say where it is."""

from __future__ import annotations

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
