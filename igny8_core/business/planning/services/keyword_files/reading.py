"""A keyword file of any kind → its table, and what was recognised of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from igny8_core.business.planning.services.keyword_files.rows import read_table
from igny8_core.business.planning.services.keyword_files.sheets import opened_sheet
from igny8_core.business.planning.services.keyword_files.table import Table, too_many_rows
from igny8_core.business.planning.services.keyword_files.text import opened_text, seekable

_ARCHIVE = b"PK\x03\x04"
_CHUNK_BYTES = 1 << 16


@dataclass(frozen=True)
class KeywordFile:
    """What a file is. `encoding` is of text alone, `sheet` of workbooks."""

    table: Table
    format: str
    encoding: str = ""
    sheet: str = ""


@contextmanager
def opened(source: BinaryIO | Path, *, filename: str, most_rows: int) -> Iterator[KeywordFile]:
    """A file, read as its rows are asked for. A given stream is left open.

    Raises InvalidInputError, before there is a row, for what is no list of keywords and for one that is too long.
    """
    with seekable(source) as stream:
        start = stream.tell()
        head = stream.read(len(_ARCHIVE))
        stream.seek(start)
        with _workbook(stream, filename, most_rows) if head == _ARCHIVE else _text(stream, filename, most_rows) as file:
            yield file


@contextmanager
def _workbook(stream: BinaryIO, filename: str, most_rows: int) -> Iterator[KeywordFile]:
    with opened_sheet(stream, filename=filename, most_rows=most_rows) as (sheet, table):
        yield KeywordFile(table, format="xlsx", sheet=sheet)


@contextmanager
def _text(stream: BinaryIO, filename: str, most_rows: int) -> Iterator[KeywordFile]:
    if _more_lines(stream, most_rows):
        raise too_many_rows(filename, most_rows)
    with opened_text(stream, filename=filename) as text:
        table = read_table(text.lines, filename=filename)
        kind = {"": "txt", "\t": "tsv"}.get(table.separator, "csv")
        yield KeywordFile(table, format=kind, encoding=text.encoding)


def _more_lines(stream: BinaryIO, most: int) -> bool:
    """Whether there are more line ends, of the kind that this file has. Goes back to where the stream stood."""
    start, feeds, returns = stream.tell(), 0, 0
    while chunk := stream.read(_CHUNK_BYTES):
        feeds, returns = feeds + chunk.count(b"\n"), returns + chunk.count(b"\r")
    stream.seek(start)
    return max(feeds, returns) > most
