"""Workbook → table: the sheet that has the keywords, read row by row."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from igny8_core.business.planning.services.keyword_files.archive import (
    Reader,
    Sheet,
    TooLargeInside,
    names_inside,
)
from igny8_core.business.planning.services.keyword_files.cells import as_text, is_number, is_text
from igny8_core.business.planning.services.keyword_files.columns import header_columns
from igny8_core.business.planning.services.keyword_files.table import (
    Row,
    Table,
    named_columns,
    no_keyword_column,
    too_many_rows,
    unused_columns,
)
from igny8_core.common.exceptions import AppError, InvalidInputError

#: A header stands this near the top.
_HEADER_WITHIN = 8
#: Columns that are looked at; a cell far to the right does not widen every row.
_MOST_COLUMNS = 200
#: Sheets that are looked at, from the left.
_MOST_SHEETS = 30
Cells = tuple[Any, ...]


@dataclass(frozen=True)
class _Top:
    """The first rows of a sheet."""

    sheet: Sheet
    #: Of all its rows.
    count: int
    rows: list[Cells]

    def header(self) -> tuple[int, dict[str, int]] | None:
        """Which row the header is, and the columns of its fields."""
        found = [(position, header_columns([as_text(cell) for cell in row])) for position, row in enumerate(self.rows)]
        # As in text: further down a lone “keywords” may well be a keyword of its own.
        named = [one for one in found if "keyword" in one[1] and (one[0] == 0 or len(one[1]) > 1)]
        return max(named, key=lambda one: (len(one[1]), -one[0]), default=None)


@contextmanager
def opened_sheet(stream: BinaryIO, *, filename: str, most_rows: int) -> Iterator[tuple[str, Table]]:
    """Name and table of the sheet with the keywords. The stream is left open.

    Raises InvalidInputError for what is no workbook, has no keywords, or would unpack to more than the memory holds.
    """
    with _readable(filename):
        reader = _reader(stream, filename)
    with closing(reader.archive):
        with _readable(filename):
            top = _sheet_with_keywords(reader, filename)
        if top.count > most_rows:
            raise too_many_rows(filename, most_rows)
        yield top.sheet.title, _table(top, filename=filename, most_rows=most_rows)


def _reader(stream: BinaryIO, filename: str) -> Reader:
    names = names_inside(stream)
    if "[Content_Types].xml" not in names:
        inside = ", ".join(names[:3])
        raise InvalidInputError(f"“{filename}” is a ZIP archive ({inside}). Unpack it and import the file you need.")
    reader = Reader(stream)
    reader.read()
    return reader


def _sheet_with_keywords(reader: Reader, filename: str) -> _Top:
    """The first with a keyword column, else the first with anything; hidden ones only where all are."""
    seen = [sheet for sheet in reader.sheets if sheet.sheet_state == "visible"] or reader.sheets
    tops = [_top(reader, sheet) for sheet in seen[:_MOST_SHEETS]]
    filled = [top for top in tops if any(as_text(cell) for row in top.rows for cell in row)]
    found = next((top for top in filled if top.header()), None) or next(iter(filled), None)
    if found is None:
        raise InvalidInputError(f"“{filename}” is empty.")
    return found


def _top(reader: Reader, sheet: Sheet) -> _Top:
    # They are counted first: before anybody looks at a row it is clear that none is too long.
    count = reader.bounded.rows_of(sheet.part())
    return _Top(sheet, count, list(_cells(sheet, _HEADER_WITHIN)))


def _cells(sheet: Sheet, most_rows: int) -> Iterator[Cells]:
    return sheet.cells(most_rows=most_rows, most_columns=_MOST_COLUMNS)


def _table(top: _Top, *, filename: str, most_rows: int) -> Table:
    numbered = enumerate(_read(_cells(top.sheet, most_rows + _HEADER_WITHIN), filename), 1)
    header = top.header()
    if header is None:
        return Table(_rows(numbered, {"keyword": _bare_column(top, filename)}))
    position, columns = header
    names = [as_text(cell) for cell in top.rows[position]]
    return Table(
        _rows(itertools.islice(numbered, position + 1, None), columns),
        columns=named_columns(names, columns),
        unused=unused_columns(names, columns),
    )


def _rows(numbered: Iterator[tuple[int, Cells]], columns: dict[str, int]) -> Iterator[Row]:
    for number, cells in numbered:
        if any(cell is not None for cell in cells):
            row = {name: as_text(cells[index]) for name, index in columns.items()}
            if any(row.values()):
                yield Row(number, row)


def _bare_column(top: _Top, filename: str) -> int:
    """Of a sheet without header: the first column with text."""
    _refuse_other_tables(top.rows, filename)
    with_text = [index for row in top.rows for index, cell in enumerate(row) if is_text(cell)]
    return min(with_text, default=0)


def _refuse_other_tables(rows: Sequence[Cells], filename: str) -> None:
    columns = header_columns([as_text(cell) for cell in rows[0]])
    below = rows[1] if len(rows) > 1 else ()
    figures = any(index < len(below) and is_number(below[index]) for index in columns.values())
    if len(columns) > 1 or figures:
        raise no_keyword_column(filename, columns)


def _read(rows: Iterator[Cells], filename: str) -> Iterator[Cells]:
    while True:
        with _readable(filename):
            row = next(rows, None)
        if row is None:
            return
        yield row


@contextmanager
def _readable(filename: str) -> Iterator[None]:
    """A broken or hostile workbook makes openpyxl, zipfile, zlib and expat raise whatever they like."""
    try:
        yield
    except TooLargeInside as error:
        raise InvalidInputError(f"“{filename}” is too large. {error.message}") from error
    except AppError:
        raise
    except Exception as error:
        raise InvalidInputError(
            f"“{filename}” cannot be read as an Excel workbook. Open it in Excel, save it as CSV and upload that."
        ) from error
