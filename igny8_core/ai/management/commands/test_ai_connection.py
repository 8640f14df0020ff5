"""Test what an account, or the server, is set to: does the AI answer, and if not, what is wrong."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.providers.choice import ProviderChoice, server_choice
from igny8_core.ai.services.connection_test import CHECKS, ConnectionResult, result_of
from igny8_core.business.accounts.models import Account


class Command(BaseCommand):
    """`manage.py test_ai_connection [--account NAME] [--kind text]`; ends with an error when a test fails."""

    help = (
        "Asks the AI providers something small and says what is wrong. Text costs less than a cent, pictures nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options."""
        parser.add_argument("--account", default="", help="name of the account; without it, what the server is set to")
        parser.add_argument("--kind", choices=list(CHECKS), help="test only this")

    def handle(self, *args: Any, **options: Any) -> None:
        """Test and print a line for each kind."""
        choice = _choice(options["account"])
        kinds = [options["kind"]] if options["kind"] else list(CHECKS)
        failed = [kind for kind in kinds if not self._tell(kind, result_of(choice, kind=kind))]
        if failed:
            raise CommandError(f"{len(failed)} of {len(kinds)} failed: {', '.join(failed)}.")

    def _tell(self, kind: str, result: ConnectionResult) -> bool:
        mark = self.style.SUCCESS("works") if result.ok else self.style.ERROR("fails")
        self.stdout.write(f"{kind}: {mark}. {result.sentence}")
        for warning in result.warnings:
            self.stdout.write(self.style.WARNING(f"  {warning}"))
        return result.ok


def _choice(account_name: str) -> ProviderChoice:
    if not account_name:
        return server_choice()
    account = Account.objects.filter(name=account_name).first()
    if account is None:
        known = ", ".join(Account.objects.order_by("name").values_list("name", flat=True)[:10]) or "none yet"
        raise CommandError(f"There is no account “{account_name}”. Known accounts: {known}.")
    return account_ai(account.pk).choice
