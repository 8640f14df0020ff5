"""The files in which each process keeps its numbers, below DATA_DIR/metrics (or PROMETHEUS_MULTIPROC_DIR).

Three things the library leaves to us: names that no two containers share (each has a process 7), room on the disk
before the file is mapped (a write into a map that finds the disk full ends the process), and what becomes of dead
processes: their numbers are added to one file, for counters that fall look like new events.
"""

from __future__ import annotations

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from prometheus_client.mmap_dict import MmapedDict

FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
KINDS = ("counter", "histogram")
#: Some thousand numbers; there are a few hundred.
FILE_BYTES = 1 << 18
#: A living process touches its files with its heartbeat.
DEAD_AFTER_SECONDS = 3600


def process_name() -> str:
    """Of this process, among all that share the folder."""
    return f"{socket.gethostname().replace('_', '-')}-{os.getpid()}"


def folder() -> Path:
    """Where the files are. The library looks for it in the environment."""
    return Path(os.environ.setdefault(FOLDER_VARIABLE, str(Path(settings.DATA_DIR) / "metrics")))


def make_room() -> None:
    """Create this process's files at full size. Raises OSError when the disk is full or read-only."""
    folder().mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        _allocate(folder() / f"{kind}_{process_name()}.db")


def _allocate(path: Path) -> None:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(handle, 0, FILE_BYTES)
        elif not os.fstat(handle).st_size:
            os.write(handle, bytes(FILE_BYTES))
    finally:
        os.close(handle)


def touch() -> None:
    """This process lives."""
    for kind in KINDS:
        path = folder() / f"{kind}_{process_name()}.db"
        if path.exists():
            os.utime(path)


def fold_dead() -> int:
    """Add the numbers of processes that are gone to the common file of the dead; returns how many files went."""
    if not folder().is_dir():
        return 0
    with locked(fcntl.LOCK_EX):
        return sum(_fold(kind) for kind in KINDS)


def _fold(kind: str) -> int:
    target = folder() / f"{kind}_dead.db"
    dead = [path for path in folder().glob(f"{kind}_*.db") if path != target and _is_dead(path)]
    if not dead:
        return 0
    _allocate(target)
    total = MmapedDict(str(target))
    try:
        for path in dead:
            for key, value, _at, _position in MmapedDict.read_all_values_from_file(str(path)):
                total.write_value(key, total.read_value(key)[0] + value, 0.0)
            path.unlink()
    finally:
        total.close()
    return len(dead)


def _is_dead(path: Path) -> bool:
    mine = path.stem.endswith(f"_{process_name()}")
    return not mine and time.time() - path.stat().st_mtime > DEAD_AFTER_SECONDS


@contextmanager
def locked(how: int) -> Iterator[None]:
    """Readers share the folder, whoever folds has it alone: no number is seen twice or not at all."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / "lock").open("a") as file:
        fcntl.flock(file, how)
        yield
