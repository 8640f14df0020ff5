"""Imports point down only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[3]
PYPROJECT = ROOT / "pyproject.toml"
BROKEN = """
[importlinter]
root_package = igny8_core
include_external_packages = True

[importlinter:contract:upside-down]
name = Upside down
type = layers
layers =
    igny8_core.common
    igny8_core.ai
"""


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch):
    monkeypatch.chdir(ROOT)


def test_every_contract_is_kept(capsys):
    assert lint_imports(config_filename=str(PYPROJECT), cache_dir=None) == 0, capsys.readouterr().out
    assert "0 broken" in capsys.readouterr().out


def test_a_contract_that_does_not_hold_is_found(tmp_path, capsys):
    """The negative control: the linter looks at this code and not past it."""
    (tmp_path / "broken.ini").write_text(BROKEN)
    assert lint_imports(config_filename=str(tmp_path / "broken.ini"), cache_dir=None) == 1
    printed = capsys.readouterr().out
    assert "Upside down BROKEN" in printed
    assert "igny8_core.ai" in printed


def test_no_import_hides_inside_a_function():
    assert {str(path.relative_to(ROOT)): lines for path in _modules() if (lines := _hidden_imports(path))} == {}


def _modules():
    return [p for p in (ROOT / "igny8_core").rglob("*.py") if not {"tests", "migrations"} & set(p.parts)]


def _hidden_imports(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [node.lineno for f in functions for node in ast.walk(f) if isinstance(node, ast.Import | ast.ImportFrom)]
