import pytest

from igny8_core.ai.providers.offline.prompts import describe_images
from igny8_core.ai.providers.offline.scenes import STYLES, VIEWPOINTS
from igny8_core.tests.ai.clustering.samples import HOSTILE
from igny8_core.tests.ai.providers.offline.briefs import KINDS, LEADS, one_idea

HEADINGS = ["Tools", "Steps", "Mistakes", "Result", "Care"]


def prompts(wanted=3, headings=HEADINGS, **changes):
    return describe_images(
        {"title": "Moka Pot: A Practical Guide", "headings": headings, "wanted": wanted, "cluster": "Moka"} | changes
    )


@pytest.mark.parametrize(("wanted", "count"), [(0, 0), (1, 1), (3, 3), (5, 5), (9, 5), (-1, 0)])
def test_as_many_prompts_as_wanted_and_never_more_than_headings(wanted, count):
    assert len(prompts(wanted).in_article) == count


def test_no_headings_no_prompts_but_the_featured_one():
    reply = prompts(headings=[])
    assert reply.in_article == []
    assert reply.featured.heading == ""
    assert "Subject: Moka Pot." in reply.featured.prompt


def test_each_prompt_belongs_to_a_heading_of_its_own_in_order():
    found = [one.heading for one in prompts(3).in_article]
    assert found == sorted(found, key=HEADINGS.index)
    assert len(set(found)) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_the_pictures_of_an_article_share_a_style_and_no_two_are_alike(kind):
    idea = one_idea(LEADS[kind])
    reply = prompts(wanted=4, headings=idea.outline, title=idea.title)
    found = [one.prompt for one in [reply.featured, *reply.in_article]]
    assert len(set(found)) == len(found) == 5
    assert {style for style in STYLES for prompt in found if style in prompt} == {
        next(style for style in STYLES if style in found[0])
    }
    assert len({next(view for view in VIEWPOINTS if view in prompt) for prompt in found}) == len(found)
    assert all("No text" in prompt for prompt in found)


@pytest.mark.parametrize("language", ["en", "de"])
def test_frequent_questions_and_sources_get_no_picture_while_something_can_be_shown(language):
    idea = one_idea("how to use a moka pot" if language == "en" else "kaffee rezept", language=language)
    faq = {"en": "Frequently Asked Questions", "de": "Häufige Fragen"}[language]
    shown = [one.heading for one in prompts(wanted=5, headings=[faq, *idea.outline]).in_article]
    assert faq not in shown
    assert len(prompts(wanted=6, headings=[faq, *idea.outline]).in_article) == 6


def test_what_is_shown_fits_the_section():
    reply = prompts(wanted=2, headings=["What You Need Before You Start", "Common Mistakes and How to Fix Them"])
    assert [one.prompt.split(".")[0] for one in reply.in_article] == [
        "Everything that is needed for the subject, laid out in neat order on a wooden table",
        "A good and a poor result next to each other on the same surface",
    ]


def test_alt_texts_are_made_of_the_words_of_the_article():
    reply = prompts(wanted=1, headings=["Die Schritte"], title="Kaffee kochen")
    assert reply.featured.alt_text == "Kaffee kochen"
    assert reply.in_article[0].alt_text == "Die Schritte (Kaffee kochen)"


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_gives_prompts_and_short_alt_texts(text):
    reply = prompts(headings=[text, "Steps"], title=text, cluster=text)
    assert all(one.prompt and 0 < len(one.alt_text) <= 125 for one in [reply.featured, *reply.in_article])
    assert reply.in_article[0].heading == prompts(headings=[text]).in_article[0].heading


def test_the_same_article_gets_the_same_prompts():
    assert prompts() == prompts()
