"""The ZIP archive that an Excel workbook is, opened so that no part of it can fill the memory.

What a part unpacks to is declared in the archive, and Python's zipfile hands out no more than that; so it is judged
before anything is unpacked, and rows and strings are counted in a quick pass over the bytes before they become objects.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import IO, Any, BinaryIO
from zipfile import ZipFile

from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHARED_STRINGS

from igny8_core.common.exceptions import InvalidInputError

#: Bytes of a part that openpyxl builds a tree of: styles, theme, list of sheets.
MOST_TREE = 8 << 20
#: Bytes of a part that is read element by element: a sheet, the strings.
MOST_STREAM = 256 << 20
#: Bytes between two rows: those of one row, or of what stands before and after the rows.
MOST_BETWEEN_ROWS = 4 << 20
MOST_STRINGS = 1_000_000
MOST_STRING_BYTES = 96 << 20
#: Bytes that all readings of all parts may unpack together.
MOST_ALTOGETHER = 6 * MOST_STREAM
#: Bytes of the archive's table of contents, which is read at once: some 20,000 parts.
_MOST_CONTENTS = 1 << 20
_CHUNK = 1 << 20
_OVERLAP = 64
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_STRING = re.compile(rb"<(?:\w+:)?si[\s>/]")
_END = b"PK\x05\x06"


class TooLargeInside(InvalidInputError):
    """A small file that would become a huge one."""


class Archive(ZipFile):
    """Refuses parts that unpack to more than they may. openpyxl reads whole parts for trees and opens the others."""

    unpacked = 0

    def read(self, name: Any, pwd: bytes | None = None) -> bytes:
        """A part as a whole."""
        if self._size(name) > MOST_TREE:
            raise _too_large()
        return super().read(name, pwd)

    def open(self, name: Any, *options: Any, **more: Any) -> IO[bytes]:
        """A part to be read bit by bit."""
        size = self._size(name)
        self.unpacked += size
        if size > MOST_STREAM or self.unpacked > MOST_ALTOGETHER:
            raise _too_large()
        return super().open(name, *options, **more)

    def _size(self, name: Any) -> int:
        return self.getinfo(name if isinstance(name, str) else name.filename).file_size

    def rows_of(self, name: str) -> int:
        """The rows of a sheet. Raises for one with a row of megabytes, which would become one tree."""
        return self._count(name, _ROW, longest=MOST_BETWEEN_ROWS)

    def check_strings(self, name: str) -> None:
        """Every string is kept in memory while a sheet is read."""
        if self.getinfo(name).file_size > MOST_STRING_BYTES or self._count(name, _STRING) > MOST_STRINGS:
            raise _too_large()

    def _count(self, name: str, element: re.Pattern[bytes], *, longest: int = MOST_STREAM) -> int:
        """How often an element begins. Raises when two of them are further apart than `longest` bytes."""
        found, start, last, rest = 0, 0, 0, b""
        with self.open(name) as part:
            while chunk := part.read(_CHUNK):
                window = rest + chunk
                for match in element.finditer(window):
                    # What begins in the last bytes is seen again, whole, at the start of the next window.
                    if match.start() < len(window) - _OVERLAP:
                        found, last = found + 1, start + match.start()
                rest = window[-_OVERLAP:]
                start += len(window) - len(rest)
                if start - last > longest:
                    raise _too_large()
        return found + sum(1 for _ in element.finditer(rest))


class Sheet(ReadOnlyWorksheet):
    """Reads its rows as they are asked for, and nothing before."""

    def _get_size(self) -> None:
        """openpyxl would look for a declared size, through all rows where there is none."""

    def part(self) -> str:
        """Where it is in the archive."""
        return str(self._worksheet_path)  # type: ignore[attr-defined]

    def cells(self, *, most_rows: int, most_columns: int) -> Iterator[tuple[Any, ...]]:
        """Its rows from the first on, those that are left out as well, each with so many values."""
        return self._cells_by_row(1, 1, most_columns, most_rows, values_only=True)  # type: ignore[attr-defined, no-any-return]


class Reader(ExcelReader):
    """openpyxl's reader on such an archive."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, read_only=True, data_only=True, keep_links=False)
        self.bounded = self.archive = Archive(stream)
        self.sheets: list[Sheet] = []

    def read_strings(self) -> None:
        """After a look at how many there are."""
        part = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
        if part is not None:
            self.bounded.check_strings(str(part.PartName).lstrip("/"))
        super().read_strings()

    def read_worksheets(self) -> None:
        """The sheets with cells, unread. What is declared of their size is not believed."""
        for sheet, relation in self.parser.find_sheets():
            if relation.target in self.valid_files and "chartsheet" not in relation.Type:
                found = Sheet(self.wb, sheet.name, relation.target, self.shared_strings)
                found.sheet_state = sheet.state or "visible"
                self.sheets.append(found)
                self.wb._sheets.append(found)  # type: ignore[attr-defined]


def names_inside(stream: BinaryIO) -> list[str]:
    """The parts of an archive."""
    _check_contents(stream)
    with ZipFile(stream) as archive:
        return archive.namelist()


def _check_contents(stream: BinaryIO) -> None:
    """The size of the table of contents, which stands in the last bytes of the file."""
    size = stream.seek(0, 2)
    stream.seek(max(size - (1 << 16) - 22, 0))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(_END)
    record = tail[at : at + 22]
    if at >= 0 and len(record) == 22 and struct.unpack("<4s4H2LH", record)[5] > _MOST_CONTENTS:
        raise _too_large()


def _too_large() -> TooLargeInside:
    return TooLargeInside("It unpacks to more than a list of keywords can be. Save it as CSV and upload that.")
