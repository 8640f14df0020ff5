"""`make audit`: asks the registries for known holes in what the product runs on. Exits with 1 when there is one.

A registry that does not answer is said, and is no success either: exit status 2.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: What the tools say when nobody could tell them anything.
_NO_ANSWER = ("could not be audited", "audit endpoint returned an error", "ConnectionError", "ENOTFOUND", "ETIMEDOUT")


@dataclass(frozen=True)
class Audit:
    """One tool; `folder` is relative to the root."""

    name: str
    command: tuple[str, ...]
    folder: str = "."


AUDITS = (
    # The lock file names every package: nothing is resolved or installed.
    Audit("Python", (sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "-r", "requirements.txt")),
    # Production packages: nothing else reaches a browser.
    Audit("npm", ("npm", "audit", "--omit=dev", "--audit-level=high"), folder="frontend"),
)


def main() -> int:
    """Both, one after the other; the worst of their results."""
    return max(_run(audit) for audit in AUDITS)


def _run(audit: Audit) -> int:
    done = subprocess.run(audit.command, cwd=ROOT / audit.folder, capture_output=True, text=True, check=False)
    result = verdict(done.returncode, done.stdout + done.stderr)
    print(f"{audit.name}: {('nothing known', 'HOLES', 'NOT AUDITED, the registry did not answer')[result]}")
    if result:
        print(done.stdout[-4000:], done.stderr[-2000:], sep="\n", file=sys.stderr)
    return result


def verdict(returncode: int, said: str) -> int:
    """0: nothing known, 1: holes, 2: nobody could say."""
    if any(words in said for words in _NO_ANSWER):
        return 2
    return 1 if returncode else 0


if __name__ == "__main__":
    sys.exit(main())
