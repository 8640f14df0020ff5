"""Writing rows on the hot path: one guarded UPDATE or one INSERT, whose SQL is composed once per shape.

A batch writes eight rows of bookkeeping. Composing those statements anew each time took the ORM three times as long as
running them took the database (`make bench`), so these few are kept as text. Values still go through the model's own
fields, and the guard is part of the statement as everywhere else.

On PostgreSQL each statement is also a trip to another process. Inside `sent_together`, inserts wait for the next update
and travel with it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model


def update_row(
    model: type[Model],
    *,
    where: dict[str, Any],
    changes: dict[str, Any],
    also: str = "",
    also_params: Sequence[Any] = (),
) -> int:
    """`UPDATE … SET changes WHERE where [AND also]`; returns how many rows moved.

    `also` is constant SQL of ours, never text from outside; its values come in `also_params`.
    """
    sql = _update_sql(model, tuple(changes), tuple(where), also)
    return _execute(sql, [*_prepared(model, changes), *_prepared(model, where), *also_params])


def insert_rows(rows: Sequence[Model]) -> None:
    """Insert new rows of one model in one statement. Their ids are not read back."""
    if not rows:
        return
    fields = _insert_fields(type(rows[0]))
    params = [field.get_db_prep_save(field.pre_save(row, True), connection) for row in rows for field in fields]
    sql = _insert_sql(type(rows[0]), len(rows))
    if _waiting.open and connection.vendor == "postgresql":
        _waiting.statements.append((sql, params))
    else:
        _execute(sql, params)


@contextmanager
def sent_together() -> Iterator[None]:
    """Inside a transaction: inserts may wait for the next update, at most until the end of the block."""
    _waiting.open = True
    try:
        yield
        if _waiting.statements:
            _execute(*_waiting.statements.pop())
    finally:
        _waiting.open = False
        _waiting.statements.clear()


class _Waiting(threading.local):
    """Per thread, as connections are."""

    def __init__(self) -> None:
        self.open = False
        self.statements: list[tuple[str, list[Any]]] = []


_waiting = _Waiting()
#: Between statements that travel together.
SEPARATOR = ";\n"


def _execute(sql: str, params: Sequence[Any]) -> int:
    """Run a statement behind those that wait; returns how many rows this last one touched."""
    waiting = [*_waiting.statements]
    _waiting.statements.clear()
    together = SEPARATOR.join([*(one for one, _ in waiting), sql])
    with connection.cursor() as cursor:
        cursor.execute(together, [*(value for _, values in waiting for value in values), *params])
        return int(cursor.rowcount)


def _prepared(model: type[Model], values: dict[str, Any]) -> list[Any]:
    return [_field(model, name).get_db_prep_save(value, connection) for name, value in values.items()]


@lru_cache(maxsize=1024)
def _field(model: type[Model], name: str) -> Field[Any, Any]:
    field = model._meta.get_field(name)
    if not isinstance(field, Field):
        raise TypeError(f"{name} is no column of {model.__name__}")
    return field


@lru_cache(maxsize=256)
def _update_sql(model: type[Model], changes: tuple[str, ...], where: tuple[str, ...], also: str) -> str:
    table = connection.ops.quote_name(model._meta.db_table)
    sets = ", ".join(f"{_column(model, name)} = %s" for name in changes)
    guards = " AND ".join([*(f"{_column(model, name)} = %s" for name in where), *([also] if also else [])])
    return f"UPDATE {table} SET {sets} WHERE {guards}"  # noqa: S608 - names of our own columns only


def _column(model: type[Model], name: str) -> str:
    return _quoted(_field(model, name))


def _quoted(field: Field[Any, Any]) -> str:
    return connection.ops.quote_name(str(field.column))


@lru_cache(maxsize=64)
def _insert_fields(model: type[Model]) -> tuple[Field[Any, Any], ...]:
    return tuple(field for field in model._meta.concrete_fields if not field.db_returning)


@lru_cache(maxsize=256)
def _insert_sql(model: type[Model], count: int) -> str:
    fields = _insert_fields(model)
    columns = ", ".join(_quoted(field) for field in fields)
    values = ", ".join(["(" + ", ".join(["%s"] * len(fields)) + ")"] * count)
    return f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({columns}) VALUES {values}"  # noqa: S608
