"""Ideas → tasks, without a provider."""

from __future__ import annotations

import pytest

from igny8_core.ai.registry import function_named
from igny8_core.business.content.models import Tasks
from igny8_core.business.planning.models import ContentIdeas
from igny8_core.tests.ai.functions.asking import save
from igny8_core.tests.factories import AITaskFactory, IdeaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ideas(site):
    return IdeaFactory.create_batch(3, site=site)


def test_each_idea_becomes_a_task_for_free(site, ideas):
    outcome = save(AITaskFactory.on("bulk_queue_to_writer", *ideas), None)
    assert Tasks.objects.filter(site=site, status="queued").count() == 3
    assert set(ContentIdeas.objects.values_list("status", flat=True)) == {"queued"}
    assert (outcome.done, outcome.missing, outcome.units) == ([i.pk for i in ideas], [], 0)
    assert outcome.made == {"tasks_created": 3}
    assert outcome.message == "3 ideas queued to the writer"


def test_ideas_that_are_queued_already_are_left(ideas):
    ContentIdeas.objects.filter(pk=ideas[0].pk).update(status="queued")
    outcome = save(AITaskFactory.on("bulk_queue_to_writer", *ideas), None)
    assert outcome.done == [ideas[1].pk, ideas[2].pk]
    assert Tasks.objects.count() == 2


def test_nothing_left_to_queue(ideas):
    ContentIdeas.objects.update(status="completed")
    assert save(AITaskFactory.on("bulk_queue_to_writer", *ideas), None).done == []


def test_it_asks_no_provider(ideas):
    function = function_named("bulk_queue_to_writer")
    assert function.is_local
    task = AITaskFactory.on("bulk_queue_to_writer", *ideas)
    with pytest.raises(TypeError, match="asks no provider"):
        function.build_request(task, function.prepare(task), operation_id="op.0")


def test_several_tasks_together_have_one_sentence():
    sentence = function_named("bulk_queue_to_writer").success_message({"tasks_created": 1245})
    assert sentence == "1,245 ideas queued to the writer"
