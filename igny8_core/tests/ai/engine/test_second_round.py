"""A second question in the same task: asked at most once, journaled like the first, never at the first one's cost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from igny8_core.ai.breaker import ProviderDownError
from igny8_core.ai.engine import AccountBooks, AIEngine, call
from igny8_core.ai.functions.generate_content import GenerateContent
from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.ai.providers.base import Usage
from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.content.models import Content
from igny8_core.common.exceptions import (
    InvalidInputError,
    ProviderError,
    ProviderKeyRefusedError,
    ProviderTimeoutError,
    TooManyRequestsError,
)
from igny8_core.tests.ai.engine.claimed import called, claimed, due_now, lose_worker, writing
from igny8_core.tests.ai.engine.killing import killed_at
from igny8_core.tests.factories import RunFactory
from igny8_core.tests.scripted_provider import article, reply

pytestmark = pytest.mark.django_db
SHORT = article(html="<p>" + "word " * 200 + "</p>")
MORE = article(html="<p>" + "more " * 300 + "</p>")


@pytest.fixture(autouse=True)
def extending(monkeypatch, script):
    """Articles below 400 words are extended by what the second answer brings."""

    def follow_up(self, task, prepared, parsed, *, operation_id):
        if parsed.words >= 400:
            return None
        first = self.build_request(task, prepared, operation_id=operation_id)
        return replace(first, prompt=f"Go on after {parsed.words} words", question="")

    def parse_follow_up(self, prepared, parsed, answer):
        more = self.parse_response(prepared, answer)
        return replace(parsed, html=parsed.html + more.html, words=parsed.words + more.words)

    monkeypatch.setattr(GenerateContent, "follow_up", follow_up)
    monkeypatch.setattr(GenerateContent, "parse_follow_up", parse_follow_up)


def _work(task: AITask) -> AITask:
    """One worker's try, when the task is due."""
    due_now(task)
    AIEngine().execute(task_id=task.pk)
    return AITask.objects.get(pk=task.pk)


def test_a_short_article_is_asked_to_go_on_once(site, script):
    script.then(SHORT, article(html="<p>still short</p>"))
    row = _work(writing(site))
    assert (row.status, Content.objects.get().word_count) == ("completed", 202)
    assert len(script.asked) == 2, "not a third time"


def test_what_is_long_enough_is_asked_for_once(site, script):
    row = _work(writing(site))
    assert (row.status, len(script.asked)) == ("completed", 1)


def test_both_answers_make_one_article_one_charge_and_one_usage_row(site, script):
    script.then(SHORT, MORE)
    row = _work(writing(site))
    assert Content.objects.get().word_count == 500
    assert row.credits_used == 1
    assert balance_of(account_id=site.account_id).balance == 1499
    assert row.usage == {"input_tokens": 60, "output_tokens": 140}
    log = AIUsageLog.objects.get()
    assert (log.requests, log.input_tokens, log.output_tokens, log.units) == (2, 60, 140, Decimal(500))


def test_each_round_has_its_own_operation_id(site, script):
    task = writing(site)
    script.then(SHORT, MORE)
    _work(task)
    assert [request.operation_id for request in script.asked] == [f"{task.pk}.0", f"{task.pk}.0.2"]


def test_the_journal_holds_both_answers_each_with_its_question(site, script):
    task = writing(site)
    script.then(SHORT, MORE)
    called(task)
    row = AITask.objects.get(pk=task.pk)
    first, second = row.stored_response, row.stored_response["second"]
    assert "word word" in first["text"] and "more more" in second["text"]
    assert first["request_hash"] == row.request_hash != second["request_hash"]


@pytest.mark.parametrize(
    ("point", "asked_twice"),
    [
        ("after_call:1", ["first"]),
        ("after_journal:1", []),
        ("after_second_call", ["second"]),
        ("after_second_journal", []),
        ("inside_save", []),
    ],
)
def test_a_worker_killed_anywhere_costs_at_most_the_call_that_was_under_way(site, script, point, asked_twice):
    task = writing(site)
    script.always(MORE, when=lambda request: request.prompt.startswith("Go on"))
    script.always(SHORT)
    with killed_at(point):
        AIEngine().execute(task_id=task.pk)
    lose_worker(task)
    assert _work(task).status == "completed"
    assert Content.objects.get().word_count == 500
    ids = [request.operation_id for request in script.asked]
    names = {f"{task.pk}.0": "first", f"{task.pk}.0.2": "second"}
    assert sorted(names[one] for one in ids) == sorted(["first", "second", *asked_twice])
    assert (AIUsageLog.objects.count(), balance_of(account_id=site.account_id).balance) == (1, 1499)


@pytest.mark.parametrize(
    "second",
    [
        ProviderError("The AI service is down."),
        ProviderTimeoutError("No answer in time."),
        InvalidInputError("Too long."),
        UnusableAnswerError("The answer was cut off.", usage=Usage(model="scripted", input_tokens=5, output_tokens=5)),
        ValueError("a defect"),
        "this is not what was asked for",
        article(html=""),
        reply(MORE, finish_reason="length"),
    ],
    ids=["down", "timeout", "refused input", "cut off", "defect", "prose", "no text", "cut off by length"],
)
def test_a_second_answer_of_no_use_leaves_the_first_as_it_is(site, script, second):
    script.then(SHORT, second)
    row = _work(writing(site))
    assert (row.status, row.attempts, Content.objects.get().word_count) == ("completed", 0, 200)
    assert len(script.asked) == 2


def test_a_second_answer_in_vain_is_in_the_usage_all_the_same(site, script):
    usage = Usage(model="scripted", input_tokens=7, output_tokens=9)
    script.then(SHORT, UnusableAnswerError("The answer was cut off.", usage=usage))
    _work(writing(site))
    log = AIUsageLog.objects.get()
    assert (log.accepted, log.requests, log.input_tokens, log.output_tokens) == (True, 2, 37, 79)


STOPPING = [ProviderKeyRefusedError("The key was refused."), ProviderDownError("Down.")]


@pytest.mark.parametrize("error", STOPPING, ids=lambda error: type(error).__name__)
def test_what_stops_the_run_puts_the_task_back_with_its_first_answer(site, script, error):
    task = writing(site, run=RunFactory.running(site=site), stage=4, position=0)
    script.then(SHORT, error, MORE)
    assert AIEngine().finish(claimed(task)).stops_run
    row = AITask.objects.get(pk=task.pk)
    assert (row.status, row.attempts, row.replies_rejected) == ("pending", 0, 0)
    assert "word word" in row.stored_response["text"]
    assert not Content.objects.exists()
    assert AIEngine().finish(claimed(due_now(task))) is None
    assert [request.operation_id for request in script.asked] == [f"{task.pk}.0", f"{task.pk}.0.2", f"{task.pk}.0.2"]
    assert Content.objects.get().word_count == 500


@pytest.mark.parametrize("error", STOPPING, ids=lambda error: type(error).__name__)
def test_a_person_s_task_keeps_its_first_answer_whatever_stops_the_second(site, script, error):
    script.then(SHORT, error)
    assert _work(writing(site)).status == "completed"
    assert Content.objects.get().word_count == 200


def test_a_rate_limit_is_waited_for_with_the_first_answer_in_the_journal(site, script):
    task = writing(site)
    script.then(SHORT, TooManyRequestsError("Slow down.", details={"retry_after": 30}), MORE)
    row = _work(task)
    assert (row.status, row.attempts, row.replies_rejected) == ("pending", 0, 0)
    assert row.not_before is not None
    assert _work(task).status == "completed"
    assert Content.objects.get().word_count == 500
    assert len(script.asked) == 3


def test_a_rate_limit_without_end_is_not_waited_for(site, script, settings):
    task = writing(site, lease_token=settings.TASK_MAX_CLAIMS - 1)
    script.then(SHORT, TooManyRequestsError("Slow down."))
    assert _work(task).status == "completed"
    assert Content.objects.get().word_count == 200


def test_credits_are_checked_before_the_second_call(site, script, monkeypatch):
    asked_when_checked = []
    monkeypatch.setattr(
        AccountBooks, "check", lambda self, execution, units: asked_when_checked.append((len(script.asked), units))
    )
    script.then(SHORT, MORE)
    _work(writing(site))
    assert asked_when_checked == [(0, 500), (1, 500)]


def test_the_lease_is_kept_and_the_bar_does_not_go_back(site, script):
    task = writing(site)
    seen = []

    def look(request):
        row = AITask.objects.get(pk=task.pk)
        seen.append((row.status, row.lease_token, row.percentage))
        return MORE

    script.then(SHORT, look)
    row = _work(task)
    assert seen == [("processing", 1, 80)]
    assert [step["phase"] for step in row.steps] == ["PREP", "AI_CALL", "PARSE", "AI_CALL", "PARSE", "SAVE"]


def test_a_task_given_away_during_the_second_call_saves_nothing(site, script):
    task = writing(site)
    script.then(SHORT, lambda request: AITask.objects.update(lease_token=7) and MORE)
    assert AIEngine().execute(task_id=task.pk).stale
    assert not Content.objects.exists()
    assert "second" not in AITask.objects.get(pk=task.pk).stored_response


def test_a_second_round_costs_one_statement_more(site, script, monkeypatch):
    # A run knows what it holds: it asks the wallet only when that would not do.
    monkeypatch.setattr(AccountBooks, "check", lambda *args: None)
    called(writing(site))

    def statements(*answers):
        execution = claimed(writing(site))
        script.then(*answers)
        with CaptureQueriesContext(connection) as queries:
            call(execution, AccountBooks())
        return len(queries)

    assert statements(SHORT, MORE) - statements(None) == 1
