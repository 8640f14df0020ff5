"""Pictures made anew, through the real engine: the old one stays until then, and each is paid for once."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.models import AITask
from igny8_core.business.automation.stages import stage
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.content.models import Content, Images
from igny8_core.common.exceptions import ProviderError
from igny8_core.common.status_enums import LedgerKind
from igny8_core.tests.factories import ContentFactory, ImageFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.writer.calls import WRITER, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("script")]


@pytest.fixture
def image(site):
    """A picture with a file, of an article in review."""
    image = ImageFactory.generated(site=site, content=ContentFactory.in_review(site=site), position=0)
    name = default_storage.save(f"images/{site.account_id}/{site.pk}/old.png", ContentFile(b"old"))
    Images.objects.update(image_url=default_storage.url(name), generation_status="completed")
    image.refresh_from_db()
    return image


def regenerate(client, *images):
    return send(client, "post", "images/regenerate", {"ids": [image.pk for image in images]})


def work(answer) -> None:
    """Do the queued tasks until nothing is left of them."""
    for task_id in answer.json()["task_ids"]:
        for _ in range(5):
            AITask.objects.filter(pk=task_id).update(not_before=None)
            AIEngine().execute(task_id=UUID(task_id))


def file_of(image) -> str:
    return image.image_url.removeprefix("/media/")


def captures() -> int:
    return LedgerEntry.objects.filter(kind=LedgerKind.CAPTURE).count()


def test_the_old_picture_stays_until_the_new_one_is_saved(image, owner, django_capture_on_commit_callbacks):
    old = file_of(image)
    answer = regenerate(owner, image)
    assert answer.status_code == 202
    shown = owner.get(f"{WRITER}images/{image.pk}/").json()
    assert (shown["status"], shown["work_state"], shown["image_url"]) == ("generated", "queued", image.image_url)
    with django_capture_on_commit_callbacks(execute=True):
        work(answer)
        assert default_storage.exists(old)
    image.refresh_from_db()
    assert (image.status, image.generation_status) == ("generated", "completed")
    assert file_of(image) != old
    assert default_storage.exists(file_of(image))
    assert not default_storage.exists(old)


def test_it_is_charged_like_any_picture_and_once(image, owner):
    work(regenerate(owner, image))
    assert (captures(), AITask.objects.get().credits_used) == (1, 2)


def test_the_article_stays_in_review(image, owner):
    work(regenerate(owner, image))
    assert Content.objects.get().status == "review"


def test_when_it_fails_the_old_picture_is_still_there_and_nothing_is_charged(image, owner, script):
    script.always(ProviderError("The provider is down."))
    work(regenerate(owner, image))
    was = image.image_url
    image.refresh_from_db()
    assert (image.status, image.generation_status, image.image_url) == ("generated", "failed", was)
    assert default_storage.exists(file_of(image))
    assert captures() == 0
    script.relax()
    work(regenerate(owner, image))
    image.refresh_from_db()
    assert (image.generation_status, image.image_url == was, captures()) == ("completed", False, 1)


def test_a_failed_picture_gets_another_chance_and_its_article_stays_where_it_is(site, owner):
    image = ImageFactory(site=site, content=ContentFactory.in_review(site=site), status="failed")
    work(regenerate(owner, image))
    image.refresh_from_db()
    assert (image.status, Content.objects.get().status) == ("generated", "review")


def test_a_failed_picture_that_fails_again_is_free_for_the_next_try(site, owner, script):
    image = ImageFactory(site=site, content=ContentFactory.in_review(site=site), status="failed")
    script.always(ProviderError("The provider is down."))
    work(regenerate(owner, image))
    image.refresh_from_db()
    assert (image.status, image.generation_status) == ("failed", "failed")
    assert regenerate(owner, image).status_code == 202


def test_what_is_being_made_is_not_asked_for_twice(image, owner):
    assert regenerate(owner, image).status_code == 202
    with nothing_written():
        assert_error(regenerate(owner, image), 409, "ConflictError")
    assert AITask.objects.count() == 1


def test_one_busy_picture_of_a_selection_stops_all_of_it(image, site, owner):
    busy = ImageFactory(site=site, content=image.content, generation_status="queued", position=1)
    with nothing_written():
        assert_error(regenerate(owner, image, busy), 409, "ConflictError")


def test_cancelling_leaves_the_picture_as_it_was(image, owner):
    (task_id,) = regenerate(owner, image).json()["task_ids"]
    assert owner.post(f"/api/v1/ai/tasks/{task_id}/cancel/").status_code == 200
    was = image.image_url
    image.refresh_from_db()
    assert (image.status, image.generation_status, image.image_url) == ("generated", "completed", was)


def test_a_run_leaves_it_alone(image, owner):
    regenerate(owner, image)
    assert not stage(6).queue(image.site).exists()


def test_an_article_that_was_sent_back_does_not_return_to_review_by_a_new_picture(image, owner):
    send(owner, "post", f"content/{image.content_id}/send_back", {"reason": "Rewrite the ending"})
    work(regenerate(owner, image))
    assert Content.objects.get().status == "draft"


def test_the_generate_function_leaves_what_is_there(image, owner):
    answer = send(owner, "post", "images/generate_images", {"ids": [image.pk]})
    work(answer)
    was = image.image_url
    image.refresh_from_db()
    assert (image.image_url, captures()) == (was, 0)


def test_images_of_two_sites_are_asked_for_one_site_at_a_time(image, owner):
    other = ImageFactory(site=SiteFactory(account=image.account))
    with nothing_written():
        assert_error(regenerate(owner, image, other), 404, "NotFoundError")
