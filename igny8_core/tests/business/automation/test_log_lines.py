"""What is logged while a run is driven says which run, which task and which site, whatever thread wrote it."""

from __future__ import annotations

import logging

import pytest

from igny8_core.business.automation.services import driver
from igny8_core.common.logs.context import current
from igny8_core.tests.business.automation.pipeline import start
from igny8_core.tests.factories import KeywordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(site):
    KeywordFactory.create_batch(6, site=site)
    return start(site)


def test_a_task_that_fails_is_logged_with_its_run_and_itself(run, script, monkeypatch):
    seen = []
    log = logging.getLogger("igny8_core.ai.engine.fail")
    monkeypatch.setattr(log, "error", lambda *_, **__: seen.append(current()))
    monkeypatch.setattr("igny8_core.tests.scripted_provider.ScriptedText.complete", lambda *_, **__: 1 / 0)
    for _ in range(3):  # the first may be over with the filling of the queue
        driver.drive(run.pk, slice_seconds=0.2)
    about = seen[0]
    assert (about["run_id"], about["site_id"], about["function"]) == (run.run_id, run.site_id, "auto_cluster")
    assert str(about["task_id"])
    assert current() == {}


def test_a_run_that_cannot_go_on_is_logged_with_its_id(run, monkeypatch):
    seen = []
    monkeypatch.setattr(driver.log, "exception", lambda *_, **__: seen.append(current()))
    monkeypatch.setattr(driver, "run_stage", lambda *_: 1 / 0)
    driver.drive(run.pk)
    assert seen == [{"run": run.pk, "run_id": run.run_id, "site_id": run.site_id}]
