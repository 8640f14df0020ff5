"""manage.py run_automation --site DOMAIN [--here] [--wait] [--json]"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from igny8_core.business.accounts.selectors.sites import site_by_domain
from igny8_core.business.automation.management.progress_bars import ProgressBars
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.summary import summary_of
from igny8_core.business.automation.selectors.workers import NO_WORKER, a_worker_lives
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.automation.services.here import drive_here, wait_for
from igny8_core.common.exceptions import AppError
from igny8_core.common.numbers import duration, plural
from igny8_core.common.status_enums import RunStatus


class Command(BaseCommand):
    """Starts a run and, if asked, sees it through."""

    help = "Start the automation of a site. Exit status 0 only for a completed run (or a started one without --wait)."

    def add_arguments(self, parser: CommandParser) -> None:
        """--site, --account, --here, --wait, --json"""
        parser.add_argument("--site", required=True, metavar="DOMAIN")
        parser.add_argument("--account", default="", metavar="NAME", help="when several accounts have the domain")
        parser.add_argument(
            "--here", action="store_true", help="drive the run in this process, without broker or worker"
        )
        parser.add_argument("--wait", action="store_true", help="show the progress until the run has ended")
        parser.add_argument("--json", action="store_true", help="print one JSON object at the end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Start, drive or wait, tell."""
        began = time.monotonic()
        try:
            site = site_by_domain(domain=options["site"], account_name=options["account"])
            run = AutomationService(site.account, site).start_automation("manual")
        except AppError as error:
            raise CommandError(error.message) from error
        sees_it_through = options["here"] or options["wait"]
        if options["wait"] and not options["here"] and not a_worker_lives():
            self.stderr.write(f"{NO_WORKER} This command waits, or add --here.")
        if sees_it_through:
            with ProgressBars(quiet=not sys.stderr.isatty() and options["json"]) as bars:
                run = (drive_here if options["here"] else wait_for)(run, on_look=bars.show)
        self._tell(run, seconds=time.monotonic() - began, as_json=options["json"], ended=sees_it_through)
        if sees_it_through and run.status != RunStatus.COMPLETED:
            raise SystemExit(1)

    def _tell(self, run: AutomationRun, *, seconds: float, as_json: bool, ended: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(summary_of(run, seconds=seconds), ensure_ascii=False))
        elif not ended:
            self.stdout.write(f"Started {run.run_id}, estimated {plural(run.estimated_credits, 'credit')}.")
        else:
            ready = (run.stage_7_result or {}).get("ready_for_review", 0)
            self.stdout.write(
                f"{run.run_id} {run.status} in {duration(seconds)}: {plural(ready, 'article')} ready for review, "
                f"{plural(run.total_credits_used, 'credit')} used. {run.error_message}".rstrip()
            )
