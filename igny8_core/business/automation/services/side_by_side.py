"""Provider calls of one stage that wait side by side. All else is the driver's: it claims, saves and counts alone.

So counters keep their one writer, and the order in which answers come matters to nobody.
"""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import dataclass

from django.db import connections

from igny8_core.ai.engine import Books, Execution, call


@dataclass(frozen=True)
class Answered:
    """A call that is over: with its answer, or with what went wrong."""

    execution: Execution
    books: Books
    error: Exception | None


class SideBySide:
    """Up to `size` calls at once. Its threads live as long as the slice that made it."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._pool = ThreadPoolExecutor(max_workers=size, thread_name_prefix="provider-call")
        self._running: set[Future[Answered]] = set()

    @property
    def running(self) -> int:
        """Calls that have not been taken off with `first`."""
        return len(self._running)

    @property
    def has_room(self) -> bool:
        """Whether another call may start."""
        return self.running < self.size

    def start(self, execution: Execution, books: Books) -> None:
        """Ask the provider about a claimed task in a thread of its own."""
        self._running.add(self._pool.submit(copy_context().run, _ask, execution, books))

    def first(self) -> Answered:
        """Wait for whichever answer comes first and take it off."""
        done, _others = wait(self._running, return_when=FIRST_COMPLETED)
        future = done.pop()
        self._running.discard(future)
        return future.result()

    def close(self) -> None:
        """No further call; those that run are waited for."""
        self._pool.shutdown(wait=True)


def _ask(execution: Execution, books: Books) -> Answered:
    try:
        call(execution, books)
    except Exception as error:  # noqa: BLE001 - the driver records it on the task
        return Answered(execution, books, error)
    finally:
        # A thread's connections are its own, and nobody else would close them.
        connections.close_all()
    return Answered(execution, books, None)
