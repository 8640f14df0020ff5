"""Rows of a keyword file → keywords as they would be stored, or the reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.keys import phrase_key
from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.phrases import clean_phrase, why_no_keyword
from igny8_core.business.planning.services.import_report import ImportReport
from igny8_core.business.planning.services.keyword_files.table import Row
from igny8_core.business.planning.services.keyword_files.values import (
    read_country,
    read_difficulty,
    read_intent,
    read_volume,
)
from igny8_core.common.spreadsheets import as_meant


def taken_rows(rows: Iterable[Row], *, site: Site, report: ImportReport) -> Iterator[tuple[Row, Keywords]]:
    """The rows that can be taken, each with its keyword, unsaved; the report gets the others."""
    for row in rows:
        report.rows += 1
        # Our own exports mark what would begin a formula.
        keyword = clean_phrase(as_meant(clean_phrase(row.cells.get("keyword", ""))))
        reason = why_no_keyword(keyword)
        if reason:
            report.reject(row, reason)
        else:
            yield row, _keyword(keyword, row.cells, site)


def _keyword(keyword: str, cells: dict[str, str], site: Site) -> Keywords:
    return Keywords(
        account_id=site.account_id,
        site=site,
        keyword=keyword,
        keyword_key=phrase_key(keyword),
        volume=read_volume(cells.get("volume", "")),
        difficulty=read_difficulty(cells.get("difficulty", "")),
        intent=read_intent(cells.get("intent", "")),
        country=read_country(cells.get("country", "")),
    )
