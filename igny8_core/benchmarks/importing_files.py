"""Keyword files of any length with the columns of a usual tool, as CSV and as the workbook that Excel would write."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook

from igny8_core.benchmarks.clustering_texts import keywords

HEADER = (
    "Keyword", "Intent", "Volume", "Trend", "Keyword Difficulty", "CPC (USD)", "Competitive Density", "SERP Features",
    "Number of Results",
)  # fmt: skip
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
Cell = str | int | float
Line = tuple[Cell, ...]


def lines(count: int) -> Iterator[Line]:
    """The header and so many rows, always the same."""
    yield HEADER
    for number, keyword in enumerate(keywords(count)):
        features = ("Image pack, Reviews", "Sitelinks, Video", "")[number % 3]
        intent = ("Informational", "Commercial, Transactional", "Navigational")[number % 3]
        volume, density = number % 9000 * 10, number % 100 / 100
        yield keyword, intent, volume, "0.54,0.66,0.81,1.00", number % 100, 0.83, density, features, number * 1009


def write_csv(path: Path, count: int) -> None:
    """Commas and UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(lines(count))


def write_xlsx(path: Path, count: int) -> None:
    """As Excel does it: every different text once, in a part of its own, which a reader has to keep in memory."""
    empty, numbers = io.BytesIO(), dict[str, int]()
    Workbook().save(empty)
    with zipfile.ZipFile(empty) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
                new.writestr(name, _with_strings(old.read(name)) if name == "[Content_Types].xml" else old.read(name))
        with new.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            sheet.writelines(_row(number, line, numbers) for number, line in enumerate(lines(count), 1))
            sheet.write(b"</sheetData></worksheet>")
        strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in numbers)
        new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{strings}</sst>')


def _row(number: int, line: Line, numbers: dict[str, int]) -> bytes:
    cells = (_cell(f"{chr(65 + column)}{number}", cell, numbers) for column, cell in enumerate(line))
    return f'<row r="{number}">{"".join(cells)}</row>'.encode()


def _cell(place: str, cell: Cell, numbers: dict[str, int]) -> str:
    if isinstance(cell, str):
        return f'<c r="{place}" t="s"><v>{numbers.setdefault(cell, len(numbers))}</v></c>'
    return f'<c r="{place}"><v>{cell}</v></c>'


def _with_strings(types: bytes) -> bytes:
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_STRINGS}"/></Types>'.encode()
    return types if b"sharedStrings" in types else types.replace(b"</Types>", part)


WRITERS: dict[str, Callable[[Path, int], None]] = {"csv": write_csv, "xlsx": write_xlsx}
