"""planner/clusters/{id}/split/: some keywords into a cluster of their own."""

from __future__ import annotations

import pytest

from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.common.status_enums import ClusterStatus, GenerationStatus
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, KeywordFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.planner.calls import post


@pytest.fixture
def cluster(site):
    """Three keywords, one idea."""
    cluster = ClusterFactory(site=site, name="Pots", volume=111, status=ClusterStatus.MAPPED)
    for volume in (1, 10, 100):
        KeywordFactory.mapped(cluster, volume=volume, generation_status=GenerationStatus.COMPLETED)
    IdeaFactory(site=site, keyword_cluster=cluster)
    return cluster


def split(client, cluster, keywords, name="Pot Cleaning", **more):
    body = {"name": name, "keyword_ids": [keyword.pk for keyword in keywords], **more}
    return post(client, f"clusters/{cluster.pk}/split", body)


def test_the_keywords_get_a_cluster_of_their_own(cluster, owner):
    first, second, third = cluster.keywords.order_by("pk")
    response = split(owner, cluster, [first, third], description="Without soap")
    assert response.status_code == 201
    part = response.json()
    assert (part["name"], part["description"], part["status"]) == ("Pot Cleaning", "Without soap", "new")
    assert (part["keywords_count"], part["ideas_count"], part["volume"]) == (2, 0, 101)
    cluster.refresh_from_db()
    assert (cluster.volume, cluster.status, cluster.site_id) == (10, "mapped", part["site_id"])
    assert dict(Keywords.objects.values_list("pk", "cluster")) == {
        first.pk: part["id"],
        second.pk: cluster.pk,
        third.pk: part["id"],
    }
    assert set(Keywords.objects.values_list("status", "generation_status")) == {("mapped", "completed")}
    assert ContentIdeas.objects.get().keyword_cluster == cluster


def test_all_of_them_would_be_a_new_name(cluster, owner):
    with nothing_written():
        error = assert_error(split(owner, cluster, cluster.keywords.all()), 400, "ValidationError")
    assert error["error_message"] == "These are all keywords of “Pots”. Rename it instead."


def test_a_keyword_from_elsewhere_is_refused(cluster, site, owner):
    elsewhere = KeywordFactory.mapped(ClusterFactory(site=site))
    with nothing_written():
        error = assert_error(split(owner, cluster, [cluster.keywords.first(), elsewhere]), 400, "ValidationError")
    assert error["error_message"] == "1 keyword of the selection is not in “Pots”."


def test_a_foreign_keyword_is_not_there(cluster, owner):
    foreign = KeywordFactory()
    with nothing_written():
        assert_error(split(owner, cluster, [cluster.keywords.first(), foreign]), 404, "NotFoundError")


@pytest.mark.parametrize("name", ["pots", "Presses"])
def test_a_name_that_is_taken_is_refused(cluster, site, owner, name):
    post(owner, "clusters", {"site_id": site.pk, "name": "Presses"})
    Clusters.objects.filter(pk=cluster.pk).update(name_key="pot")
    with nothing_written():
        error = assert_error(split(owner, cluster, [cluster.keywords.first()], name=name), 409, "ConflictError")
    assert error["details"]["id"] in Clusters.objects.values_list("pk", flat=True)


@pytest.mark.parametrize("what", ["cluster", "keyword", "other keyword"])
def test_what_an_ai_function_has_stops_it(cluster, owner, what):
    first, other, _third = cluster.keywords.order_by("pk")
    row = {"cluster": cluster, "keyword": first, "other keyword": other}[what]
    type(row).objects.filter(pk=row.pk).update(generation_status=GenerationStatus.QUEUED)
    with nothing_written():
        assert assert_error(split(owner, cluster, [first]), 409, "ConflictError")["details"] == {"ids": [row.pk]}


def test_a_viewer_splits_nothing(cluster, colleague):
    with nothing_written():
        assert_error(split(colleague, cluster, [cluster.keywords.first()]), 403, "PermissionError")
