"""Articles: the list, one in full, writing by hand, deleting."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.tests.factories import (
    ClusterFactory,
    ContentFactory,
    IdeaFactory,
    ImageFactory,
    KeywordFactory,
    TaskFactory,
)
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.writer.calls import ids_of, listed, queries_of, send, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole(site):
    """An article with everything there can be behind it."""
    cluster = ClusterFactory(site=site, name="Moka pots")
    KeywordFactory.mapped(cluster, keyword="moka pot")
    KeywordFactory.mapped(cluster, keyword="kettle")
    idea = IdeaFactory(site=site, keyword_cluster=cluster, idea_title="Moka basics")
    task = TaskFactory(site=site, idea=idea, cluster=cluster, title="Moka pot basics", target_keywords=["Moka Pot"])
    article = ContentFactory.in_review(site=site, task=task, title="Moka pot basics")
    ImageFactory.generated(site=site, content=article, position=0)
    ImageFactory(site=site, content=article, position=1, status="failed", image_type="in_article")
    return article


def picture(image) -> str:
    """A file of this image; returns its media path."""
    name = default_storage.save(f"images/{image.account_id}/{image.site_id}/{image.pk}.png", ContentFile(b"x"))
    Images.objects.filter(pk=image.pk).update(image_url=default_storage.url(name), status="generated")
    return name


def test_a_line_counts_the_images_and_says_how_many_failed(whole, owner):
    (row,) = listed(owner, "content")["results"]
    assert row["images"] == {"total": 2, "generated": 1, "pending": 0, "failed": 1, "note": "1 image failed"}
    assert (row["cluster"]["name"], row["task_id"], row["status"]) == ("Moka pots", whole.task_id, "review")
    assert not {"html", "excerpt", "lineage"} & set(row)


def test_an_article_in_full_shows_text_images_and_where_it_comes_from(whole, owner):
    row = shown(owner, f"content/{whole.pk}")
    assert row["html"] == whole.html
    assert row["outline"] == ["What it is", "How it works"]
    assert [(one["position"], one["status"], one["work_state"]) for one in row["images"]] == [
        (0, "generated", "idle"),
        (1, "failed", "idle"),
    ]
    assert row["image_counts"]["note"] == "1 image failed"
    lineage = row["lineage"]
    assert [one["name"] for one in lineage["keywords"]] == ["moka pot"]
    assert [lineage[kind]["name"] for kind in ("cluster", "idea", "task")] == [
        "Moka pots",
        "Moka basics",
        "Moka pot basics",
    ]
    assert (row["sent_back"], row["published_by"]) == (None, "")


def test_an_article_costs_the_same_number_of_queries_with_one_image_and_with_twenty(whole, owner):
    few = len(queries_of(owner, f"content/{whole.pk}"))
    for position in range(2, 20):
        ImageFactory(site=whole.site, content=whole, position=position)
        KeywordFactory.mapped(whole.task.cluster)
    assert len(queries_of(owner, f"content/{whole.pk}")) == few <= 6


def test_an_article_by_hand_comes_from_nowhere(site, owner):
    row = shown(owner, f"content/{ContentFactory(site=site).pk}")
    assert row["lineage"] == {"keywords": [], "cluster": None, "idea": None, "task": None}
    assert (row["cluster"], row["task_id"]) == (None, None)


def test_without_target_keywords_those_of_the_cluster_are_told(whole, owner):
    Tasks.objects.update(target_keywords=[])
    lineage = shown(owner, f"content/{whole.pk}")["lineage"]
    assert {one["name"] for one in lineage["keywords"]} == {"moka pot", "kettle"}


def test_the_list_is_narrowed_searched_and_ordered(whole, site, owner):
    other = ContentFactory(site=site, title="Kettles", word_count=90, written_by="offline")
    sent_back = ContentFactory(site=site, title="Zest", sent_back_at=whole.created_at, word_count=9000)
    for query, found in [
        ({"status": "review"}, [whole]),
        ({"written_by": "offline"}, [other]),
        ({"cluster_id": whole.task.cluster_id}, [whole]),
        ({"task_id": whole.task_id}, [whole]),
        ({"images_failed": "true"}, [whole]),
        ({"images_failed": "false"}, [other, sent_back]),
        ({"sent_back": "true"}, [sent_back]),
        ({"search": "moka"}, [whole]),
        ({"ordering": "word_count"}, [other, whole, sent_back]),
    ]:
        assert ids_of(owner, "content", **query) == [row.pk for row in found], query


def test_a_draft_by_hand_is_cleaned_counted_and_gets_its_address(site, owner):
    html = "<h1>Why</h1><p onclick='x()'>Three more words</p><script>alert(1)</script>"
    body = {"site_id": site.pk, "title": "Moka pots", "html": html}
    response = send(owner, "post", "content", body)
    row = response.json()
    assert response.status_code == 201
    assert row["html"] == "<h2>Why</h2><p>Three more words</p>"
    assert (row["word_count"], row["slug"], row["status"], row["written_by"]) == (4, "moka-pots", "draft", "by hand")
    assert send(owner, "post", "content", body).json()["slug"] == "moka-pots-2"


def test_an_address_of_ones_own_must_be_free(site, owner):
    ContentFactory(site=site, slug="moka-pots", title="Moka pots")
    body = {"site_id": site.pk, "title": "Other", "html": "<p>Words</p>", "slug": "Moka Pots"}
    with nothing_written():
        payload = assert_error(send(owner, "post", "content", body), 400, "ValidationError")
    assert payload["details"]["fields"]["slug"] == [
        "The address “moka-pots” belongs to the article “Moka pots” of this site. Choose another one."
    ]
    assert send(owner, "post", "content", {**body, "slug": "My Pots"}).json()["slug"] == "my-pots"


@pytest.mark.parametrize("html", ["<script>alert(1)</script>", "<p> </p>", "<img src=x>"])
def test_an_article_without_text_is_none(site, owner, html):
    with nothing_written():
        body = {"site_id": site.pk, "title": "Moka", "html": html}
        payload = assert_error(send(owner, "post", "content", body), 400, "ValidationError")
    assert payload["details"]["fields"]["html"]


def test_deleting_an_article_takes_its_images_and_files_and_keeps_its_task(
    whole, owner, django_capture_on_commit_callbacks
):
    names = [picture(image) for image in whole.images.all()]
    with django_capture_on_commit_callbacks(execute=True):
        assert send(owner, "delete", f"content/{whole.pk}").status_code == 204
        # Only once the transaction is through: a rollback must find its pictures.
        assert all(default_storage.exists(name) for name in names)
    assert not any(default_storage.exists(name) for name in names)
    assert (Content.objects.count(), Images.objects.count(), Tasks.objects.count()) == (0, 0, 1)


def test_a_file_outside_of_the_accounts_folder_is_never_deleted(site, owner, django_capture_on_commit_callbacks):
    name = default_storage.save("images/999999/1/theirs.png", ContentFile(b"x"))
    image = ImageFactory.generated(site=site, position=0)
    for url in (default_storage.url(name), f"/media/images/{site.account_id}/../999999/1/theirs.png", "http://x/y"):
        Images.objects.filter(pk=image.pk).update(image_url=url)
        with django_capture_on_commit_callbacks(execute=True):
            send(owner, "delete", f"images/{image.pk}")
        assert default_storage.exists(name)
        image = ImageFactory.generated(site=site, position=0)


def test_an_article_of_which_the_ai_has_something_is_not_deleted(site, owner):
    busy = ContentFactory(site=site, generation_status="queued")
    drawn = ImageFactory(site=site, generation_status="processing").content
    free = ContentFactory(site=site)
    with nothing_written():
        for article in (busy, drawn):
            assert_error(send(owner, "delete", f"content/{article.pk}"), 409, "ConflictError")
            body = {"ids": [article.pk, free.pk]}
            assert_error(send(owner, "post", "content/bulk_delete", body), 409, "ConflictError")


def test_several_are_deleted_at_once(site, owner):
    articles = ContentFactory.create_batch(3, site=site)
    body = {"ids": [article.pk for article in articles[:2]]}
    assert send(owner, "post", "content/bulk_delete", body).json() == {"deleted": 2}
    assert Content.objects.get() == articles[2]


def test_several_are_archived_at_once_or_none(site, owner):
    one, two = ContentFactory(site=site), ContentFactory.in_review(site=site)
    body = {"ids": [one.pk, two.pk], "changes": {"status": "archived"}}
    assert send(owner, "post", "content/bulk_update", body).json() == {"updated": 2}
    assert set(Content.objects.values_list("status", flat=True)) == {"archived"}
    Content.objects.filter(pk=one.pk).update(status="draft")
    with nothing_written():
        assert_error(send(owner, "post", "content/bulk_update", body), 409, "ConflictError")
        published = {**body, "changes": {"status": "published"}}
        assert_error(send(owner, "post", "content/bulk_update", published), 400, "ValidationError")
