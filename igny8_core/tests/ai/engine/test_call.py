"""Step 2: asking the provider, once, outside of any transaction, and only when it can be paid."""

from __future__ import annotations

import pytest
from django.db import connection

from igny8_core.ai.engine import AccountBooks, AIEngine, call
from igny8_core.ai.models import AITask
from igny8_core.business.planning.models import Keywords
from igny8_core.common.exceptions import InsufficientCreditsError, ProviderError, StaleLeaseError
from igny8_core.tests.ai.engine.claimed import called, claimed, clustering, drawing, lose_worker, writing
from igny8_core.tests.factories import AccountFactory, AITaskFactory, IdeaFactory, SiteFactory

pytestmark = pytest.mark.django_db


def test_the_answer_is_parsed_and_the_provider_named(site, script):
    execution = called(writing(site))
    assert execution.provider == "scripted"
    assert execution.parsed.words == 500
    assert not execution.from_journal
    assert len(script.asked) == 1


def test_images_go_to_the_image_provider(site, script):
    called(drawing(site))
    assert [request.prompt for request in script.asked] == ["A moka pot on a stove"]


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_provider_works(site, script):
    open_transactions = []
    script.then(lambda request: open_transactions.append(connection.in_atomic_block))
    AIEngine().execute(task_id=writing(site).pk)
    assert open_transactions == [False]
    assert AITask.objects.get().status == "completed"


def test_a_retry_with_the_same_question_does_not_ask_again(site, script):
    task = writing(site)
    called(task)
    lose_worker(task)
    again = called(task)
    assert len(script.asked) == 1
    assert again.from_journal
    assert again.provider == "scripted"
    assert again.parsed.words == 500
    assert [usage.output_tokens for usage in again.spent] == [70]


def test_a_question_that_changed_is_asked_anew(site, script):
    task = clustering(site, keywords=3)
    called(task)
    lose_worker(task)
    Keywords.objects.filter(pk=task.input_ids[0]).update(keyword="a phrase that somebody corrected")
    assert not called(task).from_journal
    assert len(script.asked) == 2


def test_rows_that_need_nothing_any_more_are_not_asked_about(site, script):
    task = clustering(site)
    Keywords.objects.update(disabled=True)
    assert called(task).nothing_left
    assert script.asked == []


def test_local_work_asks_nobody(site, script):
    called(AITaskFactory.on("bulk_queue_to_writer", IdeaFactory(site=site)))
    assert script.asked == []


def test_what_cannot_be_paid_is_not_asked_for(script):
    task = clustering(SiteFactory(account=AccountFactory()))
    execution = claimed(task)
    with pytest.raises(InsufficientCreditsError):
        call(execution, AccountBooks())
    assert script.asked == []


def test_the_words_so_far_move_the_bar(site, script):
    execution = claimed(writing(site))
    seen = []

    def half_way(request):
        tracker = execution.tracker
        seen.append((tracker.phase, tracker.percentage, tracker.message))

    script.then(half_way)
    call(execution, AccountBooks())
    assert seen == [("AI_CALL", 20, "Writing 500-word article")]
    assert execution.tracker.phase == "PARSE"
    assert execution.tracker.percentage == 80


def test_a_provider_that_fails_leaves_nothing_in_the_journal(site, script):
    task = writing(site)
    script.then(ProviderError("The AI service is down."))
    with pytest.raises(ProviderError):
        called(task)
    assert AITask.objects.get(pk=task.pk).stored_response is None


def test_an_answer_that_comes_after_the_task_was_given_away_is_refused(site, script):
    task = writing(site)
    script.then(lambda request: AITask.objects.update(lease_token=7) and None)
    with pytest.raises(StaleLeaseError):
        called(task)
    assert AITask.objects.get(pk=task.pk).stored_response is None
