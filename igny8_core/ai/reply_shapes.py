"""Which of the values in an answer is the one that was asked for, and whatever is wrapped around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from igny8_core.ai.reply_base import Reply

#: {"response": {"result": {"data": {…}}}}
_MOST_WRAPPERS = 3


def shapes_of(values: Sequence[Any], schema: type[Reply]) -> Iterator[dict[str, Any]]:
    """Every way to see `values` (the longest first) as an object of `schema`, the likeliest first."""
    # One object a line, where a list of them was asked for.
    if len(values) > 1 and schema.entries and all(_is(schema.entries[1], value) for value in values):
        yield {schema.entries[0]: list(values)}
    for value in values:
        yield from _shape(value, schema, wrappers=_MOST_WRAPPERS)


def _shape(value: Any, schema: type[Reply], *, wrappers: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from _of_list(value, schema)
    elif _is(schema, value):
        yield schema.named(value)
    elif schema.entries and _is(schema.entries[1], value):
        yield {schema.entries[0]: [value]}
    elif wrappers:
        inner = [one for one in value.values() if isinstance(one, Mapping | list)]
        if len(inner) == 1:
            yield from _shape(inner[0], schema, wrappers=wrappers - 1)


def _of_list(value: list[Any], schema: type[Reply]) -> Iterator[dict[str, Any]]:
    if len(value) == 1 and _is(schema, value[0]):
        yield schema.named(value[0])
    elif schema.entries:
        yield {schema.entries[0]: value}


def _is(schema: type[Reply], value: Any) -> bool:
    return isinstance(value, Mapping) and bool(schema.named(value))
