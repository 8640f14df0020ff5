"""Some hundred requests made from the document to a real server: no fault, nothing undocumented."""

from __future__ import annotations

import json
import subprocess
import sys

from igny8_core.fuzzing.__main__ import CHECKS, EXCLUDED
from igny8_core.fuzzing.server import ROOT


def test_a_short_session_finds_nothing(tmp_path):
    report = tmp_path / "report.json"
    command = [sys.executable, "-m", "igny8_core.fuzzing", "--cases", "400", "--phases", "fuzzing", "--report", report]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout[-10_000:] + done.stderr[-5_000:]
    figures = json.loads(report.read_text())
    assert figures["failures"] == []
    assert figures["test_cases"]["generated"] > 300
    left_out = figures["operations"]["total"] - figures["operations"]["selected"]
    assert 0 < left_out < 30, "the list of what is left out has become a way out"


def test_it_looks_for_faults_and_for_what_is_undocumented():
    assert {"not_a_server_error", "status_code_conformance", "response_schema_conformance"} <= set(CHECKS)
    assert all(EXCLUDED.values()), "each is left out for a reason"
