import pytest

from igny8_core.ai.providers.offline.prompts import describe_images
from igny8_core.tests.ai.clustering.samples import HOSTILE

HEADINGS = ["Tools", "Steps", "Mistakes", "Result", "Care"]


def prompts(wanted=3, headings=HEADINGS, **changes):
    return describe_images(
        {"title": "Moka pot: a guide", "headings": headings, "wanted": wanted, "cluster": "Moka"} | changes
    )


@pytest.mark.parametrize(("wanted", "count"), [(0, 0), (1, 1), (3, 3), (5, 5), (9, 5), (-1, 0)])
def test_as_many_prompts_as_wanted_and_never_more_than_headings(wanted, count):
    assert len(prompts(wanted).in_article) == count


def test_no_headings_no_prompts_but_the_featured_one():
    reply = prompts(headings=[])
    assert reply.in_article == []
    assert reply.featured.heading == ""
    assert "Moka pot" in reply.featured.prompt


def test_each_prompt_belongs_to_a_heading_of_its_own_in_order():
    found = [one.heading for one in prompts(3).in_article]
    assert found == sorted(found, key=HEADINGS.index)
    assert len(set(found)) == 3


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_gives_prompts_and_short_alt_texts(text):
    reply = prompts(headings=[text, "Steps"], title=text, cluster=text)
    assert all(one.prompt and 0 < len(one.alt_text) <= 125 for one in [reply.featured, *reply.in_article])
    assert reply.in_article[0].heading == text.replace("\x00", "")


def test_the_same_article_gets_the_same_prompts():
    assert prompts() == prompts()
