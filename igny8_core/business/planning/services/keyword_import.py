"""Keywords from a file into a site: each phrase once, in chunks, with a report of what was not taken and why."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import BinaryIO, Protocol

from django.conf import settings
from django.db import transaction

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.services.import_report import ImportReport
from igny8_core.business.planning.services.keyword_files.reading import opened
from igny8_core.business.planning.services.keyword_gaps import fill_gaps
from igny8_core.business.planning.services.keyword_rows import taken_rows
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.numbers import plural

CHUNK = 1000


class Progress(Protocol):
    """Where an import stands, kept by somebody who can go on with it."""

    report: ImportReport

    def save(self) -> None:
        """Keep `report`; called in the transaction of each chunk."""


class Untold:
    """Nobody keeps it."""

    def __init__(self) -> None:
        self.report = ImportReport()

    def save(self) -> None:
        """Nothing."""


def import_keywords(
    *, site: Site, source: BinaryIO | Path, filename: str, progress: Progress | None = None
) -> ImportReport:
    """Add the keywords of a CSV, TSV, text or XLSX file to a site. Those it has keep theirs and get missing figures.

    Rows are taken in chunks of 1,000, each its own transaction: a broken connection loses no chunk that is in, and
    importing the file again adds only what is missing. A `progress` that comes with a report goes on after its rows.
    Raises InvalidInputError for a file without a single keyword.
    """
    progress = progress or Untold()
    report = progress.report
    with opened(source, filename=filename, most_rows=settings.KEYWORD_IMPORT_MAX_ROWS) as file:
        left = itertools.islice(file.table.rows, report.rows, None)
        keywords = (keyword for _, keyword in taken_rows(left, site=site, report=report))
        while chunk := list(itertools.islice(keywords, CHUNK)):
            _add(chunk, site=site, progress=progress)
    if not report.added and not report.duplicates:
        raise nothing_found(report, filename)
    return report


def _add(chunk: list[Keywords], *, site: Site, progress: Progress) -> None:
    by_key = {keyword.keyword_key: keyword for keyword in reversed(chunk)}
    report = progress.report
    with transaction.atomic():
        # Two imports into one site at once would each count the other's rows as added; they take turns. The weak lock
        # leaves everyone else who refers to the site alone.
        Site.objects.select_for_update(no_key=True).get(pk=site.pk)
        known = {row.keyword_key: row for row in Keywords.objects.filter(site=site, keyword_key__in=list(by_key))}
        new = [keyword for key, keyword in reversed(by_key.items()) if key not in known]
        Keywords.objects.bulk_create(new, ignore_conflicts=True)
        report.filled += fill_gaps([(known[key], keyword) for key, keyword in by_key.items() if key in known])
        report.added += len(new)
        report.duplicates += len(chunk) - len(new)
        progress.save()


def nothing_found(report: ImportReport, filename: str) -> InvalidInputError:
    """No row could be taken: the first one says why."""
    if not report.rejected:
        return InvalidInputError(f"“{filename}” has no keywords.")
    first = report.rejected[0]
    rejected = plural(report.rejected_count, "row was", "rows were")
    return InvalidInputError(
        f"“{filename}” has no keywords that can be taken: {rejected} rejected. Line {first.line}: {first.reason}",
        details={"rejected_count": report.rejected_count},
    )
