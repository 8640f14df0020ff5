"""manage.py rotate_keys [--dry-run]"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from igny8_core.common.key_rotation import rotate_keys


class Command(BaseCommand):
    """Encrypts every stored secret with the first of ENCRYPTION_KEYS."""

    help = "Encrypt every stored secret anew with the first of ENCRYPTION_KEYS; afterwards the others may go."

    def add_arguments(self, parser: CommandParser) -> None:
        """--dry-run"""
        parser.add_argument("--dry-run", action="store_true", help="count only")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line per column; fails while there are secrets that no key reads."""
        word = "to do" if options["dry_run"] else "encrypted anew"
        found = rotate_keys(dry_run=options["dry_run"])
        for one in found:
            self.stdout.write(
                f"{one.column}: {one.changed:,} {word}, {one.current:,} current, {one.unreadable:,} unreadable"
            )
        unreadable = sum(one.unreadable for one in found)
        if unreadable:
            raise CommandError(f"{unreadable:,} unreadable: none of ENCRYPTION_KEYS fits. They were left as they are.")
