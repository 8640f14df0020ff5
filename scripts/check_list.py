"""The checks of `make test`, as data."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

_PYTHON = [sys.executable, "-m"]
_NPM = ["npm", "run", "--silent"]
_PLUGINS = ["-p", "pytest_django.plugin", "-p", "xdist.plugin", "-p", "time_machine"]
_PYTEST = [*_PYTHON, "pytest", *_PLUGINS, "-n", "2", "--durations", "5", "-rfEs"]
# What has run on SQLite and would do the very same here.
_SAME = (
    "tooling",
    "benchmarks",
    "browser",
    "ai/clustering",
    "ai/evaluation",
    "ai/providers/openai",
    "ai/providers/runware",
)
_NO_DATABASE = [f"--ignore=igny8_core/tests/{folder}" for folder in _SAME]
# Every installed plug-in would be imported at each start, for seconds; those that are used are named above.
_PYTEST_ENV = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}

# The checks that start Django must not touch the data of `make run`.
_OWN_DATA = {"DJANGO_SETTINGS_MODULE": "igny8_core.settings.test"}


@dataclass(frozen=True)
class Check:
    """`folder` is relative to the root; `without` names variables that the check must not see."""

    name: str
    command: list[str]
    folder: str = "."
    env: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    on_postgresql: bool = False


#: The longest first: two run at a time.
QUIET = (
    Check("mypy", [*_PYTHON, "mypy", "igny8_core", "scripts"]),
    Check("api-types", [*_PYTHON, "scripts.api_types"], env=_OWN_DATA),
    Check("eslint", [*_NPM, "lint"], folder="frontend"),
    Check("tsc", [*_NPM, "typecheck"], folder="frontend"),
    Check("imports", [str(Path(sys.executable).with_name("lint-imports"))]),
    Check("migrations", [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"], env=_OWN_DATA),
    Check("ruff", [*_PYTHON, "ruff", "check", "."]),
    Check("ruff-format", [*_PYTHON, "ruff", "format", "--check", "."]),
)

TESTS = (
    # Alone: it has workers of its own, and its waits are short.
    Check("vitest", [*_NPM, "test"], folder="frontend"),
    Check("pytest-sqlite", _PYTEST, env=_PYTEST_ENV, without=("TEST_DATABASE_URL", "DATABASE_URL")),
    Check(
        "pytest-postgresql", [*_PYTEST, *_NO_DATABASE], env=_PYTEST_ENV, without=("DATABASE_URL",), on_postgresql=True
    ),
)
