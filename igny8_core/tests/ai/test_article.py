"""A checked article: every field a page needs."""

from __future__ import annotations

import json

import pytest

from igny8_core.ai.article import LONGEST_HTML, Article
from igny8_core.ai.providers.base import TextReply, Usage
from igny8_core.common.exceptions import ProviderError

BODY = "<p>A moka pot brews with steam.</p><h2>How</h2><p>Fill it with water up to the valve, then heat it slowly.</p>"


def read(**fields):
    text = json.dumps({"html": BODY, **fields})
    return Article.read(TextReply(text=text, usage=Usage(model="m" * 99)), title="Ordered", spare_slug="article-7")


def test_what_is_given_is_taken():
    given = {
        "title": "Moka",
        "meta_title": "Moka pots",
        "meta_description": "All.",
        "slug": "moka",
        "excerpt": "Short.",
    }
    article = read(**given)
    assert {name: getattr(article, name) for name in given} == given
    assert (article.html, article.words, article.written_by) == (BODY, 19, "m" * 60)


def test_what_is_missing_is_made_of_the_rest():
    article = read()
    assert (article.title, article.meta_title, article.slug) == ("Ordered", "Ordered", "ordered")
    assert article.meta_description == article.excerpt
    assert article.excerpt.startswith("A moka pot brews with steam. Fill it with water")


def test_markup_in_lines_of_text_is_stripped():
    article = read(title="<b>Moka</b> &amp; more", meta_title="**Moka**", excerpt="<p>Short.</p>", slug="<i>moka</i>")
    assert (article.title, article.meta_title, article.excerpt, article.slug) == (
        "Moka & more",
        "Moka",
        "Short.",
        "moka",
    )


@pytest.mark.parametrize("field", ["meta_title", "meta_description", "title", "excerpt"])
def test_long_fields_end_with_a_whole_word(field):
    limit = {"meta_title": 60, "meta_description": 155, "title": 300, "excerpt": 400}[field]
    made = getattr(read(**{field: "several words " * 90}), field)
    assert limit * 0.8 < len(made) <= limit
    assert made.rstrip("…").split()[-1] in ("several", "words")


def test_a_long_description_keeps_whole_sentences():
    article = read(meta_description="The first sentence says what the reader gets from this long article here. " * 3)
    assert (
        article.meta_description
        == ("The first sentence says what the reader gets from this long article here. " * 2)[:-1]
    )


def test_an_article_without_end_is_refused():
    with pytest.raises(ProviderError, match="300,001 characters; it does not end"):
        read(html="x" * (LONGEST_HTML + 1))


@pytest.mark.parametrize("html", ["", None, 5.5, [], {}, "<p></p>", "<script>let words = 1</script>", "…!"])
def test_an_article_without_text_is_refused(html):
    if html == 5.5:
        assert read(html=html).words
        return
    with pytest.raises(ProviderError, match="no text"):
        read(html=html)
