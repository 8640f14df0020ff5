"""The demo of `make run` with one completed run, in a new database. Prints its login and the run as JSON."""

from __future__ import annotations

import json

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from igny8_core.business.automation.models import AutomationRun  # noqa: E402
from igny8_core.business.automation.services.automation_service import AutomationService  # noqa: E402
from igny8_core.business.automation.services.demo import EMAIL, PASSWORD, set_up_demo  # noqa: E402
from igny8_core.business.automation.services.driver import drive  # noqa: E402
from igny8_core.common.status_enums import RunStatus  # noqa: E402


def main() -> None:
    """Drives the run in this process."""
    call_command("migrate", verbosity=0)
    site = set_up_demo()
    run = AutomationService(site.account, site).start_automation("manual")
    while AutomationRun.objects.get(pk=run.pk).status == RunStatus.RUNNING:
        drive(run.pk, slice_seconds=5)
    print(json.dumps({"email": EMAIL, "password": PASSWORD, "site_id": site.pk, "run_id": run.run_id}))


if __name__ == "__main__":
    main()
