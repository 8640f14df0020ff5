import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from igny8_core.business.planning.services.keyword_files import archive
from igny8_core.business.planning.services.keyword_files.sheets import opened_sheet
from igny8_core.business.planning.services.keyword_files.table import Row
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.tests.business.planning.workbooks import changed, hidden, saved, sheet_xml, with_strings, workbook

HEADER = ["Keyword", "Volume", "KD %", "CPC"]
SMALL = workbook(HEADER, ["moka pot", 320, 45.5, 0.1])


def read(content, most_rows=1000):
    with opened_sheet(io.BytesIO(content), filename="k.xlsx", most_rows=most_rows) as (name, table):
        return name, table, list(table.rows)


def rows(content):
    return read(content)[2]


def keywords(content):
    return [row.cells["keyword"] for row in rows(content)]


def refusal(content, **options):
    with pytest.raises(InvalidInputError) as caught:
        read(content, **options)
    return caught.value.message


def test_columns_are_recognised_and_the_others_named():
    name, table, found = read(SMALL)
    assert (name, table.unused) == ("Sheet1", ("CPC",))
    assert table.columns == {"keyword": "Keyword", "volume": "Volume", "difficulty": "KD %"}
    assert found == [Row(2, {"keyword": "moka pot", "volume": "320", "difficulty": "45.50"})]


def test_titles_before_the_header_and_empty_rows_keep_the_count_of_lines():
    content = workbook(["Keyword Stats"], [], HEADER, ["moka pot", 1], [], [None, 5], ["drip", 2])
    assert [(row.line, row.cells["keyword"]) for row in rows(content)] == [(4, "moka pot"), (6, ""), (7, "drip")]


def test_a_sheet_that_begins_further_down_and_to_the_right_is_read():
    book = Workbook()
    book.active["C4"], book.active["D4"], book.active["C5"], book.active["D5"] = "Keyword", "Volume", "moka pot", 7
    assert rows(saved(book)) == [Row(5, {"keyword": "moka pot", "volume": "7"})]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1300, "1300"),
        (1300.0, "1300"),
        (0.37, "0.37"),
        (1.234, "1.23"),
        (1e20, "100000000000000000000"),
        (True, "TRUE"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 12, 30), "2026-03-01T12:30:00"),
        ("#N/A", ""),
        ("  moka pot ", "moka pot"),
        ("two\nlines", "two\nlines"),
        ("=1+1", ""),
    ],
)
def test_each_kind_of_cell_is_read_as_it_would_stand_in_a_csv(cell, text):
    (found,) = rows(workbook(["Volume", "Keyword"], [5, cell]))
    assert found.cells["keyword"] == text


def test_a_formula_counts_with_the_value_that_excel_calculated():
    cell = b'<row r="2"><c r="A2" t="str"><f>CONCAT("moka"," pot")</f><v>moka pot</v></c></row>'
    head = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Keyword</t></is></c></row>'
    assert keywords(changed(SMALL, sheet=sheet_xml(head + cell))) == ["moka pot"]


def test_the_sheet_with_a_keyword_column_is_taken_wherever_it_is():
    content = workbook(
        Filters=[["Filter", "Value"], ["Search type", "Web"]],
        Countries=[["Country", "Clicks"], ["Germany", 5]],
        Queries=[["Top queries", "Clicks", "Impressions", "CTR", "Position"], ["moka pot", 5, 90, 0.05, 3.1]],
        Pages=[["Top pages", "Clicks"], ["https://example.com/", 5]],
    )
    name, table, found = read(content)
    assert (name, table.unused) == ("Queries", ("Clicks", "Impressions", "CTR", "Position"))
    assert found == [Row(2, {"keyword": "moka pot"})]


def test_without_a_header_the_first_sheet_with_anything_is_taken():
    assert keywords(workbook(Empty=[], List=[["moka pot"], ["drip"]], Other=[["else"]])) == ["moka pot", "drip"]


def test_without_a_header_the_first_column_with_text_has_the_keywords():
    assert keywords(workbook([1, "moka pot", "brewing"], [2, "drip", "brewing"])) == ["moka pot", "drip"]


def test_a_hidden_sheet_is_passed_over_unless_there_is_no_other():
    content = hidden(workbook(Old=[HEADER, ["old", 1]], New=[HEADER, ["new", 1]]), "Old")
    assert read(content)[0] == "New"


@pytest.mark.parametrize("content", [workbook(["Volume", "KD"], [3, 4]), workbook(["Volume", "Topic"], [3, "Coffee"])])
def test_a_table_without_keywords_is_refused(content):
    assert "has no keyword column" in refusal(content)


@pytest.mark.parametrize("content", [workbook(), workbook([], [None])])
def test_a_workbook_without_a_cell_is_empty(content):
    assert refusal(content) == "“k.xlsx” is empty."


def test_too_many_rows_are_refused_before_the_first_is_taken():
    content = workbook(HEADER, *([f"keyword {n}", 1] for n in range(20)))
    assert refusal(content, most_rows=20) == "“k.xlsx” has more than 20 rows. Split it and import the parts."
    assert len(read(content, most_rows=21)[2]) == 20


@pytest.mark.parametrize(
    "declared", [b'<dimension ref="A1:XFD1048576"/>', b'<dimension ref="A1:A1"/>', b'<dimension ref="nonsense"/>', b""]
)
def test_the_declared_size_of_a_sheet_is_not_believed(declared):
    body = b'<row r="1"><c r="A1" t="inlineStr"><is><t>moka pot</t></is></c></row>'
    body += b'<row r="2"><c r="A2" t="inlineStr"><is><t>drip</t></is></c></row>'
    sheet = sheet_xml(body).replace(b"<sheetData>", declared + b"<sheetData>")
    assert keywords(changed(SMALL, sheet=sheet)) == ["moka pot", "drip"]


def test_rows_and_cells_far_away_fill_no_memory():
    far = b'<row r="1"><c r="A1" t="inlineStr"><is><t>moka pot</t></is></c><c r="XFD1"><v>1</v></c></row>'
    far += b'<row r="99999999"><c r="A99999999" t="inlineStr"><is><t>far</t></is></c></row>'
    assert keywords(changed(SMALL, sheet=sheet_xml(far))) == ["moka pot"]


@pytest.mark.parametrize(
    ("limit", "part"),
    [
        ("MOST_STREAM", {"sheet": sheet_xml(b"<row/>" * 20_000)}),
        ("MOST_BETWEEN_ROWS", {"sheet": sheet_xml(b"<row>" + b"<c/>" * 50_000 + b"</row>")}),
        ("MOST_TREE", {"styles": b"<styleSheet>" + b" " * 100_000 + b"</styleSheet>"}),
        ("MOST_ALTOGETHER", {"sheet": sheet_xml(b"<row/>" * 20_000)}),
    ],
)
def test_a_small_file_that_unpacks_to_a_large_one_is_refused(monkeypatch, limit, part):
    bomb = changed(workbook(["Keyword"], ["moka pot"]), **part)
    assert len(bomb) < 10_000
    monkeypatch.setattr(archive, limit, 50_000)
    assert refusal(bomb, most_rows=100_000).startswith("“k.xlsx” is too large. It unpacks to more")


def test_more_strings_than_are_kept_in_memory_are_refused(monkeypatch):
    content = with_strings("Keyword", *(f"keyword {n}" for n in range(6)))
    assert keywords(content)[5] == "keyword 5"
    monkeypatch.setattr(archive, "MOST_STRINGS", 6)
    assert "too large" in refusal(content)


def test_strings_that_are_too_long_together_are_refused(monkeypatch):
    content = with_strings("Keyword", "x" * 10_000)
    monkeypatch.setattr(archive, "MOST_STRING_BYTES", 10_000)
    assert "too large" in refusal(content)


def test_a_table_of_contents_that_is_a_bomb_itself_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "_MOST_CONTENTS", 100)
    assert "too large" in refusal(SMALL)


@pytest.mark.parametrize("size", [1, 7, 64, 100, 1 << 20])
def test_rows_are_counted_right_wherever_the_reading_is_cut(monkeypatch, size):
    monkeypatch.setattr(archive, "_CHUNK", size)
    content = workbook(HEADER, *([f"keyword {n}", n] for n in range(50)))
    assert "more than 50 rows" in refusal(content, most_rows=50)
    assert len(read(content, most_rows=51)[2]) == 50


def test_entities_are_not_resolved():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + sheet_xml(
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    )
    assert "cannot be read as an Excel workbook" in refusal(changed(SMALL, sheet=bomb))


def test_an_archive_of_csvs_says_what_to_do():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("Queries.csv", "Top queries,Clicks\n")
        made.writestr("Pages.csv", "Top pages,Clicks\n")
    assert refusal(out.getvalue()) == (
        "“k.xlsx” is a ZIP archive (Queries.csv, Pages.csv). Unpack it and import the file you need."
    )


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500, SMALL[:-40], SMALL[: len(SMALL) // 2]])
def test_a_broken_workbook_is_one_clear_sentence(content):
    assert "cannot be read as an Excel workbook" in refusal(content)


@settings(max_examples=150)
@given(at=st.integers(0, len(SMALL) - 1), new=st.binary(min_size=1, max_size=6))
def test_no_damage_leads_to_anything_but_rows_or_one_clear_sentence(at, new):
    damaged = SMALL[:at] + new + SMALL[at + len(new) :]
    try:
        found = rows(damaged)
    except InvalidInputError as error:
        assert "k.xlsx" in error.message
    else:
        assert all(isinstance(cell, str) for row in found for cell in row.cells.values())


@settings(max_examples=100)
@given(xml=st.text("<>/=\"' rowcrvtsnlineStrA1290", max_size=120))
def test_no_sheet_whatever_leads_to_anything_else_either(xml):
    try:
        found = rows(changed(SMALL, sheet=sheet_xml(xml.encode())))
    except InvalidInputError as error:
        assert "k.xlsx" in error.message
    else:
        assert all(isinstance(cell, str) for row in found for cell in row.cells.values())
