"""Step 3: the provider's answer is kept before anything is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from igny8_core.ai.engine import AIEngine, journal
from igny8_core.ai.models import AITask
from igny8_core.common.exceptions import ProviderError
from igny8_core.tests.ai.engine.claimed import called, claimed, drawing, due_now, lose_worker, writing
from igny8_core.tests.scripted_provider import PIXEL

pytestmark = pytest.mark.django_db


def _row(task):
    return AITask.objects.get(pk=task.pk)


def _pictures(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_the_answer_is_written_down_before_it_is_parsed(site, script):
    task = writing(site)
    script.then("this is not what was asked for")
    with pytest.raises(ProviderError):
        called(task)
    row = _row(task)
    assert row.stored_response["text"] == "this is not what was asked for"
    assert row.stored_response["usage"]["output_tokens"] == 70
    assert row.request_hash
    assert (row.phase, row.percentage, row.status) == ("PARSE", 80, "processing")


def test_a_rejected_answer_is_asked_for_anew_under_a_new_operation_id(site, script):
    task = writing(site)
    script.then("rubbish")
    AIEngine().execute(task_id=task.pk)
    row = due_now(task)
    assert row.stored_response is None
    assert (row.replies_rejected, row.attempts, row.status) == (1, 1, "pending")
    AIEngine().execute(task_id=task.pk)
    assert [request.operation_id for request in script.asked] == [f"{task.pk}.0", f"{task.pk}.1"]
    assert _row(task).status == "completed"


def test_a_retry_after_a_fault_of_the_provider_keeps_its_operation_id(site, script):
    task = writing(site)
    script.then(ProviderError("The connection broke."))
    AIEngine().execute(task_id=task.pk)
    due_now(task)
    AIEngine().execute(task_id=task.pk)
    assert [request.operation_id for request in script.asked] == [f"{task.pk}.0", f"{task.pk}.0"]


def test_a_picture_is_stored_once_however_often_its_task_is_worked_on(site, script, settings):
    task = drawing(site)
    called(task)
    lose_worker(task)
    called(task)
    (picture,) = _pictures(settings)
    assert picture.read_bytes() == PIXEL
    assert len(script.asked) == 1
    assert str(task.pk) in picture.name


def test_a_crash_between_the_file_and_the_row_leaves_one_file(site, script, settings):
    task = drawing(site)
    called(task)
    AITask.objects.update(stored_response=None, request_hash="")
    lose_worker(task)
    called(task)
    assert len(script.asked) == 2, "the row is the journal; without it the question is open"
    assert len(_pictures(settings)) == 1


def test_a_picture_lies_with_its_site_and_is_named_by_its_kind(site, script):
    task = drawing(site)
    called(task)
    name = _row(task).stored_response["file"]
    assert name.endswith(".png")
    assert name.startswith(f"images/{site.account_id}/{site.pk}/{task.pk}-")


def test_the_hash_knows_the_question_and_not_the_try(site, script):
    function_of = claimed(writing(site))
    function_of.prepared = function_of.function.prepare(function_of.task)
    first, again = (
        function_of.function.build_request(function_of.task, function_of.prepared, operation_id=name)
        for name in ("a.0", "a.1")
    )
    assert journal.request_hash(first) == journal.request_hash(again)
    function_of.prepared.rows[0].title = "Another title"
    other = function_of.function.build_request(function_of.task, function_of.prepared, operation_id="a.0")
    assert journal.request_hash(first) != journal.request_hash(other)


def test_an_answer_with_a_zero_byte_does_not_break_the_journal(site, script):
    task = writing(site)
    script.then("rubbish \x00 with a zero byte")
    with pytest.raises(ProviderError):
        called(task)
    assert "with a zero byte" in _row(task).stored_response["text"]
