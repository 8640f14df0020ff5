"""manage.py add_site DOMAIN --account NAME [--credits N] [--timezone ZONE]"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from igny8_core.business.accounts.models import valid_time_zone
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.billing.services.onboarding import add_site_with_credits
from igny8_core.common.exceptions import AppError


class Command(BaseCommand):
    """Adds a site."""

    help = "Add a site to an account (made when it is new) and grant it credits."

    def add_arguments(self, parser: CommandParser) -> None:
        """DOMAIN, --account, --credits, --timezone"""
        parser.add_argument("domain")
        parser.add_argument("--account", required=True, metavar="NAME")
        parser.add_argument("--credits", type=int, default=0, metavar="N")
        parser.add_argument("--timezone", default="UTC", metavar="ZONE", help="of the schedule, such as Europe/Berlin")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line that says what there is now."""
        if options["credits"] < 0:
            raise CommandError("--credits must be 0 or more.")
        try:
            valid_time_zone(options["timezone"])
            site = add_site_with_credits(
                domain=options["domain"],
                account_name=options["account"],
                credits=options["credits"],
                timezone=options["timezone"],
            )
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        except AppError as error:
            raise CommandError(error.message) from error
        balance = balance_of(account_id=site.account_id).balance
        self.stdout.write(f"Added {site.domain} to {site.account.name}, which has {balance:,} credits.")
