"""Runs as the control endpoints meet them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.ai import breaker
from igny8_core.business.automation.models import AutomationRun
from igny8_core.tests.business.automation.pipeline import drive_to_stage, start
from igny8_core.tests.factories import TaskFactory


@pytest.fixture
def running(site, spec_provider):
    """A run in the middle of stage 4, two of five articles written, with nobody driving it at the moment."""
    TaskFactory.create_batch(5, site=site)
    return drive_to_stage(start(site), 4, batches=2)


@pytest.fixture
def driven(running):
    """The same with a driver at work on it."""
    AutomationRun.objects.filter(pk=running.pk).update(driver_until=timezone.now() + timedelta(seconds=30))
    return running


@pytest.fixture
def one_attempt(settings, monkeypatch):
    """What fails once has failed, however often in a row."""
    settings.TASK_MAX_ATTEMPTS = 1
    monkeypatch.setattr(breaker, "FAILURES_TO_OPEN", 1000)
