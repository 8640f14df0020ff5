"""Lines of a keyword file → rows: finds the separator and the header, and survives stray quotes."""

from __future__ import annotations

import csv
import itertools
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from igny8_core.business.planning.services.keyword_files.columns import header_columns
from igny8_core.common.exceptions import InvalidInputError

Line = tuple[int, str]

_SEPARATORS = ("\t", ";", ",")
#: A header stands this near the top: Keyword Planner prints two lines of titles before it.
_HEADER_WITHIN = 8
#: Lines one quoted cell may span. A quote that is still open then was never meant to open one.
_LINES_PER_RECORD = 20
_EXCEL_HINT = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_NUMERIC = re.compile(r"[\s\d.,%€$£–-]*")


@dataclass(frozen=True)
class Row:
    """One row: its line in the file and its cells by field; a file without header has `keyword` alone."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class _Layout:
    separator: str
    columns: dict[str, int]
    #: Lines up to and with the header.
    skip: int


def read_rows(lines: Iterator[Line], *, filename: str) -> Iterator[Row]:
    """The rows of a file; lines without anything in them are passed over.

    Raises InvalidInputError for a header that names other columns but none with keywords.
    """
    top = list(itertools.islice(lines, _HEADER_WITHIN))
    layout = _find_header(top, filename)
    everything = itertools.chain(top, lines)
    if layout is None:
        return _bare_rows(everything)
    return _table_rows(itertools.islice(everything, layout.skip, None), layout)


def _find_header(top: Sequence[Line], filename: str) -> _Layout | None:
    found = [layout for layout in _layouts(top) if _is_header(layout)]
    if found:
        return max(found, key=lambda layout: (len(layout.columns), -layout.skip))
    for layout in _layouts(top):
        if layout.skip == 1 and layout.columns and _cells(top[0][1], layout.separator)[1:]:
            known = ", ".join(layout.columns)
            raise InvalidInputError(f"“{filename}” has no keyword column, only {known}. Name the column “keyword”.")
    return None


def _layouts(top: Sequence[Line]) -> Iterator[_Layout]:
    for position, (_, line) in enumerate(top):
        for separator in _SEPARATORS:
            yield _Layout(separator, header_columns(_cells(line, separator)), skip=position + 1)


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
    while True:
        block = _block(waiting, lines)
        if not block:
            return
        number, first = block[0]
        if _is_closed(block):
            reader = csv.reader([line for _, line in block], delimiter=separator)
            start = number
            for cells in reader:
                yield start, cells
                start = number + reader.line_num
        else:
            waiting.extendleft(reversed(block[1:]))
            yield number, [cell.strip().strip('"') for cell in first.rstrip("\r\n").split(separator)]


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


def _bare_rows(lines: Iterator[Line]) -> Iterator[Row]:
    for number, line in lines:
        if line.strip() and not (number == 1 and _EXCEL_HINT.fullmatch(line.strip())):
            yield Row(number, {"keyword": _bare_keyword(line)})


def _bare_keyword(line: str) -> str:
    """The whole line, unless all that follows its first cell are figures: then that cell."""
    text = line.strip()
    for separator in _SEPARATORS:
        cells = _cells(text, separator)
        if len(cells) > 1 and (separator == "\t" or all(_NUMERIC.fullmatch(cell) for cell in cells[1:])):
            return cells[0].strip()
    return text[1:-1].replace('""', '"').strip() if len(text) > 1 and text[0] == text[-1] == '"' else text
