"""Bring the database up to date and put the demo account in, in one start of Django instead of two."""

from __future__ import annotations

import django
from django.core.management import call_command


def main() -> None:
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("setup_demo")


if __name__ == "__main__":
    main()
