"""One database, measured: starts a worker, takes runs and chains in turn, prints the medians as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from igny8_core.benchmarks.machinery import chain_lap, middle, run_lap  # noqa: E402

WORKER = [
    sys.executable, "-m", "celery", "-A", "igny8_core.benchmarks.worker_app", "worker",
    "-P", "threads", "-c", "8", "--loglevel", "WARNING", "--without-gossip", "--without-mingle",
]  # fmt: skip


def main() -> None:
    """Measure in turn, so that a noisy neighbour disturbs both."""
    call_command("migrate", verbosity=0)
    worker = subprocess.Popen(WORKER, stdout=sys.stderr)
    try:
        chain_lap(), run_lap(0)  # the first lap pays for imports and connections
        laps = [(chain_lap(), run_lap(number + 1)) for number in range(int(sys.argv[1]))]
    finally:
        worker.terminate()
        worker.wait(timeout=30)
    chains, runs = zip(*laps, strict=True)
    print(json.dumps({"chain": asdict(middle(list(chains))), "run": asdict(middle(list(runs)))}))


if __name__ == "__main__":
    main()
