"""Ringing a worker: after the commit, and never in the way of it."""

from __future__ import annotations

import socket
import time
from uuid import uuid4

import pytest
from celery import Celery
from django.db import transaction

from igny8_core.business.automation.models import AutomationRun
from igny8_core.celery import app
from igny8_core.common.doorbell import ring_on_commit
from igny8_core.tests.business.automation.pipeline import drive_to_end, start
from igny8_core.tests.factories import AccountFactory, SiteFactory, TaskFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def broker_down():
    """The address of the broker is that of a port where nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        broken = Celery("igny8", set_as_current=False)
        broken.config_from_object("django.conf:settings", namespace="CELERY")
        broken.conf.broker_url = f"redis://127.0.0.1:{held.getsockname()[1]}/0"
        broken.set_current()
        yield
    app.set_current()


def test_a_bell_outside_of_a_transaction_rings_at_once(bells):
    ring_on_commit("some.task", 7)
    (bell,) = bells.heard()
    assert (bell.task, bell.args, bell.eta) == ("some.task", (7,), None)


def test_a_bell_inside_a_transaction_waits_for_the_commit(bells):
    with transaction.atomic():
        ring_on_commit("some.task")
        assert bells.heard() == []
    assert len(bells.heard()) == 1


def test_what_is_rolled_back_never_rings(bells):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ring_on_commit("some.task")
        raise ZeroDivisionError
    assert bells.heard() == []


def test_a_bell_may_have_an_id_and_a_time(bells):
    task_id = str(uuid4())
    ring_on_commit("some.task", task_id=task_id, after_seconds=60)
    (bell,) = bells.heard()
    assert bell.task_id == task_id
    assert bell.eta is not None


def test_a_broker_that_is_down_fails_no_commit_and_holds_nobody_up(broker_down, caplog):
    began = time.monotonic()
    with transaction.atomic():
        ring_on_commit("some.task")
        AccountFactory(name="Committed")
    # Generous for a busy machine; trying again and again to connect would take six seconds.
    assert time.monotonic() - began < 4
    assert "The broker did not take some.task" in caplog.text
    assert "The sweeper will ring again." in caplog.text


def test_a_run_starts_with_the_broker_down_and_is_found_by_the_sweeper(broker_down, spec_provider):
    site = SiteFactory()
    TaskFactory(site=site)
    run = start(site)
    assert AutomationRun.objects.get().status == "running"
    assert drive_to_end(run).status == "completed"
