"""Notices and what waits to be sent, for tests."""

from __future__ import annotations

from django.db import transaction

from igny8_core.business.notifications.models import Notification, OutboxMessage, SiteWebhook
from igny8_core.business.notifications.services.notify import Notice, notify_members

EVENT = {
    "event": "run.completed",
    "run_id": "run_20261120_202541_manual_c855",
    "site": {"id": 1, "domain": "coffee.example.com"},
    "status": "completed",
    "counts": {"ready_for_review": 43, "failed": 0},
    "credits": 449,
    "error": None,
    "at": "2026-11-20T20:25:50+00:00",
}


def notice(**changes) -> Notice:
    usual = {
        "key": "run_1:1:run.completed",
        "kind": Notification.Kind.RUN_COMPLETED,
        "level": Notification.Level.SUCCESS,
        "title": "Automation of coffee.example.com completed: 43 articles ready for review, 449 credits",
        "sentence": "It took 9s.",
        "link": "/automation?site=1",
        "event": EVENT,
    }
    return Notice(**{**usual, **changes})


def tell(site, **changes) -> None:
    with transaction.atomic():
        notify_members(site=site, notice=notice(**changes))


def hook_of(site, url="https://hooks.example.com/x", **fields) -> SiteWebhook:
    return SiteWebhook.objects.create(site=site, account=site.account, url=url, secret="whsec_test", **fields)


def states() -> list[tuple[str, str, int]]:
    """(kind, status, attempts) of everything in the outbox, oldest first."""
    return list(OutboxMessage.objects.order_by("pk").values_list("kind", "status", "attempts"))
