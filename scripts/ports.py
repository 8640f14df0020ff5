"""Which port the dashboard listens on, and whether it is free.

Standard library only: it runs before any package is installed.
"""

from __future__ import annotations

import errno
import os
import re
import socket
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_PORT = 8000


class PortError(Exception):
    """The port cannot be used; the text is the one line to show."""


def chosen_port() -> int:
    """PORT of the environment, else of `.env`, else 8000. Raises PortError for what is no port."""
    text = os.environ.get("PORT") or _port_of_env_file() or str(DEFAULT_PORT)
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise PortError(f"PORT={text} is not a port: choose a number from 1 to 65535.")
    return int(text)


def check_free(port: int) -> None:
    """Raises PortError when 127.0.0.1:port cannot be bound."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the web server does: a socket in TIME_WAIT from the last run must not count as taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortError(_why(port, error)) from error


def _why(port: int, error: OSError) -> str:
    another = f"`make run PORT={port + 1 if port < 65535 else DEFAULT_PORT}`"
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Choose another: {another}"
    return f"Port {port} cannot be used ({error.strerror}). Choose another: {another}"


def _port_of_env_file() -> str:
    path = ROOT / ".env"
    found = re.findall(r"^\s*(?:export\s+)?PORT\s*=\s*['\"]?(\d+)", path.read_text(), re.M) if path.is_file() else []
    return found[-1] if found else ""
