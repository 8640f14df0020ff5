"""Tables as files for spreadsheets, written row by row: memory does not grow with their length."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

#: Rows of an Excel sheet, the header among them.
MOST_SHEET_ROWS = 1_048_576
#: Characters of an Excel cell.
LONGEST_CELL = 32_767
# Excel and LibreOffice calculate a cell that begins so, and a calculation can send the others away. Full-width forms
# count too. Apostrophes before such a sign are our own marks (or must not be taken for one): they get one more.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_MARKED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
Cell = str | int | float | bool | datetime | None


def harmless(text: str) -> str:
    """Text that no spreadsheet calculates: an apostrophe before what would begin a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_meant(text: str) -> str:
    """Undoes `harmless`: every text comes back as it was."""
    return text[1:] if _MARKED.match(text) else text


def write_csv(target: IO[bytes], header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Commas, UTF-8 and CRLF. With a byte order mark: without it Excel reads every accent wrongly."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", errors="replace", newline="")
    writer = csv.writer(text)
    writer.writerow([harmless(title) for title in header])
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    text.flush()
    text.detach()


def write_xlsx(target: IO[bytes], header: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str) -> None:
    """One sheet. openpyxl writes each row to a file of its own at once and keeps none."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    sheet.append([harmless(name) for name in header])
    for row in rows:
        sheet.append([_sheet_cell(value) for value in row])
    book.save(target)


def _cell(value: Any) -> Cell:
    """Numbers stay numbers, lists become one text, and no text is a formula."""
    if value is None or isinstance(value, int | float | datetime):
        return value
    if isinstance(value, Decimal):
        return float(value)
    return harmless(", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value))


def _csv_cell(value: Any) -> Any:
    cell = _cell(value)
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    return cell.replace("\x00", "") if isinstance(cell, str) else cell


def _sheet_cell(value: Any) -> Any:
    cell = _cell(value)
    if isinstance(cell, datetime):
        # Excel knows no time zones.
        return cell.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    if isinstance(cell, str):
        return ILLEGAL_CHARACTERS_RE.sub("", cell).encode("utf-8", "replace").decode()[:LONGEST_CELL]
    return cell
