"""Time and memory of long keyword files, in and out: `python -m igny8_core.benchmarks.importing [--rows N]`."""

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

from igny8_core.benchmarks.importing_files import WRITERS
from igny8_core.tests.servers import postgres_url

#: What is promised for 100,000 rows: seconds, MB.
ROWS, SECONDS, MB = 100_000, 60, 300
STEPS = ("preview", "import", "export")
DATABASES = ("sqlite", "postgres")
_HEAD = f"{'database':<10} {'file':<6} {'step':<9} {'rows':>9} {'seconds':>9} {'CPU s':>7} {'peak MB':>9} {'before':>7}"


def main() -> int:
    """Measure each step with each file on each database in a fresh process, and print a table."""
    asked = _arguments()
    print("Django's test client, through all middleware, on real databases; the peak is that of the whole process.")
    print(_HEAD, flush=True)
    with tempfile.TemporaryDirectory(prefix="igny8-bench-") as folder:
        files = {kind: _file(kind, asked.rows, Path(folder)) for kind in asked.files}
        held = [
            _measured(database, kind, step, file, asked.rows)
            for database in asked.databases
            for kind, file in files.items()
            for step in asked.steps
        ]
    limits = f"{ROWS:,} rows in {SECONDS} s and {MB} MB"
    print(f"Within the limits: {limits}." if all(held) else f"Beyond the limits: {limits}.", flush=True)
    return 0 if all(held) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m igny8_core.benchmarks.importing", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--files", nargs="+", choices=list(WRITERS), default=list(WRITERS))
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=list(STEPS))
    return parser.parse_args()


def _file(kind: str, rows: int, folder: Path) -> Path:
    path = folder / f"keywords.{kind}"
    WRITERS[kind](path, rows)
    return path


def _measured(database: str, kind: str, step: str, file: Path, rows: int) -> bool:
    command = [sys.executable, "-m", "igny8_core.benchmarks.importing_measure", step, str(file), str(rows)]
    with _environment(database) as environment:
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    took: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    figures = f"{int(took['rows']):>9,} {took['seconds']:>9.1f} {took['cpu']:>7.1f}"
    memory = f"{took['peak_mb']:>9,.0f} {took['before_mb']:>7,.0f}"
    print(f"{database:<10} {kind:<6} {step:<9} {figures} {memory}", flush=True)
    return holds(rows, took["seconds"], took["peak_mb"])


def holds(rows: int, seconds: float, peak_mb: float) -> bool:
    """Longer files than was promised for are only measured."""
    return rows > ROWS or (seconds <= SECONDS and peak_mb <= MB)


@contextmanager
def _environment(database: str) -> Iterator[dict[str, str]]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="igny8-bench-"))
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "igny8_core.settings.dev", "IGNY8_DATA_DIR": folder}
        environment.pop("DATABASE_URL", None)
        if database == "postgres":
            environment["DATABASE_URL"] = stack.enter_context(postgres_url())
        yield environment


if __name__ == "__main__":
    sys.exit(main())
