import pytest

from igny8_core.ai.providers.offline.article import draft
from igny8_core.common.html import headings
from igny8_core.tests.ai.providers.offline.briefs import KINDS, html_of, of_kind

TITLE = "Frequently Asked Questions"


def test_questions_among_the_keywords_come_first():
    asked = html_of().split(TITLE)[1]
    assert asked.startswith("</h2><h3>Is a Moka Pot Safe?</h3>")


def test_a_question_that_is_a_heading_already_is_not_asked_again():
    html = html_of(outline=["Is a Moka Pot Safe?", "The rest"], keywords=["is a moka pot safe"])
    assert html.count("Is a Moka Pot Safe?") == 1


def test_the_question_of_the_title_is_not_asked_again():
    html = html_of(title="Is a Moka Pot Safe? A Clear Answer", keywords=["is a moka pot safe"])
    assert "<h3>Is a Moka Pot Safe?</h3>" not in html


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_questions_of_its_own(kind):
    asked = draft(of_kind(kind, word_count=1500)).html.split(TITLE)[1]
    assert asked.count("<h3>") == asked.count("?</h3>") == 5


@pytest.mark.parametrize(("words", "there"), [(300, False), (499, False), (500, True)])
def test_a_short_article_has_none(words, there):
    assert (TITLE in headings(html_of(word_count=words))) is there


def test_the_section_has_a_title_in_the_language_of_the_article():
    assert headings(draft(of_kind("guide", language="de")).html)[-1] == "Häufige Fragen"
