"""Lines of a keyword file → rows: finds the separator and the header, and survives stray quotes."""

from __future__ import annotations

import csv
import itertools
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from igny8_core.business.planning.services.keyword_files.columns import header_columns
from igny8_core.business.planning.services.keyword_files.table import (
    Row,
    Table,
    named_columns,
    no_keyword_column,
    unused_columns,
)

Line = tuple[int, str]

_SEPARATORS = ("\t", ";", ",")
#: A header stands this near the top: Keyword Planner prints two lines of titles before it.
_HEADER_WITHIN = 8
#: Lines one quoted cell may span. A quote that is still open then was never meant to open one.
_LINES_PER_RECORD = 20
_EXCEL_HINT = re.compile(r"sep=.", re.IGNORECASE)
_FIGURE_SIGNS = frozenset("0123456789.,%€$£–- \u00a0")


@dataclass(frozen=True)
class _Layout:
    separator: str
    header: Sequence[str]
    columns: dict[str, int]
    #: Lines up to and with the header.
    skip: int


def read_rows(lines: Iterator[Line], *, filename: str) -> Iterator[Row]:
    """The rows of a file; see `read_table`."""
    return read_table(lines, filename=filename).rows


def read_table(lines: Iterator[Line], *, filename: str) -> Table:
    """Columns and rows of a file; lines without anything in them are passed over.

    Raises InvalidInputError for a header that names other columns but none with keywords.
    """
    top = list(itertools.islice(lines, _HEADER_WITHIN))
    everything = itertools.chain(top, lines)
    layout = _find_header(top)
    if layout is not None:
        return _with_header(itertools.islice(everything, layout.skip, None), layout)
    _refuse_other_tables(top, filename)
    separator = _bare_separator(top)
    return Table(_bare_rows(everything, separator=separator), separator=separator or "")


def _with_header(lines: Iterator[Line], layout: _Layout) -> Table:
    # A list of one column has no separator, whichever its header was tried with first.
    separator = layout.separator if len(layout.header) > 1 else ""
    columns, unused = named_columns(layout.header, layout.columns), unused_columns(layout.header, layout.columns)
    return Table(_table_rows(lines, layout), separator=separator, columns=columns, unused=unused)


def _find_header(top: Sequence[Line]) -> _Layout | None:
    found = [layout for layout in _layouts(top) if _is_header(layout)]
    return max(found, key=lambda layout: (len(layout.columns), -layout.skip, len(layout.header)), default=None)


def _refuse_other_tables(top: Sequence[Line], filename: str) -> None:
    """A table without keywords must not be taken for a list of them."""
    for layout in _layouts(top[:1]):
        if len(layout.columns) > 1 or _has_figures_below(layout, top):
            raise no_keyword_column(filename, layout.columns)


def _has_figures_below(layout: _Layout, top: Sequence[Line]) -> bool:
    column = layout.columns.get("volume", layout.columns.get("difficulty"))
    cells = _cells(top[1][1], layout.separator) if len(top) > 1 else []
    return column is not None and 1 < len(cells) > column and _is_figure(cells[column])


def _layouts(top: Sequence[Line]) -> Iterator[_Layout]:
    for position, (_, line) in enumerate(top):
        for separator in _SEPARATORS:
            header = _cells(line, separator)
            yield _Layout(separator, header, header_columns(header), skip=position + 1)


def _is_header(layout: _Layout) -> bool:
    # Further down a lone “keywords” may well be a keyword of its own.
    return "keyword" in layout.columns and (layout.skip == 1 or len(layout.columns) > 1)


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([line.rstrip("\r\n")], delimiter=separator), [])


def _table_rows(lines: Iterator[Line], layout: _Layout) -> Iterator[Row]:
    for number, cells in _records(lines, layout.separator):
        if any(cell.strip() for cell in cells):
            yield Row(number, {f: cells[i].strip() for f, i in layout.columns.items() if i < len(cells)})


def _records(lines: Iterator[Line], separator: str) -> Iterator[tuple[int, list[str]]]:
    """Cells of each record. A record goes on over line ends only inside a quoted cell that is closed soon."""
    waiting: deque[Line] = deque()
    while block := _block(waiting, lines):
        records = _parsed(block, separator)
        if records is None:
            # Without the quotes the first line stands alone, and the others are looked at again.
            waiting.extendleft(reversed(block[1:]))
            records = [(block[0][0], [cell.strip().strip('"') for cell in block[0][1].split(separator)])]
        yield from records


def _block(waiting: deque[Line], lines: Iterator[Line]) -> list[Line]:
    block: list[Line] = []
    while len(block) < _LINES_PER_RECORD and not _is_closed(block):
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            break
        block.append(line)
    return block


def _is_closed(block: Sequence[Line]) -> bool:
    return bool(block) and sum(line.count('"') for _, line in block) % 2 == 0


def _parsed(block: Sequence[Line], separator: str) -> list[tuple[int, list[str]]] | None:
    """The records of a block with the lines they begin on; None when quotes do not pair up."""
    if not _is_closed(block):
        return None
    reader = csv.reader([line for _, line in block], delimiter=separator)
    records, start = [], block[0][0]
    try:
        for cells in reader:
            records.append((start, cells))
            start = block[0][0] + reader.line_num
    except csv.Error:  # a cell longer than the reader's limit
        return None
    return records


def _bare_separator(top: Sequence[Line]) -> str | None:
    """What parts the keyword from figures in a list without header, if every line has them."""
    lines = [line.strip() for _, line in top if line.strip() and not _is_hint(line)]
    for separator in _SEPARATORS:
        rows = [_cells(line, separator) for line in lines]
        figures = separator == "\t" or all(_is_figure(cell) for cells in rows for cell in cells[1:] if cell)
        if rows and len(rows[0]) > 1 and len({len(cells) for cells in rows}) == 1 and figures:
            return separator
    return None


def _bare_rows(lines: Iterator[Line], *, separator: str | None) -> Iterator[Row]:
    for number, line in lines:
        text = line.strip()
        if text and not (number == 1 and _is_hint(line)):
            yield Row(number, {"keyword": _cells(text, separator)[0].strip() if separator else _unquoted(text)})


def _is_figure(cell: str) -> bool:
    return _FIGURE_SIGNS.issuperset(cell) and any(sign.isdigit() for sign in cell)


def _unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"').strip() if len(text) > 1 and text[0] == text[-1] == '"' else text


def _is_hint(line: str) -> bool:
    """`sep=;`, which Excel reads as an order and shows to nobody."""
    return bool(_EXCEL_HINT.fullmatch(line.strip()))
