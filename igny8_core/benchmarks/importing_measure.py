"""One upload in this process: step and file from the command line, JSON out."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from igny8_core.business.accounts.models import Account, Membership, Role, Site, User  # noqa: E402

PATHS = {"import": "/api/v1/planner/keywords/import/", "preview": "/api/v1/planner/keywords/import/preview/"}


def main() -> None:
    """Print what it took."""
    step, file = sys.argv[1], Path(sys.argv[2])
    call_command("migrate", verbosity=0)
    account = Account.objects.create(name="Benchmark")
    site = Site.objects.create(account=account, domain="example.com")
    user = User.objects.create(email="owner@example.com", username="owner@example.com")
    Membership.objects.create(account=account, user=user, role=Role.OWNER)
    client = Client(headers={"host": "localhost", "idempotency-key": "benchmark"})
    client.force_login(user)
    client.get("/api/v1/sites/")  # what is loaded with the first request
    before, cpu, start = _peak_mb(), time.process_time(), time.perf_counter()
    with file.open("rb") as upload:
        response = client.post(PATHS[step], {"site_id": site.pk, "file": upload})
    taken = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu, "before_mb": before}
    answer = response.json()
    if response.status_code != 200:
        raise SystemExit(answer["error_message"])
    rows = answer["added"] if step == "import" else answer["new"]
    print(json.dumps({**taken, "rows": rows, "peak_mb": _peak_mb()}))


def _peak_mb() -> float:
    # Kilobytes on Linux.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
