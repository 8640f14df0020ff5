"""Reconciling: a healthy system has no difference, and every kind of difference is found and named."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import F

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.reconcile import reconcile
from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.tests.business.automation.pipeline import drive_to_end, drive_to_stage, start
from igny8_core.tests.factories import KeywordFactory, SiteFactory


@pytest.fixture
def run(script, site):
    KeywordFactory.create_batch(6, site=site)
    return drive_to_end(start(site))


def named():
    return [(d.what, d.expected, d.found) for d in reconcile().differences]


def test_a_completed_run_leaves_books_that_agree(run):
    found = reconcile()
    assert found.differences == []
    assert (found.accounts, found.runs) == (1, 1)
    assert found.ledger_entries == LedgerEntry.objects.count() > 3


def test_a_run_in_the_middle_holds_what_its_account_reserves(script, site):
    KeywordFactory.create_batch(6, site=site)
    run = drive_to_stage(start(site), 4, batches=1)
    assert run.credits_held > 0
    assert reconcile().differences == []


def test_an_account_without_a_wallet_or_an_entry_agrees(db):
    SiteFactory()
    Wallet.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {LedgerEntry._meta.db_table}")
    assert reconcile().differences == []


def test_a_wallet_that_was_changed_by_hand_is_found(run):
    before = Wallet.objects.get().balance
    Wallet.objects.update(balance=F("balance") + 7)
    assert named() == [("balance", before, before + 7)]


def test_reserved_credits_without_a_hold_are_found_in_the_ledger_and_at_the_runs(run):
    Wallet.objects.update(reserved=5)
    assert named() == [("reserved credits", 0, 5), ("credits held by runs", 5, 0)]


def test_a_capture_that_is_missing_is_found_at_wallet_run_and_task(run):
    task = AITask.objects.filter(function="generate_ideas").first()
    assert task.credits_used == 2
    # The model refuses to; somebody with a database shell does not ask it.
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {LedgerEntry._meta.db_table} WHERE idempotency_key = %s", [f"capture:{task.pk}"])
    balance, used = Wallet.objects.get().balance, AutomationRun.objects.get().total_credits_used
    assert named() == [
        ("balance", balance + 2, balance),
        ("reserved credits", 2, 0),
        ("credits used", used - 2, used),
        ("credits used", 0, 2),
    ]


def test_a_run_that_ended_and_still_holds_is_found(run):
    AutomationRun.objects.update(credits_held=9)
    assert named() == [("credits held by runs", 0, 9), ("credits held", 0, 9)]


def test_each_account_is_compared_by_itself(run):
    other = SiteFactory().account
    Wallet.objects.filter(account=other).update(balance=1)
    assert [d.account for d in reconcile().differences] == [other.name]


def test_the_number_of_queries_does_not_grow_with_the_history(run, django_assert_num_queries):
    for _ in range(3):
        SiteFactory()
    with django_assert_num_queries(9):
        assert reconcile().differences == []


def test_the_command_says_that_all_is_well_and_how_much_it_looked_at(run, capsys):
    call_command("reconcile_credits")
    entries = LedgerEntry.objects.count()
    assert capsys.readouterr().out == f"1 account, {entries} ledger entries, 1 run: 0 differences.\n"


def test_the_command_lists_every_difference_and_exits_with_1(run, capsys):
    Wallet.objects.update(balance=F("balance") + 1000)
    with pytest.raises(SystemExit, match="1"):
        call_command("reconcile_credits")
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{run.account.name}: balance of the wallet is ")
    assert last.endswith("1 difference.")


def test_the_command_prints_one_json_object(run, capsys):
    call_command("reconcile_credits", json=True)
    assert json.loads(capsys.readouterr().out)["differences"] == []
