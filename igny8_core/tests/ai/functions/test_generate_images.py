"""Image prompts → images."""

from __future__ import annotations

import pytest

from igny8_core.ai.functions.generate_images import GenerateImages
from igny8_core.ai.providers.base import ImageReply, Usage
from igny8_core.business.content.models import Content, Images
from igny8_core.tests.ai.functions.asking import ask, parse, refuses, save
from igny8_core.tests.factories import AITaskFactory, ContentFactory, ImageFactory
from igny8_core.tests.scripted_provider import reply

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("script")]
PICTURE = ImageReply(content=b"", media_type="image/png", usage=Usage(model="dear"))


@pytest.fixture(autouse=True)
def _prices(settings):
    settings.IMAGE_MODEL_CREDITS = {"cheap": 1, "dear": 4}
    settings.IMAGE_DEFAULT_CREDITS = 2


@pytest.fixture
def content(site):
    return ContentFactory(site=site, title="Moka pot basics")


@pytest.fixture
def image(site, content):
    return ImageFactory(site=site, content=content, heading="How it works", position=1, image_type="in_article")


@pytest.fixture
def task(image):
    stored = {"file": "images/1/2/a.png"}
    return AITaskFactory.on("generate_images", image, stored_response=stored)


def test_the_request_carries_prompt_size_format_and_model(site, task, image):
    site.image_size, site.image_format = "800x600", "png"
    site.save()
    request = ask(task)
    assert (request.prompt, request.label) == ("A moka pot on a stove", "How it works")
    assert (request.size, request.image_format, request.model) == ("800x600", "png", "scripted")


def test_the_featured_image_is_labelled_by_its_article(task):
    Images.objects.update(heading="")
    assert ask(task).label == "Moka pot basics"


def test_names_say_which_picture_of_which_article(site, content, image):
    featured = ImageFactory(site=site, content=content, position=0)
    assert GenerateImages().labels([image.pk, featured.pk]) == {
        image.pk: "Moka pot basics: How it works",
        featured.pk: "Moka pot basics: featured image",
    }


def test_a_picture_that_is_there_is_gone_and_a_failed_one_may_be_tried_again(task, image):
    Images.objects.update(status="failed")
    assert GenerateImages().prepare(task).gone == []
    Images.objects.update(status="generated")
    assert GenerateImages().prepare(task).gone == [image.pk]


def test_nothing_is_bought_for_an_article_that_is_archived(task, image):
    Content.objects.update(status="archived")
    assert GenerateImages().prepare(task).gone == [image.pk]


def test_the_last_picture_sends_its_article_to_review(task, image, content):
    outcome = save(task, PICTURE)
    image.refresh_from_db()
    assert (image.status, image.image_url, image.model) == ("generated", "/media/images/1/2/a.png", "dear")
    assert Content.objects.get().status == "review"
    assert (outcome.done, outcome.units) == ([image.pk], 2)
    assert outcome.made == {"images_generated": 1, "content_moved_to_review": 1}
    assert outcome.message == "1 image generated successfully"


def test_a_picture_before_the_last_leaves_its_article_in_draft(site, task, content):
    ImageFactory(site=site, content=content, position=0)
    assert save(task, PICTURE).made == {"images_generated": 1, "content_moved_to_review": 0}
    assert Content.objects.get().status == "draft"


def test_a_picture_given_up_does_not_hold_its_article_back(task, image):
    GenerateImages().give_up([image.pk])
    image.refresh_from_db()
    assert (image.status, image.generation_status) == ("failed", "failed")
    assert Content.objects.get().status == "review"


def test_giving_up_does_not_touch_a_picture_that_came(image):
    Images.objects.update(status="generated", image_url="/media/x.png")
    GenerateImages().give_up([image.pk])
    image.refresh_from_db()
    assert image.status == "generated"


@pytest.mark.parametrize("status", ["generated", "failed"])
def test_giving_up_one_that_was_to_be_made_anew_leaves_it_what_it_was_and_free(image, status):
    Images.objects.update(status=status, generation_status="queued")
    GenerateImages().give_up([image.pk])
    image.refresh_from_db()
    assert (image.status, image.generation_status) == (status, "failed")


def test_asked_for_again_a_picture_that_is_there_is_made_anew(image):
    Images.objects.update(status="generated", image_url="/media/old.png")
    again = AITaskFactory.on("generate_images", image, payload={"again": True}, stored_response={"file": "new.png"})
    assert save(again, PICTURE).done == [image.pk]
    image.refresh_from_db()
    assert (image.status, image.image_url) == ("generated", "/media/new.png")


def test_only_who_says_again_gets_it(site, image):
    assert GenerateImages().wishes({"ids": [image.pk]}) == {}
    assert GenerateImages().wishes({"ids": [image.pk], "again": True}) == {"again": True}


@pytest.mark.parametrize(
    ("asked", "drew", "credits"),
    [
        ("dear", "cheap", 1),
        ("dear", "dear", 4),
        ("dear", "unknown", 2),
        ("cheap", "dear", 1),
        ("cheap", "unknown", 1),
        ("unknown", "dear", 2),
    ],
)
def test_the_price_is_that_of_the_model_that_drew_and_never_above_the_one_asked(
    task, monkeypatch, asked, drew, credits
):
    monkeypatch.setattr("igny8_core.ai.functions.generate_images.image_model", lambda site: asked)
    drawn = ImageReply(content=b"", media_type="image/png", usage=Usage(model=drew))
    assert save(task, drawn).units == credits


def test_each_picture_of_a_selection_knows_which_it_is(site):
    images = ImageFactory.create_batch(3, site=site)
    ids = [image.pk for image in images]
    batches = GenerateImages().plan(site=site, ids=ids, batch_size=50)
    assert [batch.ids for batch in batches] == [[pk] for pk in ids]
    assert [batch.payload for batch in batches] == [{"number": n, "of": 3} for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("count", "sentence"), [(1, "1 image generated successfully"), (5, "5 images generated successfully")]
)
def test_several_tasks_together_have_one_sentence(count, sentence):
    assert GenerateImages().success_message({"images_generated": count, "content_moved_to_review": 1}) == sentence


def test_text_instead_of_a_picture_is_refused(task):
    refuses(task, reply("I cannot draw this."), saying="not an image")


def test_a_reply_from_the_journal_needs_no_bytes(task):
    assert parse(task, PICTURE) is PICTURE


def test_nothing_left_to_draw_costs_nothing(task):
    Images.objects.update(status="generated")
    assert (save(task, PICTURE).done, save(task, PICTURE).units) == ([], 0)
