"""Health check of the containers: exit status 0 when /healthz answers 200.

    container_health.py                        the web server of this container
    container_health.py beat http://web:8000   and its part "beat" is well, as another container sees it

Standard library only, run by path: importing the application every half minute would cost more than the check.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.request


def allowed_host(allowed_hosts: str) -> str:
    """A host name that the web server accepts, of the comma-separated ALLOWED_HOSTS."""
    first = allowed_hosts.split(",", maxsplit=1)[0].strip().lstrip(".")
    return first if first not in {"", "*"} else "localhost"


def is_well(body: bytes, part: str) -> bool:
    """Whether /healthz says so of `part`; of the whole, with its 200, where no part is asked for."""
    return not part or bool(json.loads(body).get(part, {}).get("ok"))


def main() -> None:
    part, server = (*sys.argv[1:], "", "")[:2]
    headers = {"Host": allowed_host(os.environ.get("ALLOWED_HOSTS", ""))}
    request = urllib.request.Request(f"{server or 'http://127.0.0.1:8000'}/healthz", headers=headers)
    # Anything but a 2xx raises, and Python then exits with status 1.
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=5) as answer:
        if not is_well(answer.read(), part):
            sys.exit(f"/healthz says that {part} is not well")


if __name__ == "__main__":
    main()
