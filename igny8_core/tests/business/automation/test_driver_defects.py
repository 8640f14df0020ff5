"""A defect outside of any batch: the run says so instead of going round for ever."""

from __future__ import annotations

import pytest
from django.db import OperationalError

from igny8_core.ai.functions.auto_cluster import AutoCluster
from igny8_core.business.automation.services.driver import NOTHING, drive
from igny8_core.business.automation.services.resuming import resume
from igny8_core.tests.business.automation.pipeline import assert_books_balance, drive_to_end, start
from igny8_core.tests.factories import KeywordFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("spec_provider")]


@pytest.fixture
def run(site):
    KeywordFactory.create_batch(3, site=site)
    return start(site)


def broken_by(error):
    def plan(*args, **kwargs):
        raise error

    return plan


def test_a_plan_that_breaks_fails_the_run_with_a_sentence_and_gives_the_hold_back(run, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(AutoCluster, "plan", broken_by(ZeroDivisionError()))
        assert not drive(run.pk).go_on
    run.refresh_from_db()
    assert run.status == "failed"
    assert "ZeroDivisionError" in run.error_message
    assert run.credits_held == 0
    assert_books_balance(run)


def test_it_completes_after_the_defect_is_gone(run, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(AutoCluster, "plan", broken_by(ZeroDivisionError()))
        drive(run.pk)
    run.refresh_from_db()
    resume(run)
    assert drive_to_end(run).status == "completed"


def test_a_database_that_is_away_leaves_the_run_to_the_sweeper(run, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(AutoCluster, "plan", broken_by(OperationalError("gone")))
        assert drive(run.pk) == NOTHING
    run.refresh_from_db()
    assert (run.status, run.driver_until) == ("running", None)
    assert drive_to_end(run).status == "completed"
