"""planner/clusters/contents/: what a merge or a deletion would touch."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from igny8_core.tests.factories import ClusterFactory, IdeaFactory, KeywordFactory, TaskFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.planner.calls import post


def a_cluster(site, *, keywords=0, ideas=0, written=0, **fields):
    cluster = ClusterFactory(site=site, **fields)
    for _ in range(keywords):
        KeywordFactory.mapped(cluster)
    IdeaFactory.create_batch(ideas, site=site, keyword_cluster=cluster)
    for _ in range(written):
        TaskFactory(site=site, idea=IdeaFactory(site=site, keyword_cluster=cluster))
    return cluster


def contents(client, *clusters):
    return post(client, "clusters/contents", {"ids": [cluster.pk for cluster in clusters]})


def test_the_clusters_and_what_is_in_them_together(site, owner):
    small = a_cluster(site, keywords=1, ideas=2, name="Presses")
    full = a_cluster(site, keywords=3, written=1, name="Pots", disabled=True)
    a_cluster(site, keywords=5, ideas=5)
    with nothing_written():
        answer = contents(owner, small, full).json()
    assert answer == {
        "clusters": [
            {"id": full.pk, "name": "Pots", "disabled": True, "keywords_count": 3, "ideas_count": 1},
            {"id": small.pk, "name": "Presses", "disabled": False, "keywords_count": 1, "ideas_count": 2},
        ],
        "keywords": 4,
        "ideas": 3,
        "ideas_with_writer": 1,
    }


def test_a_viewer_may_look(site, colleague):
    assert contents(colleague, a_cluster(site)).json()["keywords"] == 0


def test_a_stranger_finds_none_of_it(site, stranger):
    assert_error(contents(stranger, a_cluster(site)), 404, "NotFoundError")


def test_one_that_is_gone_is_not_left_out(site, owner):
    cluster, gone = a_cluster(site), a_cluster(site)
    gone.delete()
    gone.pk = cluster.pk + 1
    assert_error(contents(owner, cluster, gone), 404, "NotFoundError")


def test_many_clusters_cost_no_more_queries_than_two(site, owner):
    few = [a_cluster(site, keywords=1, ideas=1) for _ in range(2)]
    many = [*few, *(a_cluster(site, keywords=1, ideas=1) for _ in range(18))]
    contents(owner, *few)
    with CaptureQueriesContext(connection) as with_few:
        contents(owner, *few)
    with CaptureQueriesContext(connection) as with_many:
        contents(owner, *many)
    assert len(with_many) == len(with_few)


@pytest.mark.parametrize("ids", [[], [0], ["x"], None])
def test_ids_that_are_none(site, owner, ids):
    assert_error(post(owner, "clusters/contents", {"ids": ids}), 400, "ValidationError")
