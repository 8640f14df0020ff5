import re
from html import unescape

import pytest

from igny8_core.ai.providers.offline.article import draft
from igny8_core.common.html import clean, count_words, headings
from igny8_core.tests.ai.clustering.samples import GERMAN, HOSTILE, JAPANESE
from igny8_core.tests.ai.providers.offline.briefs import KINDS, brief, html_of, of_kind, sentences_of, text_of
from igny8_core.tests.ai.providers.offline.pipeline import ideas_of

FAQ = "Frequently Asked Questions"
FOUR = ["is a moka pot safe", "moka pot", "what is a moka pot", "moka ratio"]


def within_15_percent(reply, words):
    return 0.85 * words <= count_words(reply.html) <= 1.15 * words


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("words", [300, 450, 600, 1000, 1800])
def test_the_length_is_what_was_asked_for(kind, words):
    assert within_15_percent(draft(of_kind(kind, word_count=words)), words)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("words", [300, 900, 2500, 3000])
def test_more_keywords_give_more_to_say(kind, words):
    assert within_15_percent(draft(of_kind(kind, word_count=words, keywords=FOUR)), words)


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_without_more_to_say_stays_shorter_and_says_so(kind):
    html = draft(of_kind(kind, word_count=5000)).html
    assert 2000 < count_words(html) < 4250
    assert "shorter than the length asked for" in text_of(html).strip().splitlines()[0]
    assert "shorter than" not in draft(of_kind(kind, word_count=1000)).html


@pytest.mark.parametrize("headings_wanted", [1, 4, 7, 12])
def test_the_length_holds_for_few_and_many_headings(headings_wanted):
    outline = [f"Part {number} of the story" for number in range(headings_wanted)]
    most = 800 if headings_wanted > 1 else 500
    assert 0.85 * most <= count_words(html_of(outline=outline)) <= 920


def test_every_heading_of_the_outline_is_there_in_order():
    data = brief()
    assert [h for h in headings(draft(data).html) if h != FAQ] == data["outline"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_the_draft_says_at_once_that_it_is_one(kind, language):
    first = text_of(draft(of_kind(kind, language=language)).html).strip().splitlines()[0].casefold()
    assert "offline draft" in first or "offline-entwurf" in first
    assert "language model" in first or "sprachmodell" in first


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_sentence_is_said_twice(kind, language):
    said = sentences_of(draft(of_kind(kind, word_count=2500, language=language)).html)
    assert len(said) > 40
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_figure_is_invented(kind, language):
    """Numbers only count what is to be filled in."""
    counted = r"(Option|Möglichkeit|Reason|Grund|Detail|side|Seite|sign|point|Punkt|Anzeichen) \d"
    lead = {"title": "moka pot", "keywords": ["moka pot"]}
    text = text_of(draft(of_kind(kind, word_count=3000, language=language, **lead)).html)
    for found in re.finditer(r"\d+", text):
        line = text[max(0, found.start() - 40) : found.end() + 10]
        assert re.search(counted, line), line


def test_the_closing_names_the_cluster():
    assert "about Moka Pot" in draft(of_kind("question", cluster="Moka Pot")).html


def test_articles_of_one_site_differ():
    one = draft(of_kind("guide", title="Moka Pot: A Practical Guide", keywords=["moka pot"])).html
    other = draft(of_kind("guide", title="Chemex: A Practical Guide", keywords=["chemex"])).html
    same = set(sentences_of(one)) & set(sentences_of(other))
    assert len(same) < 0.8 * len(sentences_of(one))


def test_the_same_brief_gives_the_same_draft():
    assert draft(brief()) == draft(brief())


@pytest.mark.parametrize("kind", KINDS)
def test_the_html_survives_cleaning_unchanged(kind):
    html = draft(of_kind(kind, word_count=1500)).html
    assert clean(html) == html


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_texts_stay_text(text, kind):
    data = brief(
        title=text, keywords=[text, text + " vs " + text, text + "?"], outline=[text, "Next"], domain=text, cluster=text
    )
    reply = draft(data | {"content_type": kind, "language": text})
    assert unescape(clean(reply.html)) == unescape(reply.html)
    assert count_words(reply.html) > 100
    assert reply.slug
    assert reply.title.strip()


@pytest.mark.parametrize(
    "missing", ["title", "content_type", "keywords", "outline", "word_count", "domain", "cluster", "language"]
)
@pytest.mark.parametrize("value", [None, ""])
def test_an_empty_field_is_made_up_for(missing, value):
    reply = draft(brief(**{missing: value}))
    assert reply.title
    assert len(headings(reply.html)) >= 4


@pytest.mark.parametrize(("keywords", "language"), [(GERMAN, "de"), (JAPANESE, "ja"), (JAPANESE, "en")])
def test_other_languages_keep_length_and_headings(keywords, language):
    outline = [*keywords, "Fazit"]
    reply = draft(brief(title=keywords[0], keywords=keywords, outline=outline, word_count=900, language=language))
    assert headings(reply.html)[:-1] == outline
    assert within_15_percent(reply, 900)


@pytest.mark.parametrize("name", ["coffee_47.csv", "home_gym_100.csv"])
def test_all_articles_of_a_site_have_the_length_of_their_idea(name):
    for idea in ideas_of(name):
        reply = draft(
            brief(
                title=idea.title,
                content_type=idea.content_type,
                search_intent=idea.search_intent,
                keywords=idea.target_keywords,
                outline=idea.outline,
                word_count=idea.word_count,
            )
        )
        assert within_15_percent(reply, idea.word_count), idea.title
        assert [h for h in headings(reply.html) if h != FAQ] == idea.outline
        assert len(reply.meta_title) <= 60
        assert len(reply.meta_description) <= 155
        assert reply.meta_description.endswith((".", "?"))
