"""kill -9 of the worker in the middle of stage 4: the next worker finishes, nothing is lost, nothing charged twice."""

from __future__ import annotations

from collections import Counter

import pytest
from celery import Celery

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.content.models import Content, Images
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    start,
    tally_of,
)
from igny8_core.tests.factories import KeywordFactory, SiteFactory
from igny8_core.tests.servers import redis_url
from igny8_core.tests.services.workers import environment, wait_until, worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


@pytest.fixture
def broker():
    with redis_url() as url:
        yield url


def test_a_run_survives_kill_9_of_its_worker(broker, tmp_path, settings):
    variables = environment(redis_url=broker, data_dir=tmp_path)
    bell = Celery(broker=broker)
    site = SiteFactory()
    KeywordFactory.create_batch(20, site=site)
    run = start(site)

    with worker(variables) as first:
        bell.send_task("automation.drive_run", args=[run.pk])
        wait_until(lambda: _done_in_stage_4(run) >= 3, seconds=60, what="three articles")
        first.kill()
        first.wait()

    run.refresh_from_db()
    assert (run.status, run.current_stage) == ("running", 4)
    with worker(variables):
        wait_until(lambda: _ended(run, bell), seconds=90, what="the end of the run")

    run.refresh_from_db()
    assert run.status == "completed"
    assert_counters_match_rows(run)
    assert_books_balance(run)
    assert_nothing_twice(run)
    assert_calls_wasted_at_most(1, tmp_path / "calls.txt", run)


def _done_in_stage_4(run: AutomationRun) -> int:
    run.refresh_from_db()
    return tally_of(run, 4).batches_run if run.current_stage == 4 else 0


def _ended(run: AutomationRun, bell: Celery) -> bool:
    """The sweeper's message, as beat sends it: the killed worker took the run's own message with it."""
    run.refresh_from_db()
    if run.status == "running":
        bell.send_task("automation.sweep")
    return run.status != "running"


def assert_nothing_twice(run: AutomationRun) -> None:
    captures = LedgerEntry.objects.filter(run_id=run.run_id, kind="capture")
    assert max(Counter(captures.values_list("task_id", flat=True)).values()) == 1
    assert -sum(captures.values_list("balance_change", flat=True)) == run.total_credits_used
    articles = Content.objects.filter(site_id=run.site_id)
    assert articles.count() == tally_of(run, 4).total
    assert set(articles.values_list("status", flat=True)) == {"review"}
    assert Images.objects.filter(site_id=run.site_id, status="generated").count() == tally_of(run, 6).total
    assert not AITask.objects.filter(run=run).exclude(status="completed").exists()


def assert_calls_wasted_at_most(limit: int, calls, run: AutomationRun) -> None:
    paid = calls.read_text().splitlines()
    needed = AITask.objects.filter(run=run).exclude(function="bulk_queue_to_writer").count()
    assert needed <= len(paid) <= needed + limit
