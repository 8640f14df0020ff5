"""manage.py start_demo_run"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from igny8_core.business.automation.services.demo import set_up_demo, start_first_run


class Command(BaseCommand):
    """Starts the demo's first run; does nothing when it has had one."""

    help = "Start the demo's first run; does nothing when it has had one."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line."""
        run = start_first_run(set_up_demo())
        self.stdout.write(f"Started {run.run_id}." if run else "The demo has had its first run.")
