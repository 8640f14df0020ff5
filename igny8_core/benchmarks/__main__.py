"""python -m igny8_core.benchmarks [--laps N] [--database sqlite|postgres|both] [--json]"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from igny8_core.tests.servers import postgres_url, redis_url

#: What the measured process and its worker see. The provider of the spec answers at once.
SETTINGS = {"DJANGO_SETTINGS_MODULE": "igny8_core.benchmarks.settings", "IGNY8_SLICE_SECONDS": "3"}


def main() -> int:
    """Measure on each database in a fresh process and print one table."""
    asked = _arguments()
    names = ["sqlite", "postgres"] if asked.database == "both" else [asked.database]
    results = {name: _measure(name, laps=asked.laps) for name in names}
    if asked.json:
        print(json.dumps(results))
    else:
        _print_table(results)
    return 0 if all(_holds(result) for result in results.values()) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m igny8_core.benchmarks", description=__doc__)
    parser.add_argument("--laps", type=int, default=5, help="runs and chains per database, taken in turn")
    parser.add_argument("--database", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _measure(name: str, *, laps: int) -> dict[str, dict[str, float]]:
    with _servers(name) as environment:
        command = [sys.executable, "-m", "igny8_core.benchmarks.measure", str(laps)]
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return result


@contextmanager
def _servers(name: str) -> Iterator[dict[str, str]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="igny8-bench-")))
        environment = {**os.environ, **SETTINGS, "IGNY8_DATA_DIR": str(folder)}
        environment["REDIS_URL"] = stack.enter_context(redis_url())
        environment.pop("DATABASE_URL", None)
        if name == "postgres":
            environment["DATABASE_URL"] = stack.enter_context(postgres_url())
        yield environment


def _holds(result: dict[str, dict[str, float]]) -> bool:
    return all(result["run"][figure] <= result["chain"][figure] for figure in ("wall", "cpu"))


def _print_table(results: dict[str, dict[str, dict[str, float]]]) -> None:
    print("\nMachinery per batch (351 batches, median of the laps), against a Celery chain that saves nothing")
    print(f"{'database':<10} {'':<28} {'wall ms':>9} {'CPU ms':>9}")
    for name, result in results.items():
        print(f"{name:<10} {'plain chain, nothing saved':<28} {_figures(result['chain'])}")
        print(f"{'':<10} {'IGNY8, machinery':<28} {_figures(result['run'])}")
        own = {"wall": result["run"]["function_wall"], "cpu": result["run"]["function_cpu"]}
        print(f"{'':<10} {'  AI functions themselves':<28} {_figures(own)}")
        print(f"{'':<10} {'no more than the chain:':<28} {'yes' if _holds(result) else 'NO':>9}")


def _figures(figures: dict[str, float]) -> str:
    return f"{figures['wall']:>9.2f} {figures['cpu']:>9.2f}"


if __name__ == "__main__":
    sys.exit(main())
