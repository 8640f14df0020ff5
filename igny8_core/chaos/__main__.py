"""python -m igny8_core.chaos [--database sqlite|postgres|both] [--kills N] [--runs N] [--cells N] [--seed N]
[--without-safety] [--json] [--keep FOLDER]

Kills, freezes and restarts real processes under real runs, and exits with 1 when anything was lost or done twice: which
is what must happen with --without-safety.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from igny8_core.chaos.plan import ALL_CELLS, DATABASES, Plan
from igny8_core.chaos.report import table, violations_of
from igny8_core.chaos.servers import servers

_ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Every database in a process of its own, then one table."""
    asked = _arguments()
    results = [_on(database, asked) for database in (DATABASES if asked.database == "both" else [asked.database])]
    print(json.dumps(results) if asked.json else table(results))
    return 1 if any(violations_of(result) for result in results) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m igny8_core.chaos", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    parser.add_argument("--kills", type=int, default=200, help="kill -9 of workers; all other trouble in proportion")
    parser.add_argument("--runs", type=int, default=100, help="at least so many; 0: no sitting, only fault points")
    parser.add_argument("--cells", type=int, default=ALL_CELLS, help="fault points × stages; 0: none, default: all")
    parser.add_argument("--seed", type=int, default=1, help="of what people and misfortune do")
    parser.add_argument("--without-safety", action="store_true", help="locks and keys off: must exit with 1")
    parser.add_argument("--json", action="store_true", help="the figures as JSON instead of a table")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="copy the diaries and the workers' logs there")
    return parser.parse_args()


def _on(database: str, asked: argparse.Namespace) -> dict[str, Any]:
    plan = Plan(
        database=database,
        kills=asked.kills,
        runs=asked.runs,
        cells=asked.cells,
        seed=asked.seed,
        without_safety=asked.without_safety,
    )
    with servers(database) as environment:
        command = [sys.executable, "-m", "igny8_core.chaos.session", plan.to_json()]
        done = subprocess.run(command, cwd=_ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        if asked.keep:
            _keep(Path(environment["IGNY8_DATA_DIR"]), asked.keep / database)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _keep(data: Path, folder: Path) -> None:
    for path in (*data.glob("*/*.jsonl"), *data.glob("*/*.log")):
        kept = folder / path.relative_to(data)
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, kept)


if __name__ == "__main__":
    sys.exit(main())
