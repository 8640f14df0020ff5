"""Two threads and one task: a cancel against a save, a failure, a retry and another cancel."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from igny8_core.ai.engine import AccountBooks, AIEngine
from igny8_core.ai.models import AITask
from igny8_core.ai.services import cancelling
from igny8_core.ai.services.cancelling import cancel_task
from igny8_core.ai.services.taking_up import retry_task
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.selectors import balance_of, ledger_sum
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.common.exceptions import ConflictError
from igny8_core.tests.ai.engine.claimed import called, clustering

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def both(*acts):
    """Run the acts at the same moment; what each returned or raised."""
    barrier, results = threading.Barrier(len(acts)), [None] * len(acts)

    def one(n, act):
        try:
            barrier.wait(timeout=30)
            results[n] = act()
        except BaseException as error:  # a thread's error would be lost otherwise
            results[n] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(n, act)) for n, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def fresh(task):
    return AITask.objects.get(pk=task.pk)


def queued(site):
    task = clustering(site)
    Keywords.objects.filter(pk__in=task.input_ids).update(generation_status="queued")
    return task


def consistent(task):
    """All of it or nothing: outputs, charge and status say the same."""
    task = fresh(task)
    rows = set(Keywords.objects.filter(pk__in=task.input_ids).values_list("status", "generation_status"))
    charges = LedgerEntry.objects.filter(kind="capture", task_id=task.pk).count()
    assert balance_of(account_id=task.account_id) == ledger_sum(account_id=task.account_id)
    if task.status == "completed":
        return rows == {("mapped", "completed")} and charges == 1
    return task.status == "cancelled" and rows == {("new", "pending")} and charges == 0


def test_a_cancel_against_a_save_ends_in_one_of_the_two(site, script):
    for _ in range(ROUNDS):
        task = queued(site)
        execution = called(task)
        saved, refused = both(lambda e=execution: AIEngine().settle(e, None), lambda t=task: cancel_task(t))
        assert consistent(task), (saved, refused)
        won = fresh(task).status == "cancelled"
        assert (refused is None, saved is not None and saved.stale) == (won, won)


def test_a_cancel_that_meets_a_save_half_way_waits_for_it_and_is_refused(site, script, monkeypatch):
    """The save has the rows already: the cancel must not hold the task while it waits for them."""
    task, inside, settle = queued(site), threading.Event(), AccountBooks.settle

    def slowly(self, execution, saved):
        inside.set()
        threading.Event().wait(0.5)
        return settle(self, execution, saved)

    monkeypatch.setattr(AccountBooks, "settle", slowly)
    execution = called(task)
    saved, refused = both(
        lambda: AIEngine().settle(execution, None), lambda: inside.wait(30) and cancel_task(fresh(task))
    )
    assert saved is None
    assert isinstance(refused, ConflictError)
    assert consistent(task)
    assert Clusters.objects.count() == 1


def test_without_its_guard_a_cancel_would_undo_what_was_charged(site, script, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(cancelling, "CANCELLABLE", ("pending", "processing", "completed"))
    task = queued(site)
    assert AIEngine().settle(called(task), None) is None
    cancel_task(fresh(task))
    assert not consistent(task)


def test_a_cancel_against_a_final_failure_ends_in_one_of_the_two(site, script, settings):
    settings.TASK_MAX_ATTEMPTS = 1
    for _ in range(ROUNDS):
        task = queued(site)
        execution = called(task)
        failure, refused = both(
            lambda e=execution: AIEngine().settle(e, RuntimeError("broken")), lambda t=task: cancel_task(t)
        )
        status = fresh(task).status
        rows = set(Keywords.objects.filter(pk__in=task.input_ids).values_list("generation_status", flat=True))
        assert (status, rows) in [("cancelled", {"pending"}), ("failed", {"failed"})]
        assert failure.stale == (status == "cancelled") == (refused is None)


def test_of_two_cancels_one_is_refused(site):
    for _ in range(ROUNDS):
        task = queued(site)
        results = both(*[lambda t=task: cancel_task(t)] * 2)
        assert sorted(type(one).__name__ for one in results) == ["ConflictError", "NoneType"]
        assert consistent(task)


def test_of_two_retries_one_is_refused(site):
    for _ in range(ROUNDS):
        task = queued(site)
        cancel_task(task)
        results = both(*[lambda t=task: retry_task(t)] * 2)
        assert sorted(type(one).__name__ for one in results) == ["ConflictError", "NoneType"]
        assert fresh(task).status == "pending"


def test_a_task_that_is_cancelled_and_asked_again_keeps_the_old_worker_out(site, script):
    task = queued(site)
    old = called(task)
    cancel_task(task)
    retry_task(fresh(task))
    results = both(lambda: AIEngine().settle(old, None), lambda: AIEngine().execute(task_id=task.pk))
    assert results[0].stale
    assert results[1] is None
    assert consistent(task)
    assert LedgerEntry.objects.filter(kind="capture").count() == 1
