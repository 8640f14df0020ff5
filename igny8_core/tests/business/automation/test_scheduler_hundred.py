"""A hundred sites are due in the same second: all start, each once, whatever is broken among them."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.selectors.reconcile import reconcile
from igny8_core.business.automation.services.scheduler import start_due_runs
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.tests.business.automation.schedulers import look_at_once
from igny8_core.tests.factories import AccountFactory, ConfigFactory, KeywordFactory, SiteFactory

pytestmark = pytest.mark.django_db(transaction=True)
SITES = 100
SLOT, NEXT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC), datetime(2026, 1, 6, 2, 0, tzinfo=UTC)
#: For a machine that does much else besides; alone it takes a tenth.
SECONDS = 30


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(SLOT, tick=True)


@pytest.fixture
def hundred():
    """Sites of ten accounts, each with a keyword to work on."""
    accounts = [AccountFactory.with_credits(10_000) for _ in range(10)]
    sites = [SiteFactory(account=accounts[n % 10]) for n in range(SITES)]
    for site in sites:
        KeywordFactory(site=site)
        ConfigFactory(site=site, is_enabled=True, next_run_at=SLOT)
    return sites


def assert_started_once(sites):
    runs = AutomationRun.objects.filter(site__in=sites)
    assert sorted(runs.values_list("site_id", flat=True)) == sorted(site.pk for site in sites)
    assert set(runs.values_list("slot", "status")) == {(SLOT, "running")}
    assert set(AutomationConfig.objects.filter(site__in=sites).values_list("next_run_at", flat=True)) == {NEXT}
    assert LedgerEntry.objects.filter(kind="hold", run_id__in=runs.values("run_id")).count() == len(sites)
    assert reconcile().differences == []


def test_one_scheduler_starts_all_of_them_within_its_minute(hundred):
    began = time.perf_counter()
    assert len(start_due_runs()) == SITES
    assert time.perf_counter() - began < SECONDS
    assert_started_once(hundred)


def test_three_schedulers_start_each_of_them_once(hundred):
    assert len(look_at_once(SLOT)) == SITES
    assert_started_once(hundred)


def test_a_broken_site_in_the_middle_harms_none_and_is_tried_again(hundred, caplog):
    broken, others = hundred[SITES // 2], [*hundred[: SITES // 2], *hundred[SITES // 2 + 1 :]]
    # No such place: the slot after this one cannot be told.
    type(broken).objects.filter(pk=broken.pk).update(timezone="Mars/Olympus_Mons")
    look_at_once(SLOT)
    assert_started_once(others)
    assert f"The scheduled run of {broken.domain} could not be started" in caplog.text
    assert not AutomationRun.objects.filter(site=broken).exists()

    type(broken).objects.filter(pk=broken.pk).update(timezone="UTC")
    assert len(start_due_runs()) == 1
    assert_started_once(hundred)


def test_an_account_without_credits_in_the_middle_keeps_nobody_from_starting(hundred):
    poor = [site for site in hundred if site.account_id == hundred[5].account_id]
    others = [site for site in hundred if site not in poor]
    type(poor[0].account.wallet).objects.filter(account=poor[0].account).update(balance=0)
    LedgerEntry.objects.create(
        account=poor[0].account, kind="capture", balance_change=-10_000, idempotency_key="spent elsewhere"
    )
    assert len(start_due_runs()) == len(others)
    assert_started_once(others)
    refused = AutomationRun.objects.filter(site__in=poor)
    assert {run.error["error_type"] for run in refused} == {"InsufficientCreditsError"}
    assert refused.count() == len(poor)
