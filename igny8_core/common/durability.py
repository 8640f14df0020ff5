"""How long a commit waits for the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def work_that_can_be_redone() -> Iterator[None]:
    """On PostgreSQL, commits inside do not wait for the disk; on SQLite the settings say so for all of them.

    A commit stays all or nothing. What a crash of the database server itself can take is the last fraction of a second,
    whole transactions, newest first: a batch is then open again, its outputs, charge and counters gone together, and is
    done anew. For what nobody would redo (a grant, a purchase, the start of a run) this is not.
    """
    if connection.vendor != "postgresql":
        yield
        return
    _set("OFF")
    try:
        yield
    finally:
        if not connection.needs_rollback and connection.connection is not None and not connection.connection.closed:
            _set("DEFAULT")


def _set(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET synchronous_commit TO {value}")
