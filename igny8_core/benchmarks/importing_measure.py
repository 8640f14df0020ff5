"""One upload or one export in this process: step and file from the command line, JSON out."""

from __future__ import annotations

import itertools
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from igny8_core.benchmarks.clustering_texts import keywords  # noqa: E402
from igny8_core.business.accounts.models import Account, Membership, Role, Site, User  # noqa: E402
from igny8_core.business.planning.models import Keywords  # noqa: E402

UPLOADS = {"import": "added", "preview": "new"}
PATHS = {
    "import": "/api/v1/planner/keywords/import/",
    "preview": "/api/v1/planner/keywords/import/preview/",
    "export": "/api/v1/planner/keywords/export/",
}
#: Rows of a statement when the table is filled: the peak is to be that of the export.
CHUNK = 500


def main() -> None:
    """Print what it took."""
    step, file, rows = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    call_command("migrate", verbosity=0)
    account = Account.objects.create(name="Benchmark")
    site = Site.objects.create(account=account, domain="example.com")
    user = User.objects.create(email="owner@example.com", username="owner@example.com")
    Membership.objects.create(account=account, user=user, role=Role.OWNER)
    client = Client(headers={"host": "localhost", "idempotency-key": "benchmark"})
    client.force_login(user)
    client.get("/api/v1/sites/")  # what is loaded with the first request
    if step == "export":
        _fill(site, rows)
        print(json.dumps(_measured(lambda: _exported(client, site, file.suffix[1:]))))
    else:
        print(json.dumps(_measured(lambda: _uploaded(client, site, step, file))))


def _measured(act: Callable[[], int]) -> dict[str, float]:
    before, cpu, start = _peak_mb(), time.process_time(), time.perf_counter()
    rows = act()
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    return {"seconds": seconds, "cpu": cpu, "before_mb": before, "rows": rows, "peak_mb": _peak_mb()}


def _uploaded(client: Client, site: Site, step: str, file: Path) -> int:
    with file.open("rb") as upload:
        response = client.post(PATHS[step], {"site_id": site.pk, "file": upload})
    answer = response.json()
    if response.status_code != 200:
        raise SystemExit(answer["error_message"])
    return int(answer[UPLOADS[step]])


def _exported(client: Client, site: Site, kind: str) -> int:
    """As many rows as the site has, if a whole file came."""
    response = client.get(f"{PATHS['export']}?site_id={site.pk}&format={kind}")
    if response.status_code != 200:
        raise SystemExit(response.content.decode())
    if not response.getvalue():
        raise SystemExit("The file is empty.")
    return Keywords.objects.filter(site=site).count()


def _fill(site: Site, rows: int) -> None:
    texts = iter(keywords(rows))
    while chunk := list(itertools.islice(texts, CHUNK)):
        Keywords.objects.bulk_create(
            Keywords(account_id=site.account_id, site=site, keyword=text, keyword_key=text, volume=480)
            for text in chunk
        )


def _peak_mb() -> float:
    # Kilobytes on Linux.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
