"""Fault points: they end a process where a test says so, and nowhere else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import igny8_core
from igny8_core.common.faults import EXIT_STATUS, POINTS, fault_point
from igny8_core.tests.ai.engine.killing import killed_at

HERE = Path(igny8_core.__file__).parent
PRODUCTION = {"SECRET_KEY": "x" * 50, "REDIS_URL": "redis://127.0.0.1:1/0", "DATABASE_URL": "sqlite://:memory:"}


def _settings(name, tmp_path, **variables):
    """A process that loads the settings, passes a fault point and says that it lives."""
    code = (
        "import django; django.setup(); from igny8_core.common.faults import fault_point;"
        " fault_point('after_call'); print('alive')"
    )
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": f"igny8_core.{name}", "IGNY8_DATA_DIR": str(tmp_path), **variables}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=env, capture_output=True, text=True, cwd=HERE.parent, check=False)


def test_the_process_dies_the_nth_time_it_comes_by():
    with killed_at("after_call:2"):
        fault_point("after_call")
        fault_point("after_journal")
        fault_point("after_call")


def test_without_a_number_it_dies_the_first_time():
    with killed_at("after_call"):
        fault_point("after_call")


def test_without_a_fault_nothing_happens(settings):
    settings.FAULT = ""
    for point in POINTS:
        fault_point(point)


def test_every_point_is_in_the_code_once_and_every_one_in_the_code_has_a_name_here():
    code = "".join(path.read_text() for path in HERE.rglob("*.py") if "tests" not in path.parts)
    passed = re.findall(r"fault_point\((.*?)\)\n", code)
    named = [name for call in passed for name in re.findall(r'"(\w+)"', call)]
    assert sorted(named) == sorted(POINTS)


def test_a_real_process_dies_under_the_settings_of_tests(tmp_path):
    ended = _settings("settings.test", tmp_path, FAULT="after_call")
    assert (ended.returncode, ended.stdout) == (EXIT_STATUS, "")


def test_production_refuses_to_start_with_a_fault(tmp_path):
    ended = _settings("settings.production", tmp_path, FAULT="after_call", **PRODUCTION)
    assert ended.returncode == 1
    assert "Unset FAULT: it makes processes die, and is for tests only." in ended.stderr
    assert _settings("settings.production", tmp_path, FAULT="", **PRODUCTION).stdout == "alive\n"


def test_outside_of_tests_nobody_reads_it(tmp_path):
    assert _settings("settings.dev", tmp_path, FAULT="after_call").stdout == "alive\n"
