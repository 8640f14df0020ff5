"""planner/clusters/: opening, changing and deleting."""

from __future__ import annotations

import pytest

from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.common.status_enums import GenerationStatus, TaskStatus
from igny8_core.tests.factories import ClusterFactory, ContentFactory, IdeaFactory, KeywordFactory, TaskFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.planner.calls import delete, patch, post


def opened(client, site, name, **more):
    return post(client, "clusters", {"site_id": site.pk, "name": name, **more})


def test_a_cluster_is_opened_and_answered(site, owner):
    response = opened(owner, site, "  Moka   Pots ", description="Stovetop")
    assert response.status_code == 201
    row = response.json()
    assert (row["name"], row["description"], row["status"], row["keywords_count"]) == (
        "Moka Pots",
        "Stovetop",
        "new",
        0,
    )
    assert Clusters.objects.get().account_id == site.account_id


@pytest.mark.parametrize("name", ["Moka Pots", "moka pot", "MOKA POTS!"])
def test_a_name_that_is_nearly_the_same_is_refused(site, owner, name):
    known = opened(owner, site, "Moka Pots").json()
    with nothing_written():
        error = assert_error(opened(owner, site, name), 409, "ConflictError")
    assert "“Moka Pots” already" in error["error_message"]
    assert error["details"] == {"id": known["id"]}


@pytest.mark.parametrize("name", ["", " ", "!!!", "12", "Cluster 7", "x" * 101, None, "a\x00b"])
def test_a_name_that_says_nothing_is_refused(site, owner, name):
    cluster = ClusterFactory(site=site)
    with nothing_written():
        new = assert_error(opened(owner, site, name), 400, "ValidationError")
        changed = assert_error(patch(owner, f"clusters/{cluster.pk}", {"name": name}), 400, "ValidationError")
    assert list(new["details"]["fields"]) == list(changed["details"]["fields"]) == ["name"]


def test_a_cluster_is_renamed_described_and_disabled(site, owner):
    cluster = opened(owner, site, "Pots").json()
    changes = {"name": "Moka Pots", "description": "Stovetop", "disabled": True}
    row = patch(owner, f"clusters/{cluster['id']}", changes).json()
    assert {name: row[name] for name in changes} == changes
    # The key has gone with the name.
    assert opened(owner, site, "Pots").status_code == 201
    assert_error(opened(owner, site, "moka pot"), 409, "ConflictError")


def test_it_keeps_its_own_name_in_another_case(site, owner):
    cluster = opened(owner, site, "moka pots").json()
    assert patch(owner, f"clusters/{cluster['id']}", {"name": "Moka Pots"}).json()["name"] == "Moka Pots"


def test_the_name_of_another_one_is_refused_be_it_disabled(site, owner):
    other = opened(owner, site, "Presses").json()
    Clusters.objects.update(disabled=True)
    cluster = opened(owner, site, "Pots").json()
    with nothing_written():
        error = assert_error(patch(owner, f"clusters/{cluster['id']}", {"name": "presses"}), 409, "ConflictError")
    assert error["error_message"] == (
        "The site has the cluster “Presses”, disabled already, which is too near to “presses”. Choose another name."
    )
    assert error["details"] == {"id": other["id"]}


@pytest.mark.parametrize("field", ["status", "volume", "search_intent", "name_key", "keywords_count"])
def test_what_is_worked_out_is_not_typed_in(site, owner, field):
    cluster = ClusterFactory(site=site)
    with nothing_written():
        assert_error(patch(owner, f"clusters/{cluster.pk}", {field: "x"}), 400, "ValidationError")


def test_what_an_ai_function_has_is_left_to_it(site, owner):
    cluster = ClusterFactory(site=site, generation_status=GenerationStatus.PROCESSING)
    with nothing_written():
        assert_error(patch(owner, f"clusters/{cluster.pk}", {"disabled": True}), 409, "ConflictError")
        assert_error(delete(owner, f"clusters/{cluster.pk}"), 409, "ConflictError")


def test_a_deleted_cluster_gives_its_keywords_back_and_takes_its_ideas_along(site, owner):
    cluster = ClusterFactory(site=site)
    keyword = KeywordFactory.mapped(cluster, generation_status=GenerationStatus.COMPLETED)
    resting = KeywordFactory.mapped(cluster, disabled=True)
    IdeaFactory(site=site, keyword_cluster=cluster)
    kept = IdeaFactory(site=site)
    response = delete(owner, f"clusters/{cluster.pk}")
    assert response.json() == {"deleted": 1, "keywords_returned": 2, "ideas_deleted": 1}
    assert set(Keywords.objects.values_list("pk", "status", "generation_status", "cluster", "disabled")) == {
        (keyword.pk, "new", "pending", None, False),
        (resting.pk, "new", "pending", None, True),
    }
    assert list(ContentIdeas.objects.all()) == [kept]


def test_a_cluster_whose_ideas_are_written_is_not_deleted(site, owner):
    cluster = ClusterFactory(site=site, name="Moka Pots")
    KeywordFactory.mapped(cluster)
    idea = IdeaFactory(site=site, keyword_cluster=cluster)
    task = TaskFactory(site=site, idea=idea, cluster=cluster, status=TaskStatus.COMPLETED)
    ContentFactory(site=site, task=task)
    with nothing_written():
        error = assert_error(delete(owner, f"clusters/{cluster.pk}"), 409, "ConflictError")
    assert error["error_message"] == (
        "The writer has 1 idea of “Moka Pots”. Merge the cluster into another one, or disable it."
    )
    assert error["details"] == {"ids": [cluster.pk], "idea_ids": [idea.pk]}


@pytest.mark.parametrize("what", ["idea", "keyword"])
def test_what_is_in_it_and_in_work_keeps_it(site, owner, what):
    cluster = ClusterFactory(site=site)
    busy = {"generation_status": GenerationStatus.QUEUED}
    KeywordFactory.mapped(cluster, **(busy if what == "keyword" else {}))
    IdeaFactory(site=site, keyword_cluster=cluster, **(busy if what == "idea" else {}))
    with nothing_written():
        error = assert_error(delete(owner, f"clusters/{cluster.pk}"), 409, "ConflictError")
    assert error["error_message"].startswith(f"This {what} is waiting for the AI")


def test_a_selection_is_deleted_with_what_became_of_it(site, owner):
    clusters = ClusterFactory.create_batch(2, site=site)
    for cluster in clusters:
        KeywordFactory.mapped(cluster)
        IdeaFactory(site=site, keyword_cluster=cluster)
    response = post(owner, "clusters/bulk_delete", {"ids": [cluster.pk for cluster in clusters]})
    assert response.json() == {"deleted": 2, "keywords_returned": 2, "ideas_deleted": 2}
    assert not Clusters.objects.exists()


def test_one_that_is_written_stops_the_whole_selection(site, owner):
    free, written = ClusterFactory.create_batch(2, site=site)
    idea = IdeaFactory(site=site, keyword_cluster=written)
    TaskFactory(site=site, idea=idea)
    with nothing_written():
        error = assert_error(post(owner, "clusters/bulk_delete", {"ids": [free.pk, written.pk]}), 409, "ConflictError")
    assert error["details"]["ids"] == [written.pk]


def test_several_are_disabled_at_once_or_none(site, owner):
    clusters = ClusterFactory.create_batch(3, site=site)
    body = {"ids": [cluster.pk for cluster in clusters], "changes": {"disabled": True}}
    assert post(owner, "clusters/bulk_update", body).json() == {"updated": 3}
    assert Clusters.objects.filter(disabled=True).count() == 3
    foreign = {**body, "ids": [*body["ids"], ClusterFactory().pk]}
    with nothing_written():
        assert_error(post(owner, "clusters/bulk_update", foreign), 404, "NotFoundError")
        named = {**body, "changes": {"name": "Pots"}}
        assert_error(post(owner, "clusters/bulk_update", named), 400, "ValidationError")


def test_a_viewer_changes_nothing(site, colleague):
    cluster = ClusterFactory(site=site)
    with nothing_written():
        assert_error(opened(colleague, site, "Pots"), 403, "PermissionError")
        assert_error(patch(colleague, f"clusters/{cluster.pk}", {"disabled": True}), 403, "PermissionError")
        assert_error(delete(colleague, f"clusters/{cluster.pk}"), 403, "PermissionError")
        assert_error(post(colleague, "clusters/bulk_delete", {"ids": [cluster.pk]}), 403, "PermissionError")
