"""Small runs: three keywords become one cluster, two ideas, two articles and four images (11 batches, 15 credits)."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.automation.services.driver import drive
from igny8_core.business.billing.selectors import balance_of
from igny8_core.tests.factories import KeywordFactory, SiteFactory

PRICE = 1 + 2 + 2 + 2 + 8


def small_site(**fields):
    site = SiteFactory(**fields)
    KeywordFactory.create_batch(3, site=site)
    return site


def service_of(run: AutomationRun) -> AutomationService:
    """The service as a new request would get it."""
    return AutomationService.from_run_id(run.run_id)


def drive_through(run: AutomationRun, clock) -> AutomationRun:
    """Drive until the run is not running; where it waits for a retry, the clock moves on."""
    for _ in range(200):
        following = drive(run.pk, slice_seconds=60)
        if not following.go_on:
            run.refresh_from_db()
            return run
        if following.wake_at:
            clock.shift(max(following.wake_at - timezone.now(), timedelta()) + timedelta(seconds=1))
    raise AssertionError("the run goes on for ever")


def credits_of(run: AutomationRun) -> tuple[int, int]:
    """(balance, reserved) of the run's account."""
    wallet = balance_of(account_id=run.account_id)
    return wallet.balance, wallet.reserved


def sentences(run: AutomationRun) -> list[str]:
    return list(run.events.order_by("id").values_list("message", flat=True))
