"""Tasks: list, one, by hand, changing, deleting."""

from __future__ import annotations

import pytest

from igny8_core.business.content.models import Content, Tasks
from igny8_core.business.planning.models import ContentIdeas
from igny8_core.tests.factories import ClusterFactory, ContentFactory, IdeaFactory, SiteFactory, TaskFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.writer.calls import ids_of, send, shown

pytestmark = pytest.mark.django_db
BUSY = pytest.mark.parametrize("state", ["queued", "processing"])


def test_a_task_tells_where_it_comes_from_and_what_came_of_it(site, owner):
    idea, cluster = IdeaFactory(site=site), ClusterFactory(site=site, name="Moka pots")
    task = TaskFactory(site=site, idea=idea, cluster=cluster, target_keywords=["moka pot"], title="Moka pot basics")
    article = ContentFactory(site=site, task=task)
    row = shown(owner, f"tasks/{task.pk}")
    assert row == {
        "id": task.pk,
        "site_id": site.pk,
        "title": "Moka pot basics",
        "description": "",
        "idea_id": idea.pk,
        "cluster": {"id": cluster.pk, "name": "Moka pots"},
        "search_intent": "",
        "content_type": "guide",
        "target_keywords": ["moka pot"],
        "outline": ["What it is", "How it works", "What to mind"],
        "word_count": 1000,
        "status": "queued",
        "generation_status": "pending",
        "work_state": "idle",
        "content_id": article.pk,
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def test_the_list_is_narrowed_searched_and_ordered(site, owner):
    cluster = ClusterFactory(site=site)
    long = TaskFactory(site=site, title="Moka pots", word_count=3000, cluster=cluster, content_type="how_to")
    short = TaskFactory(site=site, title="Kettles", word_count=500, status="completed", idea=IdeaFactory(site=site))
    for query, found in [
        ({"status": "completed"}, [short]),
        ({"cluster_id": cluster.pk}, [long]),
        ({"content_type": "how_to"}, [long]),
        ({"by_hand": "true"}, [long]),
        ({"by_hand": "false"}, [short]),
        ({"search": "moka"}, [long]),
        ({"ordering": "word_count"}, [short, long]),
        ({"ordering": "-word_count"}, [long, short]),
    ]:
        assert ids_of(owner, "tasks", **query) == [row.pk for row in found], query


def test_a_task_by_hand_needs_no_more_than_a_title(site, owner):
    response = send(owner, "post", "tasks", {"site_id": site.pk, "title": "Moka pots"})
    assert response.status_code == 201
    task = Tasks.objects.get()
    assert response.json()["id"] == task.pk
    assert (task.account, task.site, task.title, task.status) == (site.account, site, "Moka pots", "queued")


def test_a_task_by_hand_takes_all_that_the_writer_needs(site, owner):
    cluster = ClusterFactory(site=site)
    values = {
        "title": "Moka pots",
        "description": "For beginners",
        "search_intent": "informational",
        "content_type": "how_to",
        "target_keywords": ["moka pot"],
        "outline": ["What it is"],
        "word_count": 1200,
    }
    row = send(owner, "post", "tasks", {"site_id": site.pk, "cluster_id": cluster.pk, **values}).json()
    assert {name: row[name] for name in values} == values
    assert row["cluster"]["id"] == cluster.pk


def test_a_task_of_an_idea_takes_what_the_idea_knows_and_queues_it(site, owner):
    idea = IdeaFactory(site=site, idea_title="Moka pots", word_count=2000)
    row = send(owner, "post", "tasks", {"site_id": site.pk, "idea_id": idea.pk, "word_count": 900}).json()
    assert (row["title"], row["word_count"], row["idea_id"]) == ("Moka pots", 900, idea.pk)
    assert ContentIdeas.objects.get().status == "queued"
    with nothing_written():
        again = send(owner, "post", "tasks", {"site_id": site.pk, "idea_id": idea.pk})
        assert assert_error(again, 409, "ConflictError")["error_message"] == "This idea has its task already."


def test_what_belongs_to_another_site_of_mine_is_not_found(site, owner):
    other = SiteFactory(account=site.account)
    task, idea, cluster = TaskFactory(site=site), IdeaFactory(site=other), ClusterFactory(site=other)
    with nothing_written():
        for body in ({"idea_id": idea.pk}, {"title": "x", "cluster_id": cluster.pk}):
            assert_error(send(owner, "post", "tasks", {"site_id": site.pk, **body}), 404, "NotFoundError")
        assert_error(send(owner, "patch", f"tasks/{task.pk}", {"cluster_id": cluster.pk}), 404, "NotFoundError")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "title"),
        ({"title": ""}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"title": "x", "word_count": 99}, "word_count"),
        ({"title": "x", "word_count": 5001}, "word_count"),
        ({"title": "x", "word_count": "many"}, "word_count"),
        ({"title": "x", "content_type": "poem"}, "content_type"),
        ({"title": "x", "search_intent": "fun"}, "search_intent"),
        ({"title": "x", "outline": "What"}, "outline"),
        ({"title": "x", "outline": [""]}, "outline"),
        ({"title": "x", "outline": ["h"] * 31}, "outline"),
        ({"title": "x", "cluster_id": "one"}, "cluster_id"),
        ({"title": "x", "status": "completed"}, "status"),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(site, owner, body, field):
    with nothing_written():
        payload = assert_error(send(owner, "post", "tasks", {"site_id": site.pk, **body}), 400, "ValidationError")
    assert field in payload["details"]["fields"]


def test_a_task_is_changed(site, owner):
    task = TaskFactory(site=site, cluster=ClusterFactory(site=site))
    response = send(owner, "patch", f"tasks/{task.pk}", {"title": "Kettles", "word_count": 800, "cluster_id": None})
    row = response.json()
    assert (response.status_code, row["title"], row["word_count"], row["cluster"]) == (200, "Kettles", 800, None)


def test_of_two_editors_the_second_is_told_and_nothing_of_the_first_is_lost(site, owner):
    task = TaskFactory(site=site)
    seen = shown(owner, f"tasks/{task.pk}")["updated_at"]
    assert send(owner, "patch", f"tasks/{task.pk}", {"title": "First", "updated_at": seen}).status_code == 200
    with nothing_written():
        response = send(owner, "patch", f"tasks/{task.pk}", {"title": "Second", "updated_at": seen})
        payload = assert_error(response, 409, "ConflictError")
    assert payload["error_message"].startswith("Somebody else has changed this task since you opened it.")
    assert payload["details"]["id"] == task.pk
    fresh = shown(owner, f"tasks/{task.pk}")["updated_at"]
    assert send(owner, "patch", f"tasks/{task.pk}", {"title": "Second", "updated_at": fresh}).status_code == 200


@BUSY
def test_what_the_ai_has_or_is_about_to_take_is_neither_changed_nor_deleted(site, owner, state):
    busy, free = TaskFactory(site=site, generation_status=state), TaskFactory(site=site)
    both = {"ids": [busy.pk, free.pk]}
    with nothing_written():
        for method, path, body in [
            ("patch", f"tasks/{busy.pk}", {"title": "x"}),
            ("delete", f"tasks/{busy.pk}", None),
            ("post", "tasks/bulk_delete", both),
            ("post", "tasks/bulk_update", {**both, "changes": {"word_count": 700}}),
        ]:
            payload = assert_error(send(owner, method, path, body), 409, "ConflictError")
            assert payload["details"]["ids"] == [busy.pk]
            assert "Wait until that has finished or cancel it" in payload["error_message"]


def test_deleting_a_task_keeps_its_article_and_its_idea(site, owner):
    task = TaskFactory(site=site, idea=IdeaFactory(site=site))
    article = ContentFactory(site=site, task=task)
    assert send(owner, "delete", f"tasks/{task.pk}").status_code == 204
    assert not Tasks.objects.exists()
    assert Content.objects.get().pk == article.pk
    assert Content.objects.get().task is None
    assert ContentIdeas.objects.count() == 1


def test_several_are_changed_or_deleted_at_once(site, owner):
    tasks = TaskFactory.create_batch(3, site=site)
    ids = [task.pk for task in tasks[:2]]
    body = {"ids": ids, "changes": {"word_count": 700}}
    assert send(owner, "post", "tasks/bulk_update", body).json() == {"updated": 2}
    assert list(Tasks.objects.order_by("pk").values_list("word_count", flat=True)) == [700, 700, 1000]
    assert send(owner, "post", "tasks/bulk_delete", {"ids": ids}).json() == {"deleted": 2}
    assert Tasks.objects.get() == tasks[2]


@pytest.mark.parametrize("changes", [{}, {"status": "completed"}, {"titel": "x"}])
def test_changing_nothing_or_what_cannot_be_changed_is_refused(site, owner, changes):
    task = TaskFactory(site=site)
    with nothing_written():
        body = {"ids": [task.pk], "changes": changes}
        assert_error(send(owner, "post", "tasks/bulk_update", body), 400, "ValidationError")
        assert_error(send(owner, "patch", f"tasks/{task.pk}", changes), 400, "ValidationError")


def test_one_foreign_task_in_a_selection_stops_all_of_it(site, owner):
    mine, foreign = TaskFactory(site=site), TaskFactory()
    body = {"ids": [mine.pk, foreign.pk]}
    with nothing_written():
        assert_error(send(owner, "post", "tasks/bulk_delete", body), 404, "NotFoundError")
        assert_error(
            send(owner, "post", "tasks/bulk_update", {**body, "changes": {"title": "x"}}), 404, "NotFoundError"
        )


def test_a_task_whose_article_was_deleted_can_be_written_again(site, owner):
    task = TaskFactory(site=site, status="completed", generation_status="completed")
    row = send(owner, "post", f"tasks/{task.pk}/reopen").json()
    assert (row["status"], row["work_state"]) == ("queued", "idle")
    payload = assert_error(send(owner, "post", f"tasks/{task.pk}/reopen"), 409, "ConflictError")
    assert payload["error_message"] == "This task is waiting to be written already."


def test_a_task_with_its_article_is_not_written_again(site, owner):
    task = TaskFactory(site=site, status="completed")
    ContentFactory(site=site, task=task)
    with nothing_written():
        payload = assert_error(send(owner, "post", f"tasks/{task.pk}/reopen"), 409, "ConflictError")
    assert payload["error_message"].startswith("This task has its article. Delete the article first")
