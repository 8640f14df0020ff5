"""What became of the rows of a keyword file."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass, field
from typing import Any

from igny8_core.business.planning.services.keyword_files.table import Row

#: Rejected rows that are described one by one; the others are only counted.
MOST_ERRORS = 1000
_TEXT_SHOWN = 80


@dataclass(frozen=True)
class RowError:
    """A row that was not taken: its line in the file, what stood there (shortened) and why."""

    line: int
    text: str
    reason: str


@dataclass
class ImportReport:
    """What became of the rows. `rejected` describes the first 1,000 of `rejected_count`.

    `filled` are those of the duplicates that brought a figure which was unknown so far, `rows` all that were read.
    """

    added: int = 0
    duplicates: int = 0
    filled: int = 0
    rejected: list[RowError] = field(default_factory=list)
    rejected_count: int = 0
    rows: int = 0

    def reject(self, row: Row, reason: str) -> None:
        """Note a row that is not taken."""
        self.rejected_count += 1
        if len(self.rejected) < MOST_ERRORS:
            self.rejected.append(RowError(row.line, _shown(row.cells.get("keyword", "")), reason))

    def as_json(self) -> dict[str, Any]:
        """For a column."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> ImportReport:
        """As `as_json` made it; empty for nothing."""
        return cls(**{**stored, "rejected": [RowError(**error) for error in stored.get("rejected", [])]})


def _shown(text: str) -> str:
    plain = "".join("�" if unicodedata.category(character) == "Cc" else character for character in text)
    return plain if len(plain) <= _TEXT_SHOWN else plain[: _TEXT_SHOWN - 1] + "…"
