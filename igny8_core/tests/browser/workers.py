"""What a worker process does, in threads of the test: take the broker's messages and run the tasks that they name."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty
from typing import Any

from django.db import connection

from igny8_core.celery import app

#: As many as a small worker has: one may be held while the others go on.
THREADS = 3
LOOK_SECONDS = 0.02


@contextmanager
def working(threads: int = THREADS) -> Iterator[None]:
    """Messages are answered while the block runs; what is in hand at its end is brought to its end."""
    app.loader.import_default_modules()
    ended = threading.Event()
    lock = threading.Lock()
    workers = [threading.Thread(target=_work, args=(ended, lock), name=f"worker-{n}") for n in range(threads)]
    for worker in workers:
        worker.start()
    try:
        yield
    finally:
        ended.set()
        for worker in workers:
            worker.join()


def _work(ended: threading.Event, lock: threading.Lock) -> None:
    try:
        while not ended.is_set():
            with lock:  # the broker in memory gives a message to everybody who looks at the same moment
                message = _next_message()
            if message is None:
                ended.wait(LOOK_SECONDS)
                continue
            name, args = message
            app.tasks[name](*args)
    finally:
        connection.close()


def _next_message() -> tuple[str, list[Any]] | None:
    """Name and arguments of the oldest message."""
    with app.connection_for_read() as broker, broker.SimpleQueue("celery") as queue:
        try:
            message = queue.get_nowait()
        except Empty:
            return None
        message.ack()
        return message.headers["task"], message.payload[0]
