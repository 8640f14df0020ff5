"""Images: gallery, prompts by hand, changing, deleting."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from igny8_core.business.content.models import Content, Images
from igny8_core.tests.factories import ContentFactory, ImageFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.writer.calls import ids_of, send, shown

pytestmark = pytest.mark.django_db
SETTLED = pytest.mark.parametrize("status", ["published", "archived"])


def test_an_image_in_the_gallery(site, owner):
    article = ContentFactory(site=site, title="Moka pots")
    image = ImageFactory(site=site, content=article, position=2, image_type="in_article", heading="What it is")
    row = shown(owner, f"images/{image.pk}")
    assert row == {
        "id": image.pk,
        "site_id": site.pk,
        "content": {"id": article.pk, "title": "Moka pots"},
        "image_type": "in_article",
        "position": 2,
        "heading": "What it is",
        "prompt": "A moka pot on a stove",
        "alt_text": "",
        "image_url": "",
        "model": "",
        "status": "pending",
        "generation_status": "pending",
        "work_state": "idle",
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def test_the_gallery_is_narrowed_searched_and_ordered(site, owner):
    article = ContentFactory(site=site, title="Kettles")
    first = ImageFactory.generated(site=site, content=article, position=0)
    second = ImageFactory(site=site, position=1, image_type="in_article", prompt="A red cup")
    for query, found in [
        ({"content_id": article.pk}, [first]),
        ({"status": "generated"}, [first]),
        ({"image_type": "in_article"}, [second]),
        ({"search": "red cup"}, [second]),
        ({"search": "kettles"}, [first]),
        ({"ordering": "-position"}, [second, first]),
    ]:
        assert ids_of(owner, "images", **query) == [row.pk for row in found], query


def test_a_selection_is_shown_by_its_ids(site, owner):
    first, second, _ = (ImageFactory(site=site, position=number) for number in range(3))
    assert ids_of(owner, "images", ids=f"{second.pk},{first.pk},{first.pk}", ordering="position") == [
        first.pk,
        second.pk,
    ]
    assert ids_of(owner, "images", ids=first.pk, status="generated") == []


@pytest.mark.parametrize("ids", ["x", "1,,2", "0", "-1", "9" * 30, ",".join(map(str, range(1, 202)))])
def test_ids_that_are_none_are_refused(site, owner, ids):
    assert_error(owner.get("/api/v1/writer/images/", {"ids": ids}), 400, "ValidationError")


def test_a_prompt_by_hand_takes_the_next_place(site, owner):
    article = ContentFactory(site=site)
    body = {"content_id": article.pk, "prompt": "A kettle", "alt_text": "A kettle", "heading": "What it is"}
    row = send(owner, "post", "images", body).json()
    assert (row["position"], row["image_type"], row["status"]) == (1, "in_article", "pending")
    assert send(owner, "post", "images", body).json()["position"] == 2
    assert send(owner, "post", "images", {**body, "image_type": "featured"}).json()["position"] == 0
    with nothing_written():
        again = send(owner, "post", "images", {**body, "image_type": "featured"})
        assert assert_error(again, 409, "ConflictError")["error_message"].startswith("This article has its featured")


@SETTLED
def test_a_settled_article_keeps_the_pictures_it_was_approved_with(site, owner, status):
    article = ContentFactory(site=site, status=status, title="Kettles")
    image = ImageFactory.generated(site=site, content=article)
    with nothing_written():
        for method, path, body in [
            ("post", "images", {"content_id": article.pk, "prompt": "x"}),
            ("patch", f"images/{image.pk}", {"prompt": "x"}),
            ("delete", f"images/{image.pk}", None),
            ("post", "images/regenerate", {"ids": [image.pk]}),
        ]:
            payload = assert_error(send(owner, method, path, body), 409, "ConflictError")
            assert payload["error_message"].startswith(f"The article “Kettles” is {status}.")
    assert send(owner, "patch", f"images/{image.pk}", {"alt_text": "A kettle"}).json()["alt_text"] == "A kettle"


def test_prompt_and_alternative_text_are_changed(site, owner):
    image = ImageFactory.generated(site=site)
    row = send(owner, "patch", f"images/{image.pk}", {"prompt": "A cup", "alt_text": "A red cup"}).json()
    assert (row["prompt"], row["alt_text"], row["image_url"]) == ("A cup", "A red cup", "/media/x.png")


def test_of_two_editors_the_second_is_told(site, owner):
    image = ImageFactory(site=site)
    seen = shown(owner, f"images/{image.pk}")["updated_at"]
    assert send(owner, "patch", f"images/{image.pk}", {"prompt": "One", "updated_at": seen}).status_code == 200
    with nothing_written():
        response = send(owner, "patch", f"images/{image.pk}", {"prompt": "Two", "updated_at": seen})
        assert_error(response, 409, "ConflictError")


@pytest.mark.parametrize("changes", [{"prompt": ""}, {"prompt": "x" * 1501}, {"alt_text": "x" * 301}, {"status": "x"}])
def test_what_does_not_fit_is_refused_beside_its_field(site, owner, changes):
    image = ImageFactory(site=site)
    with nothing_written():
        payload = assert_error(send(owner, "patch", f"images/{image.pk}", changes), 400, "ValidationError")
    assert set(changes) == set(payload["details"]["fields"])


@pytest.mark.parametrize("state", ["queued", "processing"])
def test_while_a_picture_is_made_its_prompt_stays_and_it_is_not_deleted(site, owner, state):
    image = ImageFactory(site=site, generation_status=state)
    with nothing_written():
        assert_error(send(owner, "patch", f"images/{image.pk}", {"prompt": "x"}), 409, "ConflictError")
        assert_error(send(owner, "delete", f"images/{image.pk}"), 409, "ConflictError")
        assert_error(send(owner, "post", "images/bulk_delete", {"ids": [image.pk]}), 409, "ConflictError")
    assert send(owner, "patch", f"images/{image.pk}", {"alt_text": "A cup"}).status_code == 200


def test_deleting_an_image_takes_its_file_after_the_commit(site, owner, django_capture_on_commit_callbacks):
    image = ImageFactory(site=site)
    name = default_storage.save(f"images/{site.account_id}/{site.pk}/a b.png", ContentFile(b"x"))
    Images.objects.update(image_url=default_storage.url(name), status="generated")
    with django_capture_on_commit_callbacks(execute=True):
        assert send(owner, "delete", f"images/{image.pk}").status_code == 204
        assert default_storage.exists(name)
    assert not default_storage.exists(name)


def test_a_draft_that_waited_only_for_what_is_deleted_goes_to_review(site, owner):
    article = ContentFactory(site=site)
    ImageFactory.generated(site=site, content=article, position=0)
    waiting = ImageFactory(site=site, content=article, position=1)
    assert send(owner, "delete", f"images/{waiting.pk}").status_code == 204
    assert Content.objects.get().status == "review"


def test_several_are_changed_or_deleted_at_once(site, owner):
    images = ImageFactory.create_batch(3, site=site)
    ids = [image.pk for image in images[:2]]
    body = {"ids": ids, "changes": {"prompt": "A cup"}}
    assert send(owner, "post", "images/bulk_update", body).json() == {"updated": 2}
    assert Images.objects.filter(prompt="A cup").count() == 2
    assert send(owner, "post", "images/bulk_delete", {"ids": ids}).json() == {"deleted": 2}
    assert Images.objects.get() == images[2]
