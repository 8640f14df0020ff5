"""Excel workbooks for tests: well-formed ones by openpyxl, and what no Excel ever wrote by hand."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook, load_workbook

TYPES = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet1.xml"


def workbook(*rows, **sheets) -> bytes:
    """A sheet of these rows, or several sheets by their names."""
    book = Workbook()
    book.remove(book.active)
    for title, content in (sheets or {"Sheet1": rows}).items():
        sheet = book.create_sheet(title)
        for row in content:
            sheet.append(row)
    return saved(book)


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(content: bytes, **parts: bytes) -> bytes:
    """The same archive with other parts: `changed(book, sheet=b"<worksheet…")`."""
    names = {"sheet": SHEET, "styles": "xl/styles.xml", "types": TYPES}
    new = {names[name]: part for name, part in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in old.namelist():
            made.writestr(name, new.get(name, old.read(name)))
    return out.getvalue()


def sheet_xml(rows: bytes) -> bytes:
    """A sheet with these `<row>` elements."""
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return head + b"<sheetData>" + rows + b"</sheetData></worksheet>"


def with_strings(*strings: str) -> bytes:
    """As Excel writes it: the cells of one column name their texts by number in a part of all strings."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, len(strings) + 1))
    table = "".join(f"<si><t>{string}</t></si>" for string in strings)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    out = io.BytesIO(changed(workbook(["x"]), sheet=sheet_xml(cells.encode())))
    with zipfile.ZipFile(out) as old:
        types = old.read(TYPES).decode()
    part = f'<Override PartName="/xl/strings.xml" ContentType="{kind}"/></Types>'
    made = changed(out.getvalue(), types=types.replace("</Types>", part).encode())
    out = io.BytesIO(made)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/strings.xml", f'<sst xmlns="{main}">{table}</sst>')
    return out.getvalue()


def hidden(content: bytes, title: str) -> bytes:
    """The same workbook with one sheet out of sight."""
    book = load_workbook(io.BytesIO(content))
    book[title].sheet_state = "hidden"
    return saved(book)
