"""Are the front end's API types those of the API? `--write` renews them (`make types`).

Two files are compared: `frontend/openapi.yaml`, which the back end prints, and `frontend/src/api/schema.d.ts`, which
openapi-typescript makes of it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.ports import ROOT

FRONTEND = ROOT / "frontend"
DOCUMENT = FRONTEND / "openapi.yaml"
TYPES = FRONTEND / "src" / "api" / "schema.d.ts"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        document, types = Path(folder) / DOCUMENT.name, Path(folder) / TYPES.name
        _run(
            [sys.executable, "manage.py", "spectacular", "--validate", "--fail-on-warn", "--file", str(document)], ROOT
        )
        _run([str(FRONTEND / "node_modules/.bin/openapi-typescript"), str(document), "-o", str(types)], FRONTEND)
        for fresh, kept in ((document, DOCUMENT), (types, TYPES)):
            if "--write" in sys.argv:
                shutil.copyfile(fresh, kept)
            elif not kept.is_file() or fresh.read_bytes() != kept.read_bytes():
                sys.exit(f"{kept.relative_to(ROOT)} is not what the API says. Renew it with: make types")


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True)


if __name__ == "__main__":
    main()
