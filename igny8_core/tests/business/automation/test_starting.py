"""Starting a run: all of it or nothing, and never a second one."""

from __future__ import annotations

import re
import threading

import pytest
from django.db import connection

from igny8_core.ai.breaker import ProviderDownError
from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.services import starting
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.automation.services.starting import start_run
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.planning.models import Keywords
from igny8_core.common.exceptions import ConflictError, InsufficientCreditsError
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
    drive_to_stage,
    start,
)
from igny8_core.tests.business.automation.steering import credits_of, sentences, small_site
from igny8_core.tests.factories import AccountFactory, KeywordFactory, RunFactory, SiteFactory

pytestmark = pytest.mark.django_db


def test_a_run_starts_at_stage_1_and_holds_its_estimate_with_a_reserve(site_with_keywords, spec_provider):
    run = start(site_with_keywords)
    assert (run.status, run.current_stage, run.trigger_type) == ("running", 1, "manual")
    assert (run.estimated_credits, run.credits_held) == (866, 1040)
    assert credits_of(run) == (1500, 1040)
    hold = LedgerEntry.objects.get(kind="hold")
    assert (hold.run_id, hold.reserved_change, hold.balance_change) == (run.run_id, 1040, 0)
    assert sentences(run) == [
        "Automation started (trigger: manual)",
        "Credit check: Account has 1,500 credits, estimated need: 866 credits",
    ]


def test_the_run_id_is_readable_and_unique_within_a_second(site, time_machine):
    time_machine.move_to("2025-12-03T14:05:23Z", tick=False)
    ids = {start(SiteFactory(account=site.account)).run_id for _ in range(3)}
    assert len(ids) == 3
    assert all(re.fullmatch(r"run_20251203_140523_manual_[0-9a-f]{8}", one) for one in ids)


def test_a_worker_is_rung_for_after_the_commit(site, bells, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as later:
        run = start(site)
    assert bells.heard() == []
    for callback in later:
        callback()
    assert [(bell.task, bell.args) for bell in bells.heard()] == [("automation.drive_run", (run.pk,))]


def test_a_site_without_a_config_gets_one_with_the_defaults(site):
    start(site)
    config = AutomationConfig.objects.get(site=site)
    assert [getattr(config, f"stage_{n}_batch_size") for n in range(1, 7)] == [20, 1, 20, 1, 1, 1]
    assert not config.is_enabled


def test_too_few_credits_hold_nothing_and_start_nothing(script, bells, django_capture_on_commit_callbacks):
    site = small_site(account=AccountFactory.with_credits(100))
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(InsufficientCreditsError) as refused:
        start(site)
    assert refused.value.http_status == 402
    assert refused.value.details == {"required": 130, "available": 100, "estimated": 108}
    assert refused.value.message == (
        "Not enough credits. This run needs about 108 credits and holds 130 to be safe; you have 100."
    )
    assert not AutomationRun.objects.exists()
    assert not LedgerEntry.objects.filter(kind="hold").exists()
    assert bells.heard() == []


def test_exactly_enough_credits_are_enough(script):
    run = start(small_site(account=AccountFactory.with_credits(130)))
    assert credits_of(run) == (130, 130)


def test_what_another_run_holds_is_not_enough_twice(script):
    account = AccountFactory.with_credits(200)
    start(small_site(account=account))
    with pytest.raises(InsufficientCreditsError):
        start(small_site(account=account))


@pytest.mark.parametrize(("status", "says"), [("running", "is already in progress"), ("paused", "is paused")])
def test_a_second_start_names_the_run_in_the_way(site, status, says):
    first = RunFactory(site=site, status=status, current_stage=4)
    with pytest.raises(ConflictError, match=says) as refused:
        start(site)
    assert refused.value.http_status == 409
    assert refused.value.details == {"run_id": first.run_id, "current_stage": 4, "run_status": status}
    assert "currently on stage 4" in refused.value.message
    assert AutomationRun.objects.count() == 1


@pytest.mark.parametrize("status", ["completed", "failed", "cancelled"])
def test_a_run_that_has_ended_is_in_nobody_s_way(site, status):
    RunFactory(site=site, status=status)
    assert start(site).status == "running"


def test_other_sites_run_beside_each_other(site):
    start(site)
    assert start(SiteFactory(account=site.account)).status == "running"


def test_a_site_with_nothing_to_do_completes_at_once_and_costs_nothing(site):
    run = drive_to_end(start(site))
    assert (run.status, run.estimated_credits, run.total_credits_used) == ("completed", 0, 0)
    assert run.stage_7_result["ready_for_review"] == 0
    assert not LedgerEntry.objects.filter(run_id=run.run_id).exists()
    assert "No keywords to process" in sentences(run)


def test_what_a_failed_run_left_open_belongs_to_the_next(script):
    site = small_site()
    script.then(ProviderDownError("The provider is down."))
    failed = drive_to_end(start(site))
    assert failed.status == "failed"
    assert set(Keywords.objects.values_list("generation_status", flat=True)) == {"queued"}
    following = start(site)
    assert set(Keywords.objects.values_list("generation_status", flat=True)) == {"pending"}
    assert set(AITask.objects.filter(run=failed).values_list("status", flat=True)) == {"cancelled"}
    failed.refresh_from_db()
    assert_counters_match_rows(failed)
    assert drive_to_end(following).status == "completed"
    assert following.stage_1_result["keywords_processed"] == 3
    assert_books_balance(following)


def test_keywords_that_come_after_the_queue_was_filled_wait_for_the_next_run(script):
    site = small_site()
    run = drive_to_stage(start(site), 1)
    late = KeywordFactory(site=site)
    assert drive_to_end(run).stage_1_result["keywords_processed"] == 3
    assert Keywords.objects.get(pk=late.pk).status == "new"


# The race -------------------------------------------------------------------------------------------------------------


def _start_two_at_once(site, monkeypatch):
    """Both pass the first look before either inserts; returns what each got."""
    barrier, outcomes = threading.Barrier(2, timeout=20), []
    estimate = starting.estimate_for

    def wait_for_the_other(site):
        found = estimate(site)
        barrier.wait()
        return found

    def go():
        try:
            outcomes.append(start_run(site=site, trigger="manual"))
        except Exception as error:
            outcomes.append(error)
        finally:
            connection.close()

    AutomationService(site.account, site)
    monkeypatch.setattr(starting, "estimate_for", wait_for_the_other)
    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(outcomes, key=lambda one: isinstance(one, Exception))


@pytest.fixture
def ready_site():
    site = SiteFactory()
    AutomationConfig.objects.create(site=site, account=site.account)
    return site


@pytest.mark.django_db(transaction=True)
def test_of_two_starts_at_the_same_moment_the_index_lets_one_through(ready_site, monkeypatch):
    winner, loser = _start_two_at_once(ready_site, monkeypatch)
    assert isinstance(loser, ConflictError), loser
    assert loser.details["run_id"] == winner.run_id
    assert AutomationRun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_index_both_would_start(ready_site, monkeypatch):
    """The negative control: the race is real, and it is the index that decides it."""
    lock = next(c for c in AutomationRun._meta.constraints if c.name == "one_active_run_per_site")
    with connection.schema_editor() as editor:
        editor.remove_constraint(AutomationRun, lock)
    try:
        outcomes = _start_two_at_once(ready_site, monkeypatch)
        assert all(isinstance(one, AutomationRun) for one in outcomes), outcomes
        assert AutomationRun.objects.filter(status="running").count() == 2
    finally:
        AutomationRun.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(AutomationRun, lock)
