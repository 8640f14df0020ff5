"""Reading the messages that were sent to Celery's broker in memory."""

from __future__ import annotations

from dataclasses import dataclass
from queue import Empty
from typing import Any

from celery import current_app


@dataclass(frozen=True)
class Bell:
    """One message: the task's name, its arguments, its id and when it is due (ISO text; None: at once)."""

    task: str
    args: tuple[Any, ...]
    task_id: str
    eta: str | None


class Bells:
    def __init__(self) -> None:
        self.heard()

    def heard(self) -> list[Bell]:
        """What rang since the last look."""
        found = []
        with current_app.connection_for_read() as connection, connection.SimpleQueue("celery") as queue:
            while True:
                try:
                    message = queue.get_nowait()
                except Empty:
                    return found
                message.ack()
                headers = message.headers
                found.append(Bell(headers["task"], tuple(message.payload[0]), headers["id"], headers["eta"]))
