"""What fills the queue of a stage."""

from __future__ import annotations

from uuid import UUID

import pytest

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.registry import function_named
from igny8_core.business.automation.stages import stage
from igny8_core.business.content.services.image_editing import delete_images
from igny8_core.tests.factories import ContentFactory, ImageFactory

pytestmark = pytest.mark.django_db


def test_no_picture_is_bought_for_an_article_that_somebody_put_away(site):
    waiting = ImageFactory(site=site, content=ContentFactory(site=site))
    ImageFactory(site=site, content=ContentFactory(site=site, status="archived"))
    assert list(stage(6).queue(site)) == [waiting]


@pytest.mark.parametrize("status", ["draft", "review", "published"])
def test_pictures_of_all_other_articles_are_made(site, status):
    image = ImageFactory(site=site, content=ContentFactory(site=site, status=status))
    assert list(stage(6).queue(site)) == [image]


def test_no_prompts_are_written_for_what_was_put_away(site):
    ContentFactory(site=site, status="archived")
    assert not stage(5).queue(site).exists()


def test_prompts_are_not_bought_again_for_what_people_want_without_images(site):
    article, other = ContentFactory(site=site), ContentFactory(site=site)
    images = ImageFactory.create_batch(2, site=site, content=article)
    kept = ImageFactory.create_batch(2, site=site, content=other)
    delete_images(ids=[image.pk for image in [*images, kept[0]]])
    assert not stage(5).queue(site).exists()
    article.refresh_from_db()
    other.refresh_from_db()
    assert (article.images_deleted, other.images_deleted) == (True, False)


def test_who_deleted_all_images_may_ask_for_new_prompts(site, script):
    article = ContentFactory(site=site)
    delete_images(ids=[ImageFactory(site=site, content=article).pk])
    asked = function_named("generate_image_prompts").execute({"ids": [article.pk]}, account=site.account)
    assert AIEngine().execute(task_id=UUID(asked["task_id"])) is None
    assert article.images.exists()
