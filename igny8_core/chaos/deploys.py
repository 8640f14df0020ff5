"""python -m igny8_core.chaos.deploys [--minutes 10] [--every 30] [--database sqlite|postgres]

Deploys under load: every so many seconds a new worker comes and the old one is asked to stop (SIGTERM). Prints figures.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack

from igny8_core.tests.servers import postgres_url, redis_url

# Models can be imported only after Django is set up, and Django only once the servers are there.
_INSIDE = (
    "import sys, django; django.setup(); from igny8_core.chaos.deploying import main; "
    "main(seconds=float(sys.argv[1]), every=float(sys.argv[2]))"
)


def main() -> int:
    """0 when nothing was lost, wasted or paid twice."""
    asked = _arguments()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="igny8-deploys-"))
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "igny8_core.tests.services.settings",
            "IGNY8_DATA_DIR": folder,
            "REDIS_URL": stack.enter_context(redis_url()),
        }
        environment.pop("DATABASE_URL", None)
        if asked.database == "postgres":
            url = stack.enter_context(postgres_url())
            environment |= {"DATABASE_URL": url, "TEST_DATABASE_URL": url}
        command = [sys.executable, "-c", _INSIDE, str(asked.minutes * 60), str(asked.every)]
        return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m igny8_core.chaos.deploys", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--every", type=float, default=30, help="seconds between two deploys")
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
