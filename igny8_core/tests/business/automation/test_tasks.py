"""Celery's doors: how often they ring."""

from __future__ import annotations

import time

import pytest

from igny8_core.business.automation import tasks
from igny8_core.tests.business.automation.pipeline import start

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("spec_provider")]


@pytest.fixture
def bells(monkeypatch):
    """Every message sent for a run, instead of a broker."""
    rung = []
    monkeypatch.setattr(tasks, "ring_driver", lambda run_pk, **when: rung.append((run_pk, when)))
    return rung


def test_a_run_takes_at_most_one_message_per_second(site_with_keywords, settings, bells):
    settings.SLICE_SECONDS = 1.0
    run = start(site_with_keywords)
    began = time.monotonic()
    messages = 0
    while run.status == "running":
        tasks.drive_run(run.pk)
        messages += 1
        run.refresh_from_db()
    assert run.status == "completed"
    assert len(bells) == messages - 1
    assert len(bells) <= time.monotonic() - began


def test_the_end_of_a_run_rings_nobody(site, bells):
    tasks.drive_run(start(site).pk)
    assert bells == []


def test_a_waiting_retry_rings_when_it_is_due(site_with_keywords, settings, bells):
    settings.AI_TEXT_PROVIDER = "igny8_core.tests.business.automation.test_tasks.Overloaded"
    run = start(site_with_keywords)
    tasks.drive_run(run.pk)
    assert len(bells) == 1
    assert 10 < bells[0][1]["after_seconds"] < 60


class Overloaded:
    """Answers every call with 429 and asks for half a minute."""

    name = "overloaded"
    is_local = False

    def complete(self, request, *, on_progress=None):
        from igny8_core.common.exceptions import TooManyRequestsError

        raise TooManyRequestsError("Slow down", details={"retry_after": 30})
