"""Telling a database that is away from a statement that is wrong."""

from __future__ import annotations

from django.db import DatabaseError, InterfaceError, OperationalError

#: PostgreSQL ended a session that sat in an open transaction: its process was frozen.
_SESSION_ENDED = "25P03"


def database_is_away(error: BaseException) -> bool:
    """Whether the database could not be asked: it restarts, is locked, has no connection left, or has ended this one.

    A connection that breaks in the middle of a statement has no class of its own: psycopg2 raises a bare DatabaseError.
    """
    if isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError:
        return True
    return getattr(error.__cause__, "pgcode", None) == _SESSION_ENDED
