import csv
import io
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from igny8_core.common.spreadsheets import as_meant, harmless, write_csv, write_xlsx

SIGNS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]


def csv_bytes(header, rows):
    file = io.BytesIO()
    write_csv(file, header, rows)
    return file.getvalue()


def csv_rows(header, rows):
    return list(csv.reader(io.StringIO(csv_bytes(header, rows).decode("utf-8-sig"), newline="")))


def sheet(header, rows):
    file = io.BytesIO()
    write_xlsx(file, header, rows, title="keywords")
    return load_workbook(file).active


@pytest.mark.parametrize("sign", SIGNS)
def test_text_that_a_spreadsheet_would_calculate_is_marked(sign):
    assert harmless(f"{sign}cmd|' /C calc'!A0") == f"'{sign}cmd|' /C calc'!A0"


@pytest.mark.parametrize("text", ["", "moka pot", "'quoted'", "a=b", "3-cup pot", "' = x"])
def test_other_text_stays_as_it_is(text):
    assert harmless(text) == text


@given(text=st.text("'=+-@\t\r\nab＝", max_size=12) | st.text(max_size=30))
def test_every_text_comes_back_as_it_was(text):
    assert as_meant(harmless(text)) == text


@settings(max_examples=300)
@given(text=st.text("'=+-@\t\r\nab＝", min_size=1, max_size=12))
def test_no_cell_of_either_file_begins_a_formula(text):
    (_, (cell,)) = csv_rows(["keyword"], [[text]])
    assert not cell.startswith(tuple(SIGNS))
    in_sheet = sheet(["keyword"], [[text]])["A2"]
    assert in_sheet.data_type == "s"
    assert not str(in_sheet.value).startswith(tuple(SIGNS))


def test_a_csv_has_a_byte_order_mark_for_excel_and_ends_its_lines_for_it():
    content = csv_bytes(["Keyword"], [["kaffee rösten"]])
    assert content == b"\xef\xbb\xbfKeyword\r\n" + "kaffee rösten\r\n".encode()


def test_numbers_stay_numbers_and_what_is_unknown_is_empty():
    at = datetime(2026, 1, 31, 12, 30, 5, 999, tzinfo=UTC)
    row = [320, -4, Decimal("-0.20"), None, True, ["a", "b"], at]
    assert csv_rows(["x"] * 7, [row])[1] == ["320", "-4", "-0.2", "", "True", "a, b", "2026-01-31T12:30:05+00:00"]
    cells = [cell.value for cell in sheet(["x"] * 7, [row])[2]]
    assert cells == [320, -4, -0.2, None, True, "a, b", datetime(2026, 1, 31, 12, 30, 5)]


def test_times_in_a_sheet_are_those_of_utc():
    at = datetime(2026, 1, 31, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    assert sheet(["at"], [[at]])["A2"].value == datetime(2026, 1, 31, 10, 0)


def test_a_list_that_begins_with_a_formula_is_marked_as_well():
    assert csv_rows(["x"], [[["=1+1", "b"]]])[1] == ["'=1+1, b"]


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "half \ud800 pair", "x" * 40_000])
def test_what_a_spreadsheet_cannot_hold_costs_no_file(text):
    assert len(csv_rows(["x"], [[text]])) == 2
    assert len(sheet(["x"], [[text]])["A2"].value) <= 32_767
