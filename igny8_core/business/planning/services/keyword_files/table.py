"""What was read of a keyword file, whatever kind of file it was: its columns and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from igny8_core.common.exceptions import InvalidInputError


@dataclass(frozen=True)
class Row:
    """One row: its line in the file and its cells by field; a file without header has `keyword` alone."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """The rows, read as they are asked for, and what the header says."""

    rows: Iterator[Row]
    #: Between two cells of a line; empty for one keyword a line, and for a workbook.
    separator: str = ""
    #: Field → the name of its column in print.
    columns: Mapping[str, str] = field(default_factory=dict)
    #: Names of the columns that nothing is taken from.
    unused: tuple[str, ...] = ()


def named_columns(header: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    """Field → the name of its column."""
    return {name: header[index].strip() for name, index in columns.items()}


def unused_columns(header: Sequence[str], columns: Mapping[str, int]) -> tuple[str, ...]:
    """The names of all others."""
    used = set(columns.values())
    return tuple(cell.strip() for index, cell in enumerate(header) if index not in used and cell.strip())


def no_keyword_column(filename: str, columns: Mapping[str, int]) -> InvalidInputError:
    """A table that names other columns must not be taken for a list of keywords."""
    return InvalidInputError(
        f"“{filename}” has no keyword column, only {' and '.join(columns)}. Name the column “keyword”."
    )


def too_many_rows(filename: str, most: int) -> InvalidInputError:
    """Said before the first row is taken."""
    return InvalidInputError(f"“{filename}” has more than {most:,} rows. Split it and import the parts.")
