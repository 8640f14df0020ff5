"""manage.py setup_demo"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from igny8_core.business.automation.services.demo import EMAIL, PASSWORD, set_up_demo


class Command(BaseCommand):
    """Makes the demo account, its site, keywords and credits; does nothing when they are there."""

    help = "Make the demo account, its site, keywords and credits; does nothing when they are there."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line with the login."""
        site = set_up_demo()
        self.stdout.write(f"{site.domain}: log in as {EMAIL} with {PASSWORD}")
