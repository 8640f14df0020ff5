"""Bring the database up to date and put the demo account in; start its first run when told to.

One process for all three, for each start of Django takes seconds. Prints one line that says how to log in, waits for a
line on standard input, starts the first run. Without that line, when the input ends, it ends.
"""

from __future__ import annotations

import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection


def main() -> None:
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    # Collected files are for production; without the folder the web server warns at each start.
    Path(str(settings.STATIC_ROOT)).mkdir(parents=True, exist_ok=True)
    call_command("setup_demo")
    sys.stdout.flush()
    connection.close()
    if sys.stdin.readline():
        call_command("start_demo_run")


if __name__ == "__main__":
    main()
