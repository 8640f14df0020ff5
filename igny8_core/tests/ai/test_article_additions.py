"""An article that came too short, and what a second answer adds to it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from igny8_core.ai.article import Article
from igny8_core.ai.article_additions import as_data, extended, is_short, most_words
from igny8_core.ai.providers.base import TextReply, Usage
from igny8_core.common.exceptions import ProviderError

OUTLINE = ["What it is", "How it works", "What to buy", "Questions"]
SHORT = Article(
    title="Moka", meta_title="Moka", meta_description="", slug="moka", excerpt="", written_by="m", words=14,
    html="<p>Intro words.</p>\n<h2>What it is</h2>\n<p>A pot with two parts.</p>\n"
    "<h2>Questions</h2>\n<p>Is it good?</p>",
)  # fmt: skip


def add(*additions, wanted=60, article=SHORT, outline=OUTLINE):
    text = json.dumps({"additions": [{"heading": heading, "html": html} for heading, html in additions]})
    reply = TextReply(text=text, usage=Usage(model="m"))
    return extended(article, reply, wanted=wanted, outline=outline)


def headings(article):
    return [part.partition("</h2>")[0] for part in article.html.split("<h2>")[1:]]


@pytest.mark.parametrize(("words", "short"), [(849, True), (850, False), (1000, False), (3000, False), (0, True)])
def test_short_is_more_than_fifteen_percent_too_short(words, short):
    assert is_short(replace(SHORT, words=words), wanted=1000) is short


def test_the_most_is_fifteen_percent_more():
    assert (most_words(1000), most_words(333)) == (1150, 383)


def test_the_model_sees_the_text_by_sections_and_what_of_the_outline_is_missing():
    assert as_data(SHORT, outline=OUTLINE) == {
        "sections": [
            {"heading": "", "text": "Intro words."},
            {"heading": "What it is", "text": "A pot with two parts."},
            {"heading": "Questions", "text": "Is it good?"},
        ],
        "missing_headings": ["How it works", "What to buy"],
    }


def test_words_go_below_the_heading_they_belong_to():
    article = add(("1. what it is", "<p>It stands on the stove.</p>"))
    assert "<p>A pot with two parts.</p>\n<p>It stands on the stove.</p>\n<h2>Questions</h2>" in article.html
    assert article.words == 19
    assert (article.title, article.slug) == (SHORT.title, SHORT.slug)


def test_new_sections_take_their_place_in_the_outline():
    article = add(("What to buy", "<p>Steel.</p>"), ("How it works", "<p>Steam.</p>"), ("Care", "<p>Rinse it.</p>"))
    assert headings(article) == ["What it is", "How it works", "What to buy", "Care", "Questions"]


def test_without_a_heading_it_belongs_to_the_introduction():
    assert add(("", "<p>More of it.</p>")).html.startswith("<p>Intro words.</p>\n<p>More of it.</p>\n<h2>")


def test_an_article_of_one_section_gets_the_new_one_behind_it():
    one = replace(SHORT, html="<h2>Only</h2><p>Words here.</p>", words=3)
    assert headings(add(("New", "<p>More words.</p>"), article=one, outline=[])) == ["Only", "New"]


def test_markdown_and_a_repeated_heading_are_mended():
    article = add(("How it works", "## How it works\n\nSteam **rises**.\n\n## Then\n\nIt cools."))
    assert "<h2>How it works</h2>\n<p>Steam <strong>rises</strong>.</p>\n<h3>Then</h3>" in article.html
    assert article.html.count("How it works") == 1


def test_what_does_not_fit_any_more_is_left_out():
    article = add(
        ("How it works", "<p>" + "word " * 20 + "</p>"), ("What to buy", "<p>" + "word " * 40 + "</p>"), wanted=40
    )
    assert headings(article) == ["What it is", "How it works", "Questions"]
    assert article.words <= most_words(40)


@pytest.mark.parametrize(
    "additions",
    [
        [],
        [("How it works", "")],
        [("How it works", "<p></p>")],
        [("What it is", "<p>A pot with two parts.</p>")],
        [("How it works", "<p>" + "word " * 900 + "</p>")],
    ],
    ids=["none", "no html", "no text", "what is there already", "too much at once"],
)
def test_an_answer_that_adds_nothing_is_refused(additions):
    with pytest.raises(ProviderError, match="added nothing"):
        add(*additions)


def test_a_heading_is_text():
    assert "<h2>Tea &amp; 1 &lt; 2</h2>" in add(("Tea & 1 < 2", "<p>More words.</p>")).html


def test_the_first_article_stays_as_it_is():
    before = SHORT.html
    add(("What it is", "<p>It stands on the stove.</p>"))
    assert SHORT.html == before
