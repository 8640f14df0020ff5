"""Ideas → tasks: each idea once, whoever asks."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from igny8_core.business.content.models import Tasks
from igny8_core.business.content.services.writer_queue import queue_to_writer
from igny8_core.business.planning.models import ContentIdeas
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, SiteFactory

pytestmark = pytest.mark.django_db


def test_a_task_knows_everything_that_its_idea_knew(site):
    idea = IdeaFactory(
        site=site, idea_title="Moka pot: a guide", description="For beginners", search_intent="commercial",
        content_type="how_to", target_keywords=["moka pot"], outline=["What it is"], word_count=1200,
        keyword_cluster=ClusterFactory(site=site),
    )  # fmt: skip
    assert queue_to_writer(ideas=[idea]) == 1
    task = Tasks.objects.get()
    assert (task.idea, task.cluster, task.site, task.account) == (idea, idea.keyword_cluster, site, site.account)
    assert (task.title, task.description) == ("Moka pot: a guide", "For beginners")
    assert (task.search_intent, task.content_type, task.word_count) == ("commercial", "how_to", 1200)
    assert (task.target_keywords, task.outline) == (["moka pot"], ["What it is"])
    assert (task.status, task.generation_status) == ("queued", "pending")
    idea.refresh_from_db()
    assert (idea.status, idea.generation_status) == ("queued", "completed")


def test_an_idea_queued_twice_has_one_task(site):
    ideas = IdeaFactory.create_batch(2, site=site)
    queue_to_writer(ideas=ideas)
    queue_to_writer(ideas=[*ideas, IdeaFactory(site=site)])
    assert Tasks.objects.count() == 3


def test_a_task_that_was_written_meanwhile_stays_as_it_is(site):
    idea = IdeaFactory(site=site)
    queue_to_writer(ideas=[idea])
    Tasks.objects.update(status="completed")
    ContentIdeas.objects.update(status="completed")
    queue_to_writer(ideas=[idea])
    assert Tasks.objects.get().status == "completed"
    idea.refresh_from_db()
    assert idea.status == "completed"


def test_nothing_to_queue(db):
    assert queue_to_writer(ideas=[]) == 0


def test_ideas_of_several_sites_stay_at_their_sites():
    sites = [SiteFactory(), SiteFactory()]
    queue_to_writer(ideas=[IdeaFactory(site=site) for site in sites])
    assert [task.site for task in Tasks.objects.order_by("pk")] == sites


@pytest.mark.django_db(transaction=True)
def test_two_that_queue_the_same_idea_at_once_make_one_task():
    idea, barrier = IdeaFactory(), threading.Barrier(2, timeout=20)

    def go():
        try:
            read = list(ContentIdeas.objects.filter(pk=idea.pk))
            barrier.wait()
            with transaction.atomic():
                queue_to_writer(ideas=read)
        finally:
            connection.close()

    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert Tasks.objects.count() == 1
