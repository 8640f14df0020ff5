"""`make test`: every check in one go, a table of them at the end, exit status 1 when one failed.

Usage: `python -m scripts.checks [--only NAME …]`. All checks run even when an early one fails.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import nullcontext
from dataclasses import dataclass

from igny8_core.tests.servers import postgres_url
from scripts.check_list import QUIET, TESTS, Check
from scripts.ports import ROOT
from scripts.set_up import child_environment

#: A check that takes longer than this hangs.
LONGEST_SECONDS = 1800


@dataclass(frozen=True)
class Outcome:
    name: str
    passed: bool
    seconds: float


def main() -> None:
    names = [check.name for check in (*QUIET, *TESTS)]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME", help=", ".join(names))
    wanted = parser.parse_args().only
    try:
        outcomes = run_quiet(check for check in QUIET if check.name in wanted)
        outcomes += [run_tests(check) for check in TESTS if check.name in wanted]
    except KeyboardInterrupt:
        sys.exit(130)
    print(summary(outcomes), flush=True)
    sys.exit(0 if all(outcome.passed for outcome in outcomes) else 1)


def run_quiet(checks: Iterable[Check]) -> list[Outcome]:
    """Two at a time, for each uses one core; a check's output is shown when it failed."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return [job.result() for job in as_completed([pool.submit(run_one_quietly, check) for check in checks])]


def run_one_quietly(check: Check) -> Outcome:
    started = time.monotonic()
    process = subprocess.run(
        check.command,
        cwd=ROOT / check.folder,
        env=child_environment() | check.env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=LONGEST_SECONDS,
    )
    outcome = Outcome(check.name, process.returncode == 0, time.monotonic() - started)
    verdict = "ok" if outcome.passed else f"FAILED, it said:\n{process.stdout.rstrip()}"
    print(f"check: {check.name} ({outcome.seconds:.0f} s): {verdict}", flush=True)
    return outcome


def run_tests(check: Check) -> Outcome:
    """Alone, for it uses all cores; its output is shown as it comes."""
    print(f"check: {check.name} …", flush=True)
    started = time.monotonic()
    env = {name: value for name, value in child_environment().items() if name not in check.without}
    with postgres_url(durable=False) if check.on_postgresql else nullcontext("") as url:
        env |= check.env | ({"TEST_DATABASE_URL": url} if url else {})
        process = subprocess.run(check.command, cwd=ROOT / check.folder, env=env, check=False, timeout=LONGEST_SECONDS)
    return Outcome(check.name, process.returncode == 0, time.monotonic() - started)


def summary(outcomes: list[Outcome]) -> str:
    """A table, the names of what failed, and a closing line that counts."""
    width = max(len(outcome.name) for outcome in outcomes)
    rows = [f"  {o.name.ljust(width)}  {o.seconds:6.1f} s  {'ok' if o.passed else 'FAILED'}" for o in outcomes]
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    seconds = sum(outcome.seconds for outcome in outcomes)
    verdict = f"Failed: {', '.join(failed)}." if failed else "Everything is fine."
    counts = f"checks: {len(outcomes) - len(failed)} passed, {len(failed)} failed"
    return "\n".join(["", *rows, "", f"{verdict} {seconds:.0f} s of checks.", counts])


if __name__ == "__main__":
    main()
