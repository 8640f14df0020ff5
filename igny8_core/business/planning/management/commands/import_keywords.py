"""manage.py import_keywords --site DOMAIN [--account NAME] FILE"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from igny8_core.business.accounts.selectors.sites import site_by_domain
from igny8_core.business.planning.services.import_report import ImportReport
from igny8_core.business.planning.services.keyword_import import import_keywords
from igny8_core.common.exceptions import AppError
from igny8_core.common.numbers import plural

#: Rejected rows that are printed; a terminal is no place for a thousand.
REJECTED_SHOWN = 10


class Command(BaseCommand):
    """Imports keywords."""

    help = "Add the keywords of a CSV, TSV, text or XLSX file to a site; those it has already stay as they are."

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, --site, --account"""
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--site", required=True, metavar="DOMAIN")
        parser.add_argument("--account", default="", metavar="NAME", help="when several accounts have this site")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line that says what became of the file, and a line for each of the first rejected rows."""
        path: Path = options["file"]
        try:
            site = site_by_domain(domain=options["site"], account_name=options["account"])
            report = import_keywords(site=site, source=path, filename=path.name)
        except AppError as error:
            raise CommandError(error.message) from error
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror or error}.") from error
        self._print(report, domain=site.domain)

    def _print(self, report: ImportReport, *, domain: str) -> None:
        self.stdout.write(
            f"Added {plural(report.added, 'keyword')} to {domain}, "
            f"{plural(report.duplicates, 'duplicate')}, {report.rejected_count:,} rejected"
        )
        for row in report.rejected[:REJECTED_SHOWN]:
            self.stdout.write(f"  line {row.line}: {row.reason} {row.text}".rstrip())
        more = report.rejected_count - REJECTED_SHOWN
        if more > 0:
            self.stdout.write(f"  and {more:,} more")
