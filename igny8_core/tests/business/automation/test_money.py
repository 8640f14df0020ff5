"""What a run cost in dollars: its own calls, those in vain as well, and an honest count of what nobody knows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from igny8_core.ai.models import AIUsageLog
from igny8_core.business.automation.selectors.money import RunCost, cost_of_run
from igny8_core.tests.business.automation.pipeline import drive_to_end, start
from igny8_core.tests.business.automation.steering import small_site
from igny8_core.tests.factories import AITaskFactory, RunFactory

pytestmark = pytest.mark.django_db


def _used(run, cost, **fields):
    task = AITaskFactory(site=run.site, run=run, stage=1, position=AIUsageLog.objects.count())
    AIUsageLog.objects.create(
        account_id=run.account_id, site=run.site, task=task, function="auto_cluster", provider="p", model="m",
        cost=cost, **fields,
    )  # fmt: skip


def test_calls_in_vain_cost_as_well_and_other_runs_do_not(site):
    run = RunFactory.completed(site=site)
    _used(run, Decimal("0.25"))
    _used(run, Decimal("0.000001"), accepted=False)
    _used(RunFactory.completed(site=site), Decimal("9"))
    assert cost_of_run(run) == RunCost(dollars=Decimal("0.250001"), unknown=0)


def test_what_nobody_knows_is_counted_and_not_taken_for_nothing(site):
    run = RunFactory.completed(site=site)
    _used(run, None)
    _used(run, Decimal("0.5"))
    assert cost_of_run(run) == RunCost(dollars=Decimal("0.5"), unknown=1)


def test_a_run_without_calls_cost_nothing(site):
    assert cost_of_run(RunFactory.completed(site=site)) == RunCost(dollars=Decimal(0), unknown=0)


def test_an_offline_run_costs_nothing_and_that_is_known(settings):
    settings.AI_TEXT_PROVIDER = settings.AI_IMAGE_PROVIDER = settings.OFFLINE
    run = drive_to_end(start(small_site()))
    assert run.status == "completed"
    assert cost_of_run(run) == RunCost(dollars=Decimal(0), unknown=0)


def test_the_price_table_prices_a_whole_run(settings, script):
    settings.AI_PRICES = {"scripted": {"input": "1", "output": "10"}}
    run = drive_to_end(start(small_site()))
    # Questions of 30 tokens with answers of 70; the pictures tell no tokens.
    texts = 1 + 1 + 2 + 2
    assert cost_of_run(run) == RunCost(dollars=Decimal("0.00073") * texts, unknown=4)
