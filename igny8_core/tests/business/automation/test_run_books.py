"""The books of a run: who sees a batch, what it costs, and counters written with it."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module

import pytest
from django.db import OperationalError

from igny8_core.ai.engine import claim
from igny8_core.ai.models import AITask
from igny8_core.business.automation.services.drive_state import DriveState
from igny8_core.business.automation.services.run_books import RunBooks
from igny8_core.business.automation.services.run_lease import RunLease
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.planning.models import Keywords
from igny8_core.common.exceptions import InsufficientCreditsError
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
    drive_to_stage,
    start,
)
from igny8_core.tests.business.automation.steering import credits_of, sentences, small_site

#: The package shows the functions of these names, not the modules.
fail_module, save_module = (import_module(f"igny8_core.ai.engine.{name}") for name in ("fail", "save"))
pytestmark = pytest.mark.django_db


@pytest.fixture
def run(script):
    return drive_to_stage(start(small_site()), 1)


@pytest.fixture
def state(run):
    return DriveState.load(RunLease.take(run.pk))


@pytest.fixture
def execution(run):
    return claim(task=AITask.objects.get(run=run))


def test_a_batch_in_work_for_more_than_a_second_is_announced_and_its_rows_show_it(run, state, execution):
    RunBooks(state).seen(execution)
    assert sentences(run)[-1] == "Processing batch 1/1: 3 keywords"
    assert set(Keywords.objects.values_list("generation_status", flat=True)) == {"processing"}


def test_it_is_announced_once(run, state, execution):
    books = RunBooks(state)
    books.seen(execution)
    books.seen(execution)
    books.will_retry(execution, {"error_message": "Down.", "error_type": "AIProviderError"}, None)
    assert sentences(run)[-2:] == [
        "Processing batch 1/1: 3 keywords",
        "“3 keywords” failed: Down. It will be tried again.",
    ]


def test_a_quick_batch_is_announced_with_its_end(run):
    done = [line for line in sentences(drive_to_end(run)) if "atch" in line]
    assert done[1:3] == [
        "Processing batch 1/1: 3 keywords",
        "Batch 1 complete: 3 keywords mapped into 1 cluster (1 credit)",
    ]


def test_every_batch_has_one_capture_out_of_the_hold(run):
    run = drive_to_end(run)
    captures = LedgerEntry.objects.filter(kind="capture")
    assert captures.count() == len(set(captures.values_list("task_id", flat=True)))
    assert all(c.balance_change == c.reserved_change and c.run_id == run.run_id for c in captures)
    assert -sum(c.balance_change for c in captures) == run.total_credits_used
    assert captures.get(function="auto_cluster").description == "Stage 1: 3 keywords mapped into 1 cluster"
    assert_books_balance(run)


def test_half_credits_are_rounded_up_on_the_running_total(run):
    """Two articles with two prompts of half a credit: 1 + 1, and never 2 × ceil of something."""
    run = drive_to_end(run)
    prices = LedgerEntry.objects.filter(function="generate_image_prompts", kind="capture")
    assert [p.balance_change for p in prices] == [-1, -1]
    assert run.stage_5_result["credits_used"] == 2


def test_a_price_within_the_hold_asks_no_wallet(state, execution, django_assert_num_queries):
    with django_assert_num_queries(0):
        RunBooks(state).check(execution, Decimal(3))


def test_a_price_beyond_the_hold_must_be_free(run, state, execution):
    state.run.credits_held = 0
    RunBooks(state).check(execution, Decimal(5 * (1500 - credits_of(run)[1])))
    with pytest.raises(InsufficientCreditsError):
        RunBooks(state).check(execution, Decimal(5 * (1500 - credits_of(run)[1]) + 1))


def test_figures_of_a_save_that_was_undone_are_not_taken_over(run, monkeypatch):
    """The database goes away at the end of a save: the batch is tried again in the same slice, and counts once."""
    complete, gone = save_module._complete, iter([True])

    def away_once(*args):
        if next(gone, False):
            raise OperationalError("server closed the connection unexpectedly")
        complete(*args)

    monkeypatch.setattr(save_module, "_complete", away_once)
    monkeypatch.setattr(fail_module, "BACKOFF_SECONDS", 0)
    run = drive_to_end(run)
    assert (run.status, next(gone, "was away")) == ("completed", "was away")
    assert_counters_match_rows(run)
    assert_books_balance(run)
