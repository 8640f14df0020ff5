"""What this thread is working on: a request, a run, a task. Every log line says it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_about: ContextVar[dict[str, Any] | None] = ContextVar("log_about", default=None)


@contextmanager
def log_context(**about: Any) -> Iterator[None]:
    """Lines inside carry these fields too; what is added inside is gone after it."""
    token = _about.set({**current(), **about})
    try:
        yield
    finally:
        _about.reset(token)


def add_to_log(**about: Any) -> None:
    """Fields for the rest of the block, where they are known only now."""
    _about.set({**current(), **about})


def current() -> dict[str, Any]:
    """The fields of this moment: request_id, run_id, task_id, site_id, function, as far as they apply."""
    return _about.get() or {}
