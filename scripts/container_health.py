"""Health check of the web container: exit status 0 when /healthz answers 200 here.

Standard library only, run by path: importing the application every half minute would cost more than the check.
"""

from __future__ import annotations

import os
import urllib.request


def allowed_host(allowed_hosts: str) -> str:
    """A host name that the web server accepts, of the comma-separated ALLOWED_HOSTS."""
    first = allowed_hosts.split(",", maxsplit=1)[0].strip().lstrip(".")
    return first if first not in {"", "*"} else "localhost"


def main() -> None:
    headers = {"Host": allowed_host(os.environ.get("ALLOWED_HOSTS", ""))}
    request = urllib.request.Request("http://127.0.0.1:8000/healthz", headers=headers)
    # Anything but a 2xx raises, and Python then exits with status 1.
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=5)


if __name__ == "__main__":
    main()
