"""Keywords from a file into a site: each phrase once, in chunks, with a report of what was not taken and why."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.keys import phrase_key
from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.services.keyword_files.rows import Row, read_rows
from igny8_core.business.planning.services.keyword_files.text import numbered_lines
from igny8_core.business.planning.services.keyword_files.values import (
    read_country,
    read_difficulty,
    read_intent,
    read_volume,
)
from igny8_core.business.planning.services.keyword_gaps import fill_gaps
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.numbers import plural

CHUNK = 1000
LONGEST_KEYWORD = 300
#: Rejected rows that are described one by one; the others are only counted.
MOST_ERRORS = 1000
_TEXT_SHOWN = 80
# Zero-width space, byte order mark, word joiner, soft hyphen: invisible, and they make two of one phrase. The joiners
# that scripts and emoji need stay.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff\u2060\u00ad"))


@dataclass(frozen=True)
class RowError:
    """A row that was not taken: its line in the file, what stood there (shortened) and why."""

    line: int
    text: str
    reason: str


@dataclass
class ImportReport:
    """What became of the rows. `rejected` describes the first 1,000 of `rejected_count`.

    `filled` are those of the duplicates that brought a figure which was unknown so far.
    """

    added: int = 0
    duplicates: int = 0
    filled: int = 0
    rejected: list[RowError] = field(default_factory=list)
    rejected_count: int = 0

    def reject(self, row: Row, reason: str) -> None:
        """Note a row that is not taken."""
        self.rejected_count += 1
        if len(self.rejected) < MOST_ERRORS:
            self.rejected.append(RowError(row.line, _shown(row.cells.get("keyword", "")), reason))


def import_keywords(*, site: Site, source: BinaryIO | Path, filename: str) -> ImportReport:
    """Add the keywords of a CSV, TSV or text file to a site. Those it has keep their figures and get the missing ones.

    Rows are taken in chunks of 1,000, each its own transaction: a broken connection loses no chunk that is in, and
    importing the file again adds only what is missing. Raises InvalidInputError for a file without a single keyword.
    """
    report = ImportReport()
    with numbered_lines(source, filename=filename) as lines:
        keywords = _keywords(read_rows(lines, filename=filename), site=site, report=report)
        while chunk := list(itertools.islice(keywords, CHUNK)):
            _add(chunk, site=site, report=report)
    if not report.added and not report.duplicates:
        raise _nothing_found(report, filename)
    return report


def _keywords(rows: Iterable[Row], *, site: Site, report: ImportReport) -> Iterator[Keywords]:
    for row in rows:
        keyword = " ".join(row.cells.get("keyword", "").translate(_INVISIBLE).split())
        reason = _why_not(keyword)
        if reason:
            report.reject(row, reason)
            continue
        yield Keywords(
            account_id=site.account_id,
            site=site,
            keyword=keyword,
            keyword_key=phrase_key(keyword),
            volume=read_volume(row.cells.get("volume", "")),
            difficulty=read_difficulty(row.cells.get("difficulty", "")),
            intent=read_intent(row.cells.get("intent", "")),
            country=read_country(row.cells.get("country", "")),
        )


def _why_not(keyword: str) -> str:
    """The reason a phrase cannot be taken, or nothing."""
    if not keyword:
        return "The keyword is empty."
    if any(unicodedata.category(character) == "Cc" for character in keyword):
        return "It has control characters."
    if "\ufffd" in keyword:
        return "It has characters that cannot be read; save the file as UTF-8."
    if len(keyword) > LONGEST_KEYWORD:
        return f"It has {len(keyword):,} characters; {LONGEST_KEYWORD} are possible."
    if not any(unicodedata.category(character)[0] in "LNS" for character in keyword):
        return "It has no letter and no digit."
    return ""


def _add(chunk: list[Keywords], *, site: Site, report: ImportReport) -> None:
    by_key = {keyword.keyword_key: keyword for keyword in reversed(chunk)}
    with transaction.atomic():
        # Two imports into one site at once would each count the other's rows as added; they take turns. The weak lock
        # leaves everyone else who refers to the site alone.
        Site.objects.select_for_update(no_key=True).get(pk=site.pk)
        known = {row.keyword_key: row for row in Keywords.objects.filter(site=site, keyword_key__in=list(by_key))}
        new = [keyword for key, keyword in reversed(by_key.items()) if key not in known]
        Keywords.objects.bulk_create(new, ignore_conflicts=True)
        filled = fill_gaps([(known[key], keyword) for key, keyword in by_key.items() if key in known])
    report.added += len(new)
    report.filled += filled
    report.duplicates += len(chunk) - len(new)


def _nothing_found(report: ImportReport, filename: str) -> InvalidInputError:
    if not report.rejected:
        return InvalidInputError(f"“{filename}” has no keywords.")
    first = report.rejected[0]
    rejected = plural(report.rejected_count, "row was", "rows were")
    return InvalidInputError(
        f"“{filename}” has no keywords that can be taken: {rejected} rejected. Line {first.line}: {first.reason}",
        details={"rejected_count": report.rejected_count},
    )


def _shown(text: str) -> str:
    plain = "".join("�" if unicodedata.category(character) == "Cc" else character for character in text)
    return plain if len(plain) <= _TEXT_SHOWN else plain[: _TEXT_SHOWN - 1] + "…"
