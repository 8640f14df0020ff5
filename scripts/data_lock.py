"""One `make run` per data folder: two of them would share one database, one broker and one schedule."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DataFolderBusy(Exception):
    """Another `make run` holds the folder; the text is the one line to show."""


@contextmanager
def hold_data_folder(data_dir: Path, *, port: int) -> Iterator[None]:
    """Hold `data_dir` while the block runs. The kernel lets go when the process ends, however it ends."""
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / "run.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise DataFolderBusy(_who(file.read(), data_dir)) from error
        file.truncate(0)
        file.write(f"{os.getpid()} {port}")
        file.flush()
        yield
        file.truncate(0)


def _who(content: str, data_dir: Path) -> str:
    pid, _, port = content.partition(" ")
    where = f" at http://127.0.0.1:{port} (process {pid})" if port else ""
    return f"already running on {data_dir}{where}. Stop it first, or set IGNY8_DATA_DIR to another folder."
