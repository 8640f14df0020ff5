"""planner/clusters/merge/: several into one."""

from __future__ import annotations

import pytest

from igny8_core.business.content.models import Tasks
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.common.status_enums import ClusterStatus, GenerationStatus
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, KeywordFactory, SiteFactory, TaskFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.planner.calls import post

pytestmark = pytest.mark.django_db


def merge(client, into, *clusters):
    return post(client, "clusters/merge", {"into_id": into.pk, "ids": [cluster.pk for cluster in clusters]})


def test_everything_of_theirs_goes_into_the_one_that_stays(site, owner):
    into, *others = clusters = ClusterFactory.create_batch(3, site=site)
    for number, cluster in enumerate(clusters, start=1):
        KeywordFactory.mapped(cluster, volume=10**number, intent="commercial")
        idea = IdeaFactory(site=site, keyword_cluster=cluster)
        TaskFactory(site=site, idea=idea, cluster=cluster)
    response = merge(owner, into, *others)
    assert response.status_code == 200
    row = response.json()
    assert (row["id"], row["name"], row["keywords_count"], row["ideas_count"]) == (into.pk, into.name, 3, 3)
    assert (row["volume"], row["search_intent"]) == (1110, "commercial")
    assert list(Clusters.objects.all()) == [into]
    assert set(Keywords.objects.values_list("cluster", "status")) == {(into.pk, "mapped")}
    assert set(ContentIdeas.objects.values_list("keyword_cluster", flat=True)) == {into.pk}
    assert set(Tasks.objects.values_list("cluster", flat=True)) == {into.pk}


def test_what_has_ideas_already_is_not_planned_twice(site, owner):
    into = ClusterFactory(site=site)
    row = merge(owner, into, ClusterFactory(site=site, status=ClusterStatus.MAPPED)).json()
    assert (row["status"], row["generation_status"]) == ("mapped", "completed")


def test_clusters_without_ideas_stay_new_together(site, owner):
    row = merge(owner, ClusterFactory(site=site), ClusterFactory(site=site, disabled=True)).json()
    assert (row["status"], row["generation_status"], row["disabled"]) == ("new", "pending", False)


def test_a_cluster_is_not_merged_into_itself(site, owner):
    cluster = ClusterFactory(site=site)
    with nothing_written():
        error = assert_error(merge(owner, cluster, cluster), 400, "ValidationError")
    assert error["error_message"] == "A cluster cannot be merged into itself."


def test_clusters_of_two_sites_stay_apart(site, owner):
    into, other = ClusterFactory(site=site), ClusterFactory(site=SiteFactory(account=site.account))
    with nothing_written():
        assert_error(merge(owner, into, other), 400, "ValidationError")


def test_a_disabled_cluster_takes_nothing(site, owner):
    into, other = ClusterFactory(site=site, name="Pots", disabled=True), ClusterFactory(site=site)
    with nothing_written():
        error = assert_error(merge(owner, into, other), 409, "ConflictError")
    assert error["error_message"] == "“Pots” is disabled. Enable it first."


@pytest.mark.parametrize("which", ["into", "other"])
@pytest.mark.parametrize("what", ["cluster", "keyword", "idea"])
def test_what_an_ai_function_has_stops_it(site, owner, which, what):
    into, other = ClusterFactory.create_batch(2, site=site)
    cluster = into if which == "into" else other
    row = {
        "cluster": lambda: cluster,
        "keyword": lambda: KeywordFactory.mapped(cluster),
        "idea": lambda: IdeaFactory(site=site, keyword_cluster=cluster),
    }[what]()
    type(row).objects.filter(pk=row.pk).update(generation_status=GenerationStatus.PROCESSING)
    with nothing_written():
        assert assert_error(merge(owner, into, other), 409, "ConflictError")["details"] == {"ids": [row.pk]}


def test_a_foreign_one_is_not_there_on_either_side(site, owner):
    own, foreign = ClusterFactory(site=site), ClusterFactory()
    with nothing_written():
        into_foreign = assert_error(merge(owner, foreign, own), 404, "NotFoundError")
        of_foreign = assert_error(merge(owner, own, foreign), 404, "NotFoundError")
    assert into_foreign["error_message"] == of_foreign["error_message"]


def test_a_viewer_merges_nothing(site, colleague):
    into, other = ClusterFactory.create_batch(2, site=site)
    with nothing_written():
        assert_error(merge(colleague, into, other), 403, "PermissionError")
