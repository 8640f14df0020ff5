"""The table at the end of `make test`."""

import pytest

from scripts.check_list import QUIET, TESTS, Check
from scripts.checks import Outcome, run_one_quietly, run_quiet, summary


def test_names_are_unique():
    names = [check.name for check in (*QUIET, *TESTS)]
    assert len(names) == len(set(names))


def test_summary_names_what_failed_and_closes_with_counts():
    text = summary([Outcome("ruff", True, 0.4), Outcome("pytest-sqlite", False, 61.2)])
    assert "  ruff              0.4 s  ok\n  pytest-sqlite    61.2 s  FAILED" in text
    assert text.splitlines()[-2:] == ["Failed: pytest-sqlite. 62 s of checks.", "checks: 1 passed, 1 failed"]


def test_summary_of_success():
    assert summary([Outcome("ruff", True, 1)]).splitlines()[-1] == "checks: 1 passed, 0 failed"


@pytest.mark.parametrize("command, passed", [(["true"], True), (["sh", "-c", "echo the reason; exit 3"], False)])
def test_output_is_shown_only_of_what_failed(capsys, command, passed):
    assert run_one_quietly(Check("one", command)).passed is passed
    assert ("the reason" in capsys.readouterr().out) is not passed


def test_all_run_even_when_one_fails(capsys):
    outcomes = run_quiet([Check("a", ["false"]), Check("b", ["true"]), Check("c", ["true"])])
    assert {outcome.name: outcome.passed for outcome in outcomes} == {"a": False, "b": True, "c": True}
