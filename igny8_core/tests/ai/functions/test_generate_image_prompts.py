"""Articles → image prompts."""

from __future__ import annotations

import pytest

from igny8_core.ai.functions.generate_image_prompts import GenerateImagePromptsFunction, images_wanted
from igny8_core.business.content.models import Content, Images
from igny8_core.tests.ai.functions.asking import ask, parse, refuses, save, useless
from igny8_core.tests.factories import AITaskFactory, ClusterFactory, ContentFactory, ImageFactory, TaskFactory
from igny8_core.tests.scripted_provider import prompt

pytestmark = pytest.mark.django_db
HEADINGS = ["What it is", "How it works"]


@pytest.fixture
def row(site):
    order = TaskFactory(site=site, cluster=ClusterFactory(site=site, name="Moka Pots"))
    return ContentFactory(site=site, title="Moka pot basics", task=order)


@pytest.fixture
def task(row):
    return AITaskFactory.on("generate_image_prompts", row, label=row.title)


def _answer(*headings, featured="A moka pot on a stove"):
    return {"featured": prompt(text=featured), "in_article": [prompt(h, f"Picture of {h}") for h in headings]}


@pytest.mark.parametrize(
    ("words", "headings", "wanted"), [(100, 9, 2), (1400, 9, 4), (9000, 9, 6), (9000, 3, 3), (700, 0, 0), (0, 1, 1)]
)
def test_two_to_six_pictures_by_length_and_never_more_than_headings(words, headings, wanted):
    assert images_wanted(words=words, headings=headings) == wanted


def test_the_request_carries_title_and_headings_as_data(task):
    assert ask(task).data == {
        "title": "Moka pot basics",
        "headings": HEADINGS,
        "wanted": 2,
        "cluster": "Moka Pots",
    }


def test_an_article_without_task_or_headings_can_have_its_featured_image(site):
    row = ContentFactory(site=site, html="<p>Words</p>")
    task = AITaskFactory.on("generate_image_prompts", row)
    assert ask(task).data["wanted"] == 0
    assert save(task, _answer("Invented")).made == {"prompts_created": 1}


def test_an_article_with_images_or_past_draft_is_gone(site, row, task):
    ImageFactory(site=site, content=row)
    assert GenerateImagePromptsFunction().prepare(task).gone == [row.pk]
    Images.objects.all().delete()
    Content.objects.update(status="review")
    assert GenerateImagePromptsFunction().prepare(task).gone == [row.pk]


def test_prompts_are_images_that_wait_the_featured_one_first(site, task, row):
    outcome = save(task, _answer(*HEADINGS))
    rows = Images.objects.order_by("position").values_list("image_type", "heading", "prompt", "status", "image_url")
    assert list(rows) == [
        ("featured", "", "A moka pot on a stove", "pending", None),
        ("in_article", "What it is", "Picture of What it is", "pending", None),
        ("in_article", "How it works", "Picture of How it works", "pending", None),
    ]
    assert set(Images.objects.values_list("site", "account", "content")) == {(site.pk, site.account_id, row.pk)}
    assert Content.objects.get().status == "draft"
    assert (outcome.done, outcome.units) == ([row.pk], 3)
    assert outcome.made == {"prompts_created": 3}
    assert outcome.message == "1 Featured Image + 2 In-article Image Prompts ready"


def test_one_prompt_is_told_in_the_singular(task):
    assert save(task, _answer("What it is")).message == "1 Featured Image + 1 In-article Image Prompt ready"


def test_headings_that_the_article_does_not_have_are_dropped(task):
    assert [p.heading for p in parse(task, _answer("Invented", "How it works"))] == ["", "How it works"]


def test_a_heading_gets_one_picture(task):
    assert len(parse(task, _answer("How it works", "How it works"))) == 2


def test_an_in_article_prompt_without_text_is_dropped(task):
    answer = _answer()
    answer["in_article"] = [prompt("What it is", "  "), prompt("How it works", "A cut-away drawing")]
    assert [p.heading for p in parse(task, answer)] == ["", "How it works"]


def test_more_than_six_pictures_are_not_taken(site):
    names = [f"Part {n}" for n in range(20)]
    row = ContentFactory(site=site, html="".join(f"<h2>{name}</h2>" for name in names), word_count=9000)
    task = AITaskFactory.on("generate_image_prompts", row)
    assert len(parse(task, _answer(*names))) == 7


@pytest.mark.parametrize("featured", ["", "  ", "\x00"])
def test_no_featured_prompt_is_refused(task, featured):
    refuses(task, _answer("What it is", featured=featured), saying="featured image")


@useless
def test_a_useless_answer_is_refused(task, answer):
    refuses(task, answer)


def test_what_is_too_long_for_its_column_is_cut(task):
    answer = _answer()
    answer["featured"]["alt_text"] = "a" * 900
    answer["featured"]["prompt"] = "p\x00" * 5000
    save(task, answer)
    image = Images.objects.get()
    assert len(image.alt_text) == 300
    assert image.prompt == "p" * 5000


def test_a_second_answer_does_not_double_the_images(task):
    save(task, _answer(*HEADINGS))
    assert save(task, _answer(*HEADINGS)).done == []
    assert Images.objects.count() == 3


def test_the_price_is_checked_for_all_prompts_wanted(task):
    function = GenerateImagePromptsFunction()
    assert function.expected_units(function.prepare(task)) == 3
