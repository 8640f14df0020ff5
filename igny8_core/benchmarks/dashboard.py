"""What a page of the dashboard loads and when it shows: `python -m igny8_core.benchmarks.dashboard [--laps N]`."""

from __future__ import annotations

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.request import urlopen

from igny8_core.benchmarks.dashboard_pages import PageLoad, measured_pages
from scripts.ports import ROOT

#: What is promised for the first load: compressed JavaScript and the first paint, on this machine.
KB, SECONDS = 300, 1.0
READY_SECONDS = 60
_HEAD = f"{'page':<34} {'files':>6} {'JavaScript KB':>14} {'first paint s':>14} {'all shown s':>12}"


def main() -> int:
    """Measure every page with an empty browser cache, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m igny8_core.benchmarks.dashboard", description=__doc__)
    parser.add_argument("--laps", type=int, default=3, help="loads per page; the one in the middle counts")
    laps = parser.parse_args().laps
    print("Chromium with an empty cache; JavaScript compressed with gzip -9; the middle of several loads.")
    print(_HEAD, flush=True)
    with tempfile.TemporaryDirectory(prefix="igny8-bench-") as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "igny8_core.benchmarks.settings",
            "IGNY8_DATA_DIR": folder,
        }
        demo = json.loads(_python(environment, "igny8_core.benchmarks.dashboard_site").splitlines()[-1])
        with _server(environment) as url:
            loads = []
            for load in measured_pages(
                url, demo, paths=[*page_paths(), f"/automation/runs/{demo['run_id']}"], laps=laps
            ):
                print(_line(load), flush=True)
                loads.append(load)
    held = all(holds(load) for load in loads)
    limits = f"{KB} KB of JavaScript and {SECONDS:.0f} s to the first paint"
    print(f"Within the limits: {limits}." if held else f"Beyond the limits: {limits}.", flush=True)
    return 0 if held else 1


def page_paths() -> list[str]:
    """The addresses of the dashboard's own table of pages; one that needs an id is left out."""
    table = (ROOT / "frontend/src/app/pages.ts").read_text()
    paths = re.findall(r"\{ path: '([^']+)'", table)
    return ["/login", *(path.removesuffix("/*") for path in paths if ":" not in path)]


def holds(load: PageLoad) -> bool:
    """Within both limits."""
    return load.script_kb < KB and load.first_paint < SECONDS


def _line(load: PageLoad) -> str:
    path = re.sub(r"run_\w+", "…", load.path)
    return f"{path:<34} {load.scripts:>6} {load.script_kb:>14.1f} {load.first_paint:>14.2f} {load.shown:>12.2f}"


def _python(environment: dict[str, str], module: str) -> str:
    command = [sys.executable, "-m", module]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    output: str = done.stdout
    return output


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[str]:
    url = f"http://127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "gunicorn", "igny8_core.wsgi:application", "--bind", url.removeprefix("http://")]
    options = ["--worker-class", "gthread", "--threads", "8", "--log-level", "warning", "--no-control-socket"]
    with ExitStack() as stack:
        process = stack.enter_context(subprocess.Popen([*command, *options], env=environment, cwd=ROOT))
        stack.callback(process.terminate)
        _wait_for(f"{url}/login")
        yield url


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _wait_for(url: str) -> None:
    until = time.monotonic() + READY_SECONDS
    while True:
        try:
            urlopen(url, timeout=5).close()  # noqa: S310 - our own server
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


if __name__ == "__main__":
    sys.exit(main())
