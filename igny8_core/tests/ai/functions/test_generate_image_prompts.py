"""Articles → image prompts."""

from __future__ import annotations

import pytest

from igny8_core.ai.functions.generate_image_prompts import GenerateImagePromptsFunction
from igny8_core.ai.image_prompt_reply import images_wanted
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


@pytest.fixture
def long(site):
    """An article with seven headings that wants four in-article pictures."""
    html = "".join(f"<h2>{heading}</h2><p>Words</p>" for heading in LONG)
    row = ContentFactory(site=site, title="Moka pots", html=html, word_count=1400)
    return AITaskFactory.on("generate_image_prompts", row)


LONG = ["What you need", "1. Fill the base", "Tea &amp; coffee", "Heat it", "Clean it", "What to buy", "FAQ"]


def _headings(task, answer):
    return [one.heading for one in parse(task, answer)]


def test_an_article_with_one_heading_gets_one_picture(site):
    row = ContentFactory(site=site, html="<h2>What it is</h2><p>Words</p>")
    outcome = save(AITaskFactory.on("generate_image_prompts", row), _answer("What it is"))
    assert outcome.message == "1 Featured Image + 1 In-article Image Prompt ready"


def test_headings_that_the_article_does_not_have_are_dropped(task):
    assert _headings(task, _answer("Invented", *HEADINGS)) == ["", *HEADINGS]


def test_a_heading_is_known_by_its_words_and_stored_as_the_article_has_it(long):
    named = ["HEAT IT!", "<h2>what you need</h2>", "Tea and coffee", "Step 2: fill the base"]
    assert _headings(long, _answer(*named)) == ["", "What you need", "1. Fill the base", "Tea & coffee", "Heat it"]


def test_pictures_come_in_the_order_of_the_article(long):
    named = ["What to buy", "Heat it", "Clean it", "What you need"]
    assert _headings(long, _answer(*named)) == ["", "What you need", "Heat it", "Clean it", "What to buy"]


def test_a_heading_gets_one_picture_and_the_first_is_kept(task):
    answer = _answer("How it works", "What it is", "how it works")
    answer["in_article"][2]["prompt"] = "Another picture"
    assert [p.prompt for p in parse(task, answer)][1:] == ["Picture of What it is", "Picture of How it works"]


def test_fifty_prompts_are_as_many_as_were_wanted(long):
    assert len(parse(long, _answer(*(LONG * 8)[:50]))) == 5


@pytest.mark.parametrize(("came", "taken"), [(2, True), (3, True), (4, True), (1, False), (0, False)])
def test_fewer_than_wanted_will_do_but_not_fewer_than_two(long, came, taken):
    answer = _answer(*LONG[3 : 3 + came])
    if taken:
        assert len(parse(long, answer)) == came + 1
    else:
        refuses(long, answer, saying=f"{came} of 4 prompts for headings of the article")


def test_an_in_article_prompt_without_text_is_dropped(long):
    answer = _answer(*LONG[3:6])
    answer["in_article"][0]["prompt"] = "  "
    assert _headings(long, answer) == ["", "Clean it", "What to buy"]


def test_a_missing_alternative_text_is_made_of_heading_or_title(task):
    answer = _answer(*HEADINGS)
    for one in [answer["featured"], *answer["in_article"]]:
        one["alt_text"] = "  "
    save(task, answer)
    texts = Images.objects.order_by("position").values_list("alt_text", flat=True)
    assert list(texts) == ["Moka pot basics", *HEADINGS]


def test_markup_is_no_part_of_a_prompt(task):
    answer = _answer(*HEADINGS, featured="**A pot** on a <b>stove</b> &amp; a cup")
    assert parse(task, answer)[0].prompt == "**A pot** on a stove & a cup"


def test_more_than_six_pictures_are_not_taken(site):
    names = [f"Part {n}" for n in range(20)]
    row = ContentFactory(site=site, html="".join(f"<h2>{name}</h2>" for name in names), word_count=9000)
    task = AITaskFactory.on("generate_image_prompts", row)
    assert len(parse(task, _answer(*names))) == 7


def test_an_article_that_has_a_heading_twice_asks_for_it_once(site):
    row = ContentFactory(site=site, html="<h2>Tips</h2><p>a</p><h2>Tips</h2><p>b</p><h2>More</h2>", word_count=9000)
    assert ask(AITaskFactory.on("generate_image_prompts", row)).data["headings"] == ["Tips", "More"]


@pytest.mark.parametrize("featured", ["", "  ", "\x00"])
def test_no_featured_prompt_is_refused(task, featured):
    refuses(task, _answer("What it is", featured=featured), saying="featured image")


@useless
def test_a_useless_answer_is_refused(task, answer):
    refuses(task, answer)


def test_what_is_too_long_is_cut(task):
    answer = _answer(*HEADINGS)
    answer["featured"]["alt_text"] = "several words " * 90
    answer["featured"]["prompt"] = "A moka pot stands on a stove.\x00 " * 500
    save(task, answer)
    image = Images.objects.get(position=0)
    assert 110 < len(image.alt_text) <= 125
    assert len(image.prompt) <= 1500
    assert image.prompt.endswith("on a stove.")


def test_a_second_answer_does_not_double_the_images(task):
    save(task, _answer(*HEADINGS))
    assert save(task, _answer(*HEADINGS)).done == []
    assert Images.objects.count() == 3


def test_the_price_is_checked_for_all_prompts_wanted(task):
    function = GenerateImagePromptsFunction()
    assert function.expected_units(function.prepare(task)) == 3
