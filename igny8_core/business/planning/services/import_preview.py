"""What an import of a file would do, without doing it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from django.conf import settings

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.services.import_report import ImportReport, RowError
from igny8_core.business.planning.services.keyword_files.reading import KeywordFile, opened
from igny8_core.business.planning.services.keyword_files.table import Row
from igny8_core.business.planning.services.keyword_import import CHUNK, nothing_found
from igny8_core.business.planning.services.keyword_rows import taken_rows

#: Rows that are shown as they would be taken.
ROWS_SHOWN = 20


@dataclass(frozen=True)
class PreviewRow:
    """A row as it would be taken."""

    line: int
    keyword: str
    volume: int | None
    difficulty: int | None
    intent: str
    country: str
    is_new: bool


@dataclass
class Preview:
    """What was recognised, the first rows, and the counts of all."""

    format: str
    encoding: str
    separator: str
    sheet: str
    columns: Mapping[str, str]
    unused_columns: tuple[str, ...]
    rows: list[PreviewRow] = field(default_factory=list)
    new: int = 0
    duplicates: int = 0
    rejected_count: int = 0
    rejected: list[RowError] = field(default_factory=list)


def preview_import(*, site: Site, source: BinaryIO, filename: str) -> Preview:
    """Reads the whole file as an import would, and writes nothing. Raises the same errors."""
    report = ImportReport()
    with opened(source, filename=filename, most_rows=settings.KEYWORD_IMPORT_MAX_ROWS) as file:
        preview = _recognised(file)
        _count(taken_rows(file.table.rows, site=site, report=report), site=site, preview=preview)
    if not preview.new and not preview.duplicates:
        raise nothing_found(report, filename)
    preview.rejected_count, preview.rejected = report.rejected_count, report.rejected
    return preview


def _recognised(file: KeywordFile) -> Preview:
    table = file.table
    return Preview(
        format=file.format,
        encoding=file.encoding,
        separator=table.separator,
        sheet=file.sheet,
        columns=table.columns,
        unused_columns=table.unused,
    )


def _count(taken: Iterable[tuple[Row, Keywords]], *, site: Site, preview: Preview) -> None:
    # Hashes of the phrases, not the phrases: a long list is seen to its end in little memory.
    seen: set[int] = set()
    rows = iter(taken)
    while chunk := list(itertools.islice(rows, CHUNK)):
        keys = [keyword.keyword_key for _, keyword in chunk]
        known = Keywords.objects.filter(site=site, keyword_key__in=keys).values_list("keyword_key", flat=True)
        seen.update(map(hash, known))
        for row, keyword in chunk:
            is_new = hash(keyword.keyword_key) not in seen
            seen.add(hash(keyword.keyword_key))
            _note(row, keyword, is_new=is_new, preview=preview)


def _note(row: Row, keyword: Keywords, *, is_new: bool, preview: Preview) -> None:
    preview.new += is_new
    preview.duplicates += not is_new
    if len(preview.rows) < ROWS_SHOWN:
        preview.rows.append(
            PreviewRow(
                line=row.line,
                keyword=keyword.keyword,
                volume=keyword.volume,
                difficulty=keyword.difficulty,
                intent=keyword.intent,
                country=keyword.country,
                is_new=is_new,
            )
        )
