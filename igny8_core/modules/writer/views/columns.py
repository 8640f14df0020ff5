"""Cells of files that are more than one value."""

from __future__ import annotations

from typing import Any


def joined(values: Any) -> str:
    """A list in one cell."""
    return "; ".join(str(value) for value in values or [])
