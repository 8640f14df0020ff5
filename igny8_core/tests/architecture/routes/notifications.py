"""Below notifications/."""

from __future__ import annotations

from typing import Any

from igny8_core.business.accounts.models import Membership, Role
from igny8_core.business.notifications.models import SiteWebhook
from igny8_core.tests.architecture.routes.case import Case, account_id, ids, site_id
from igny8_core.tests.factories import NotificationFactory


def own_notification(site: Any) -> Any:
    """One of the account's owner, if there is one."""
    owner = Membership.objects.filter(account=site.account, role=Role.OWNER).first()
    return NotificationFactory(site=site, **({"user": owner.user} if owner else {}))


def webhook(site: Any) -> Any:
    return SiteWebhook.objects.create(site=site, account=site.account, url="https://127.0.0.1/x", secret="s")


CASES = (
    Case(
        "POST notifications/read/",
        "body ids",
        body=ids,
        state=own_notification,
        own_rows=True,
    ),
    Case("GET notifications/preferences/", "query account_id", query=account_id),
    Case(
        "PUT notifications/preferences/",
        "query account_id",
        query=account_id,
        body=lambda site, run: {"by_email": False},
    ),
    Case("GET notifications/sites/{site_id}/webhook/", "path site_id", path=site_id),
    Case(
        "PUT notifications/sites/{site_id}/webhook/",
        "path site_id",
        path=site_id,
        body=lambda site, run: {"url": "https://93.184.215.14/x"},
    ),
    Case("DELETE notifications/sites/{site_id}/webhook/", "path site_id", path=site_id, state=webhook),
    Case("POST notifications/sites/{site_id}/webhook/secret/", "path site_id", path=site_id, state=webhook),
    Case("POST notifications/sites/{site_id}/webhook/test/", "path site_id", path=site_id, state=webhook),
)
#: These speak of whoever asks.
NO_ID = {"GET notifications/"}
