"""What an invariant says when it does not hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is wrong with it, for the table."""

    TWICE = "done, charged or bought twice"
    LOST = "lost or left undone"
    BOOKS = "books that do not agree"
    UNASKED = "done without being asked"
    UNEXPECTED = "errors nobody expected"


@dataclass(frozen=True)
class Violation:
    """One of them, in a sentence that names the row."""

    kind: Kind
    sentence: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.sentence}"


def duplicates(violations: Iterable[Violation]) -> list[Violation]:
    """Those by which a negative control is known."""
    return [violation for violation in violations if violation.kind is Kind.TWICE]
