"""aimock, a fake OpenAI that others wrote, run with node from the folder where npm put it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FRONTEND = Path(__file__).resolve().parents[5] / "frontend"
_LISTENING = re.compile(r"listening on (http://\S+)")


@dataclass
class Aimock:
    """A running fake; `url` is its base URL with /v1."""

    root: str

    @property
    def url(self) -> str:
        return f"{self.root}/v1"

    def last_request(self) -> dict[str, Any]:
        """The newest entry of its journal: path, headers, body."""
        return self._journal()[-1]

    def count(self, prompt: str) -> int:
        """How many requests had this prompt."""
        return sum(entry["body"]["messages"][-1]["content"] == prompt for entry in self._journal())

    def _journal(self) -> list[dict[str, Any]]:
        with urllib.request.urlopen(f"{self.root}/__aimock/journal", timeout=5) as answer:
            return json.load(answer)


def program() -> list[str] | None:
    """The command that starts it, or None where node or the package is missing. `AIMOCK_DIR` may name its folder."""
    folder = Path(os.environ.get("AIMOCK_DIR") or _FRONTEND / "node_modules" / "@copilotkit" / "aimock")
    script = folder / "dist" / "cli.js"
    # node itself, not npx: a process that npx leaves behind would outlive the tests.
    node = shutil.which("node")
    return [node, str(script)] if node and script.is_file() else None


@contextmanager
def running(fixtures: list[dict[str, Any]], folder: Path) -> Iterator[Aimock]:
    """Start it on a free port with these fixtures; a request that fits none of them is answered with 503."""
    command = program()
    assert command is not None
    file = folder / "fixtures.json"
    file.write_text(json.dumps({"fixtures": fixtures}))
    options = ["-p", "0", "-h", "127.0.0.1", "-f", str(file), "--strict", "--validate-on-load"]
    process = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield Aimock(root=_address(process))
    finally:
        process.kill()
        process.wait()


def _address(process: subprocess.Popen[str]) -> str:
    seen = ""
    for line in process.stdout:
        seen += line
        found = _LISTENING.search(line)
        if found:
            return found[1]
    raise RuntimeError(f"aimock ended before it listened:\n{seen}")
