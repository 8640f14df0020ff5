"""Cells of a workbook → text, as it would stand in a CSV."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl.cell.cell import ERROR_CODES

_ERRORS = frozenset(ERROR_CODES)


def as_text(value: Any) -> str:
    """What a cell says. Errors of formulas, and formulas that nobody has calculated, say nothing."""
    if value is None or value in _ERRORS:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value).strip()


def is_text(value: Any) -> bool:
    """A keyword, perhaps; no number, date or error."""
    return isinstance(value, str) and bool(value.strip()) and value not in _ERRORS


def is_number(value: Any) -> bool:
    """A number or a length of time."""
    return isinstance(value, int | float | timedelta) and not isinstance(value, bool)


def _number(value: float) -> str:
    """`1300.0` is 1300. Three decimals would look like thousands: two are kept, which is enough for every figure."""
    if value.is_integer():
        return str(int(value))
    return f"{value:.2f}"
