"""planner/ideas/: adding, changing and deleting."""

from __future__ import annotations

import pytest

from igny8_core.business.content.models import Tasks
from igny8_core.business.planning.models import ContentIdeas
from igny8_core.common.status_enums import GenerationStatus, IdeaStatus
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, SiteFactory, TaskFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.planner.calls import delete, patch, post


def added(client, cluster, **more):
    body = {"site_id": cluster.site_id, "cluster_id": cluster.pk, "idea_title": "Which Moka Pot?", **more}
    return post(client, "ideas", body)


def test_an_idea_is_added_and_answered(site, owner):
    cluster = ClusterFactory(site=site)
    plan = {"description": "By cups", "outline": ["Sizes"], "target_keywords": ["moka pot"], "word_count": 900}
    response = added(owner, cluster, **plan)
    assert response.status_code == 201
    row = response.json()
    assert {name: row[name] for name in plan} == plan
    assert (row["status"], row["content_type"], row["cluster"]["id"]) == ("new", "guide", cluster.pk)


@pytest.mark.parametrize("title", ["Which Moka Pot?", "which moka pot", "Which: Moka Pot!"])
def test_a_title_that_is_planned_is_refused_and_named(site, owner, title):
    cluster = ClusterFactory(site=site)
    known = added(owner, cluster).json()
    other = IdeaFactory(site=site)
    with nothing_written():
        error = assert_error(added(owner, cluster, idea_title=title), 409, "ConflictError")
        assert_error(patch(owner, f"ideas/{other.pk}", {"idea_title": title}), 409, "ConflictError")
    assert error["error_message"] == "The site plans “Which Moka Pot?” already. Choose another title."
    assert error["details"] == {"id": known["id"]}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("idea_title", ""),
        ("idea_title", "?!"),
        ("idea_title", "x" * 301),
        ("content_type", "poem"),
        ("search_intent", "curious"),
        ("word_count", 299),
        ("word_count", 5001),
        ("outline", ["x"] * 13),
        ("outline", ["x" * 301]),
        ("outline", "x"),
        ("outline", [{}]),
        ("target_keywords", ["x"] * 21),
        ("target_keywords", [""]),
        ("description", "x" * 1001),
        ("cluster_id", None),
    ],
)
def test_bad_values_are_named_and_nothing_is_written(site, owner, field, value):
    idea = IdeaFactory(site=site)
    with nothing_written():
        new = assert_error(added(owner, idea.keyword_cluster, **{field: value}), 400, "ValidationError")
        changed = assert_error(patch(owner, f"ideas/{idea.pk}", {field: value}), 400, "ValidationError")
    assert list(new["details"]["fields"]) == list(changed["details"]["fields"]) == [field]


def test_a_cluster_of_another_site_has_no_idea_of_this_one(site, owner):
    elsewhere = ClusterFactory(site=SiteFactory(account=site.account))
    idea = IdeaFactory(site=site)
    with nothing_written():
        assert_error(added(owner, elsewhere, site_id=site.pk), 400, "ValidationError")
        assert_error(patch(owner, f"ideas/{idea.pk}", {"cluster_id": elsewhere.pk}), 400, "ValidationError")


def test_changes_are_answered(site, owner):
    idea, cluster = IdeaFactory(site=site), ClusterFactory(site=site)
    changes = {"idea_title": "Which  Moka Pot?", "outline": ["Sizes"], "word_count": 700, "cluster_id": cluster.pk}
    row = patch(owner, f"ideas/{idea.pk}", changes).json()
    assert (row["idea_title"], row["outline"], row["word_count"]) == ("Which Moka Pot?", ["Sizes"], 700)
    assert row["cluster"] == {"id": cluster.pk, "name": cluster.name}


@pytest.mark.parametrize("field", ["status", "task_id", "keyword_cluster", "title_key"])
def test_what_cannot_be_changed_is_refused_not_ignored(site, owner, field):
    idea = IdeaFactory(site=site)
    with nothing_written():
        assert_error(patch(owner, f"ideas/{idea.pk}", {field: 1}), 400, "ValidationError")


def test_what_the_writer_has_is_changed_and_deleted_there(site, owner):
    idea = IdeaFactory(site=site, status=IdeaStatus.QUEUED)
    TaskFactory(site=site, idea=idea)
    with nothing_written():
        changed = assert_error(patch(owner, f"ideas/{idea.pk}", {"word_count": 800}), 409, "ConflictError")
        deleted = assert_error(delete(owner, f"ideas/{idea.pk}"), 409, "ConflictError")
    assert changed["error_message"] == "This idea is with the writer by now. Change its task instead."
    assert deleted["error_message"] == "This idea is with the writer by now. Delete its task first."


@pytest.mark.parametrize("generation_status", [GenerationStatus.QUEUED, GenerationStatus.PROCESSING])
def test_what_an_ai_function_has_is_left_to_it(site, owner, generation_status):
    idea = IdeaFactory(site=site, generation_status=generation_status)
    with nothing_written():
        assert_error(patch(owner, f"ideas/{idea.pk}", {"word_count": 800}), 409, "ConflictError")
        assert_error(delete(owner, f"ideas/{idea.pk}"), 409, "ConflictError")


def test_an_idea_is_deleted(site, owner):
    idea = IdeaFactory(site=site)
    assert delete(owner, f"ideas/{idea.pk}").status_code == 204
    assert_error(delete(owner, f"ideas/{idea.pk}"), 404, "NotFoundError")


def test_several_are_changed_at_once(site, owner):
    ideas, cluster = IdeaFactory.create_batch(2, site=site), ClusterFactory(site=site)
    body = {"ids": [idea.pk for idea in ideas], "changes": {"cluster_id": cluster.pk, "word_count": 800}}
    assert post(owner, "ideas/bulk_update", body).json() == {"updated": 2}
    assert set(ContentIdeas.objects.values_list("keyword_cluster", "word_count")) == {(cluster.pk, 800)}
    with nothing_written():
        titled = {**body, "changes": {"idea_title": "One"}}
        assert_error(post(owner, "ideas/bulk_update", titled), 400, "ValidationError")


@pytest.mark.parametrize("action", ["bulk_update", "bulk_delete"])
def test_one_that_is_written_stops_the_whole_selection(site, owner, action):
    free, written = IdeaFactory.create_batch(2, site=site)
    TaskFactory(site=site, idea=written)
    with nothing_written():
        body = {"ids": [free.pk, written.pk], "changes": {"word_count": 800}}
        error = assert_error(post(owner, f"ideas/{action}", body), 409, "ConflictError")
    assert error["error_message"].startswith("1 idea of 2 went to the writer by now.")
    assert error["details"] == {"ids": [written.pk]}


def test_a_selection_is_deleted(site, owner):
    gone = IdeaFactory.create_batch(2, site=site)
    written = IdeaFactory(site=site)
    TaskFactory(site=site, idea=written)
    assert post(owner, "ideas/bulk_delete", {"ids": [idea.pk for idea in gone]}).json() == {"deleted": 2}
    assert list(ContentIdeas.objects.all()) == [written]
    assert Tasks.objects.count() == 1


def test_a_viewer_changes_nothing(site, colleague):
    idea = IdeaFactory(site=site)
    with nothing_written():
        assert_error(added(colleague, idea.keyword_cluster), 403, "PermissionError")
        assert_error(patch(colleague, f"ideas/{idea.pk}", {"word_count": 800}), 403, "PermissionError")
        assert_error(delete(colleague, f"ideas/{idea.pk}"), 403, "PermissionError")
        assert_error(post(colleague, "ideas/bulk_delete", {"ids": [idea.pk]}), 403, "PermissionError")
