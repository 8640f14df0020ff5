"""People and machines change the plan of a site at the same moment."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from igny8_core.business.content.models import Tasks
from igny8_core.business.content.services.writer_queue import queue_to_writer
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.business.planning.services.cluster_deleting import delete_clusters
from igny8_core.business.planning.services.cluster_merging import merge_clusters
from igny8_core.business.planning.services.cluster_of_keywords import create_cluster_of
from igny8_core.business.planning.services.cluster_opening import NewCluster
from igny8_core.business.planning.services.cluster_splitting import split_cluster
from igny8_core.business.planning.services.keyword_editing import change_keywords
from igny8_core.common.exceptions import AppError
from igny8_core.tests.business.planning.plan_invariants import check
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, KeywordFactory, SiteFactory

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, CHANGES, CLUSTERS = 4, 12, 8


@pytest.fixture
def site():
    """Eight clusters with three keywords and an idea each; the writer has every second idea."""
    site = SiteFactory()
    for number in range(CLUSTERS):
        cluster = ClusterFactory(site=site)
        keywords = [KeywordFactory(site=site, volume=number + 1) for _ in range(3)]
        change_keywords(ids=[keyword.pk for keyword in keywords], changes={"cluster_id": cluster.pk})
        idea = IdeaFactory(site=site, keyword_cluster=cluster)
        if number % 2:
            queue_to_writer(ideas=[idea])
    return site


def a_change(dice, site):
    """One of the services, with rows that were there a moment ago."""
    clusters = list(Clusters.objects.filter(site=site).values_list("pk", flat=True))
    one, other = dice.sample(clusters, 2)
    members = list(Keywords.objects.filter(cluster=one).values_list("pk", flat=True))
    any_keywords = dice.sample(list(Keywords.objects.filter(site=site).values_list("pk", flat=True)), 3)
    name = f"part {dice.random()}"
    return dice.choice(
        [
            lambda: merge_clusters(into_id=one, ids=[other]),
            lambda: split_cluster(cluster_id=one, keyword_ids=members[:1] or [1], new=NewCluster(name, name)),
            lambda: create_cluster_of(site=site, new=NewCluster(name, name), keyword_ids=any_keywords),
            lambda: delete_clusters(ids=[one]),
            lambda: change_keywords(ids=any_keywords, changes={"cluster_id": one}),
            lambda: change_keywords(ids=any_keywords, changes={"cluster_id": None}),
            lambda: change_keywords(ids=any_keywords, changes={"disabled": dice.random() < 0.3}),
        ]
    )


def test_changes_at_the_same_time_leave_a_whole_plan(site):
    """Each one is done or refused in words; no thread ends in a deadlock or a broken reference."""
    keywords = Keywords.objects.count()
    tasks = set(Tasks.objects.values_list("pk", flat=True))
    together = Barrier(PEOPLE)

    def change(number):
        dice, refused = random.Random(number), 0
        together.wait()
        try:
            for _ in range(CHANGES):
                if Clusters.objects.filter(site=site).count() < 3:
                    break
                try:
                    a_change(dice, site)()
                except AppError:
                    refused += 1
        finally:
            connection.close()
        return refused

    with ThreadPoolExecutor(PEOPLE) as people:
        refused = sum(people.map(change, range(PEOPLE)))
    assert refused < PEOPLE * CHANGES
    assert Keywords.objects.count() == keywords
    assert set(Tasks.objects.values_list("pk", flat=True)) == tasks
    assert not Tasks.objects.filter(cluster=None).exists()
    check(site)


def test_an_idea_goes_to_the_writer_or_with_its_cluster_never_both(site):
    """A task that was made of an idea keeps it, whoever was first."""
    ideas = list(ContentIdeas.objects.filter(task=None))
    together = Barrier(2)

    def one_by_one(work):
        together.wait()
        try:
            return sum(1 for idea in ideas if _done(work, idea))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        threads.submit(one_by_one, lambda idea: queue_to_writer(ideas=[idea]))
        deletes = threads.submit(one_by_one, lambda idea: delete_clusters(ids=[idea.keyword_cluster_id]))
        deleted = deletes.result()
    left = ContentIdeas.objects.filter(pk__in=[idea.pk for idea in ideas])
    assert left.count() == len(ideas) - deleted
    assert left.filter(task=None).count() == 0
    check(site)


def _done(work, idea):
    try:
        with transaction.atomic():
            work(idea)
    except (AppError, IntegrityError):
        return False
    return True
