"""Files stay small enough to be read in one go."""

from __future__ import annotations

import subprocess
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[3]
#: Written by programs, not by people.
GENERATED = {"frontend/src/api/schema.d.ts"}
FOLDERS = ("igny8_core", "scripts", "frontend/src")
LONGEST = 400


def _sizes(*endings):
    """Lines of every source file that is kept in the repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *FOLDERS]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is not a checkout")
    names = {name for name in listed.stdout.decode().split("\0") if name.endswith(endings)} - GENERATED
    kept = [name for name in names if "/migrations/" not in name and (ROOT / name).is_file()]
    return {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in kept}


@pytest.mark.parametrize("endings", [(".py",), (".ts", ".tsx", ".css")], ids=["backend", "frontend"])
def test_no_file_is_longer_than_400_lines(endings):
    sizes = _sizes(*endings)
    assert sizes
    assert {name: lines for name, lines in sizes.items() if lines > LONGEST} == {}


def test_most_files_are_short():
    sizes = sorted(lines for name, lines in _sizes(".py", ".ts", ".tsx").items() if "/tests/" not in name)
    assert median(sizes) < 60
    assert sizes[int(len(sizes) * 0.9)] < 250


def test_there_is_more_test_than_code():
    sizes = _sizes(".py")
    tests = sum(lines for name, lines in sizes.items() if "/tests/" in name)
    assert tests > sum(sizes.values()) - tests
