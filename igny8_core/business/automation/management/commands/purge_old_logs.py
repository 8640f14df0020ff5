"""`manage.py purge_old_logs`: what the scheduler does on Monday mornings, now."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from igny8_core.business.automation.services.retention import purge_old_logs
from igny8_core.common.numbers import plural


class Command(BaseCommand):
    """Removes the journals of runs that ended more than LOG_RETENTION_DAYS ago."""

    help = "Remove events and log files of runs that ended long ago (LOG_RETENTION_DAYS). Runs and the ledger stay."

    def add_arguments(self, parser: CommandParser) -> None:
        """--dry-run"""
        parser.add_argument("--dry-run", action="store_true", help="count what would be removed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove and tell."""
        if not settings.LOG_RETENTION_DAYS:
            self.stdout.write("LOG_RETENTION_DAYS is 0: logs are kept for ever.")
            return
        purged = purge_old_logs(dry_run=options["dry_run"])
        did = "Would remove" if options["dry_run"] else "Removed"
        events, runs = plural(purged.events, "event"), plural(purged.runs, "run")
        rest = f"{plural(purged.folders, 'log folder')} and {plural(purged.notices, 'notice')}"
        self.stdout.write(
            f"{did} {events} of {runs}, {rest}: ended more than {plural(settings.LOG_RETENTION_DAYS, 'day')} ago."
        )
