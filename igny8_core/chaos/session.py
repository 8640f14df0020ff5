"""One database under chaos: the process that sets Django up on it, breaks things and prints the figures as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from igny8_core.chaos import unsafe  # noqa: E402
from igny8_core.chaos.cells import some_cells  # noqa: E402
from igny8_core.chaos.diary import Folder  # noqa: E402
from igny8_core.chaos.matrix import Matrix  # noqa: E402
from igny8_core.chaos.plan import Plan  # noqa: E402
from igny8_core.chaos.provider import COUNTER  # noqa: E402
from igny8_core.chaos.sitting import Sitting  # noqa: E402


def main() -> None:
    """Everything that the plan asks for."""
    plan = Plan.from_json(sys.argv[1])
    call_command("migrate", verbosity=0)
    print(json.dumps(_figures(plan)), flush=True)


def _figures(plan: Plan) -> dict[str, Any]:
    figures: dict[str, Any] = {"plan": json.loads(plan.to_json())}
    if plan.without_safety:
        unsafe.switch_off()
        unsafe.drop_lock()
    if plan.cells:
        figures["matrix"] = Matrix(some_cells(plan.cells), _folder("matrix")).play().to_json()
        call_command("flush", interactive=False, verbosity=0)
    if plan.runs:
        # Workers are forked from another process, but the connection of this one is nobody else's business.
        connection.close()
        figures["sitting"] = Sitting(plan, _folder("sitting")).hold().to_json()
    return figures


def _folder(name: str) -> Folder:
    """Of one part; the calls that this process makes are written down there, too."""
    folder = Folder(Path(settings.DATA_DIR) / name)
    folder.path.mkdir()
    COUNTER.folder = folder
    return folder


if __name__ == "__main__":
    main()
