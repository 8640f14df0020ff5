"""A real client against a server that is in trouble: what becomes of the task, and when it is tried again."""

from __future__ import annotations

import email.utils
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from igny8_core.ai.account_ai import forget
from igny8_core.ai.engine import AIEngine
from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.ai.providers import openai_client
from igny8_core.tests.ai.engine.claimed import clustering, due_now, writing
from igny8_core.tests.ai.providers.openai.fake_server import (
    DONE,
    Script,
    delta,
    error_body,
    serving,
    usage,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, 0, 0, tzinfo=UTC)


@pytest.fixture
def ask(settings, site, time_machine):
    """A function that serves a script to one try of a task (a new one, unless it is given) and returns the task."""
    time_machine.move_to(NOW, tick=False)

    def asked(script, task=None):
        with serving(script):
            settings.OPENAI_BASE_URL = script.url
            forget()
            task = due_now(task or writing(site))
            AIEngine().execute(task_id=task.pk)
        return AITask.objects.get(pk=task.pk)

    return asked


def _status(status, **headers):
    return Script([error_body()], status=status, content_type="application/json", headers=headers)


def _waits(row):
    return (row.not_before - timezone.now()).total_seconds()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "30"}, 30),
        ({"Retry-After-Ms": "2500"}, 2),
        ({"Retry-After": email.utils.format_datetime(NOW + timedelta(seconds=90), usegmt=True)}, 90),
        ({}, 20),
    ],
    ids=["seconds", "milliseconds", "date", "not told"],
)
def test_a_rate_limit_is_waited_for_as_long_as_told_and_a_little_more(ask, headers, seconds):
    row = ask(_status(429, **headers))
    assert (row.status, row.attempts, row.error["error_type"]) == ("pending", 0, "RateLimitError")
    assert seconds <= _waits(row) <= seconds * 1.3


def test_those_that_were_limited_together_do_not_come_back_together(ask):
    waits = {_waits(ask(_status(429, **{"Retry-After": "60"}))) for _ in range(5)}
    assert len(waits) == 5


def test_an_overloaded_server_that_tells_when_is_asked_then(ask):
    row = ask(_status(503, **{"Retry-After": "45"}))
    assert (row.status, row.attempts) == ("pending", 1)
    assert 45 <= _waits(row) <= 45 * 1.3


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_at_fault_is_asked_again_in_some_seconds(ask, status):
    row = ask(_status(status))
    assert (row.status, row.attempts, row.error["error_type"]) == ("pending", 1, "AIProviderError")
    assert 5 <= _waits(row) <= 6.5


def test_a_server_that_hangs_is_given_up_and_asked_again(ask, monkeypatch):
    monkeypatch.setattr(openai_client, "READ_SECONDS", 0.2)
    row = ask(Script([delta(content="one ")] * 3, pause=0.5))
    assert (row.status, row.error["error_type"]) == ("pending", "TimeoutError")
    assert not AIUsageLog.objects.exists()


def test_five_failures_open_the_breaker_and_nobody_is_asked_any_more(ask, site):
    for _ in range(5):
        ask(_status(500))
    script = _status(500)
    row = ask(script)
    assert script.requests == []
    assert "failed 5 times in a row" in row.error["error_message"]


@pytest.mark.parametrize("status", [400, 401, 429])
def test_what_the_server_refuses_does_not_open_it(ask, status):
    for _ in range(6):
        script = _status(status)
        ask(script)
        assert len(script.requests) == 1


def test_a_cut_off_answer_is_paid_for_and_asked_for_anew_as_another_operation(ask, settings, site):
    settings.AI_PRICES = {settings.OPENAI_MODEL: {"input": "1", "output": "10"}}
    cut = Script([delta(content='{"title": "Mo'), delta("length"), usage(1000, 200), DONE])
    task = writing(site)
    row = ask(cut, task)
    assert (row.status, row.attempts, row.error["details"]["reason"]) == ("pending", 1, "cut_off")
    log = AIUsageLog.objects.get()
    assert (log.accepted, log.cost, log.credits_used) == (False, Decimal("0.003"), 0)
    article = json.dumps({"title": "Moka pots", "html": "<p>" + "word " * 480 + "</p>"})
    good = Script([delta(content=article), delta("stop"), usage(1000, 600), DONE])
    assert ask(good, row).status == "completed"
    keys = [script.requests[0]["headers"]["idempotency-key"] for script in (cut, good)]
    assert keys == [f"{task.pk}.0", f"{task.pk}.1"]
    assert sorted(AIUsageLog.objects.values_list("accepted", flat=True)) == [False, True]


def test_a_server_that_tells_no_usage_leaves_the_cost_unknown(ask, site, settings):
    settings.AI_PRICES = {settings.OPENAI_MODEL: {"input": "1", "output": "10"}}
    task = clustering(site)
    answer = {"clusters": [{"cluster_id": None, "name": "Moka Pots", "description": "", "keyword_ids": task.input_ids}]}
    assert ask(Script([delta(content=json.dumps(answer)), delta("stop"), DONE]), task).status == "completed"
    log = AIUsageLog.objects.get()
    assert (log.input_tokens, log.output_tokens, log.cost) == (0, 0, None)
