"""python -m igny8_core.fuzzing.seed FILE: a database with a row of everything, and an owner who is logged in."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from igny8_core.business.accounts.models import Role, Site, User  # noqa: E402
from igny8_core.business.accounts.services.members import add_member  # noqa: E402
from igny8_core.business.automation.models import AutomationRun  # noqa: E402
from igny8_core.business.automation.services.automation_service import AutomationService  # noqa: E402
from igny8_core.business.automation.services.configuring import config_of  # noqa: E402
from igny8_core.business.automation.services.driver import drive  # noqa: E402
from igny8_core.business.billing.services.onboarding import add_site_with_credits  # noqa: E402
from igny8_core.business.planning.keys import phrase_key  # noqa: E402
from igny8_core.business.planning.models import Keywords  # noqa: E402
from igny8_core.common.status_enums import RunStatus  # noqa: E402
from igny8_core.fuzzing.ids import BY_NAME, BY_PATH, Known  # noqa: E402

CREDITS = 100_000
#: Rows of each kind that requests may name.
MOST = 40


def seed() -> dict[str, Any]:
    """Two sites, one of which has been through the whole pipeline; the ids of all rows and the owner's cookies."""
    call_command("migrate", verbosity=0)
    site = _site("one.example.com", "cold brew ratio", "cold brew coffee", "espresso machine", "espresso cleaning")
    _run(site)
    _keywords(site, *(f"moka pot {number}" for number in range(MOST)))
    _site("two.example.com", "burr grinder", "hand grinder")
    return {"ids": _ids(), "cookies": _log_in(site)}


def _site(domain: str, *keywords: str) -> Site:
    site = add_site_with_credits(domain=domain, account_name="Fuzz", credits=CREDITS)
    config_of(site)
    _keywords(site, *keywords)
    return site


def _keywords(site: Site, *phrases: str) -> None:
    rows = [
        Keywords(account_id=site.account_id, site=site, keyword=one, keyword_key=phrase_key(one)) for one in phrases
    ]
    Keywords.objects.bulk_create(rows)


def _run(site: Site) -> None:
    run = AutomationService(site.account, site).start_automation("manual")
    while AutomationRun.objects.get(pk=run.pk).status == RunStatus.RUNNING:
        drive(run.pk, slice_seconds=5)


def _log_in(site: Site) -> dict[str, str]:
    user = User.objects.create_user(email="owner@example.com", password="only-for-fuzzing")  # type: ignore[no-untyped-call]  # noqa: S106
    add_member(account=site.account, user=user, role=Role.OWNER)
    client = Client()
    client.force_login(user)
    client.get("/api/v1/auth/session/", headers={"host": "localhost"})
    return {name: cookie.value for name, cookie in client.cookies.items()}


def _ids() -> Known:
    labels = {*BY_NAME.values(), *(label for _, label in BY_PATH)}
    return {label: _ids_of(label) for label in sorted(labels)}


def _ids_of(label: str) -> list[Any]:
    field = "run_id" if label == "automation.AutomationRun" else "pk"
    found = list(apps.get_model(label)._base_manager.values_list(field, flat=True)[:MOST])
    return [one if isinstance(one, int) else str(one) for one in found]


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(seed()))
