"""manage.py reconcile_credits [--json]"""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from igny8_core.business.automation.selectors.reconcile import reconcile
from igny8_core.common.numbers import plural


class Command(BaseCommand):
    """Proves that every wallet is what its ledger says. Changes nothing."""

    help = "Compare wallets, runs and tasks with the ledger. Exit status 1 when anything differs."

    def add_arguments(self, parser: CommandParser) -> None:
        """--json"""
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and tell."""
        found = reconcile()
        if options["json"]:
            self.stdout.write(json.dumps(found.to_json(), ensure_ascii=False))
        else:
            for difference in found.differences:
                self.stdout.write(difference.sentence)
            entries = plural(found.ledger_entries, "ledger entry", "ledger entries")
            looked_at = f"{plural(found.accounts, 'account')}, {entries}, {plural(found.runs, 'run')}"
            self.stdout.write(f"{looked_at}: {plural(len(found.differences), 'difference')}.")
        if found.differences:
            raise SystemExit(1)
