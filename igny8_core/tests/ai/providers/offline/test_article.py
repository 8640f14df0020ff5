import re

import pytest

from igny8_core.ai.html import clean, count_words, headings
from igny8_core.ai.providers.offline.article import FAQ_TITLE, draft
from igny8_core.ai.providers.offline.outlines import write_outline
from igny8_core.tests.ai.clustering.samples import GERMAN, HOSTILE, JAPANESE
from igny8_core.tests.ai.providers.offline.pipeline import ideas_of

KINDS = ("guide", "how_to", "list", "comparison", "question")


def brief(**changes):
    data = {
        "title": "How to use a moka pot: a step-by-step guide",
        "content_type": "how_to",
        "search_intent": "informational",
        "keywords": ["how to use a moka pot", "moka pot ratio", "is a moka pot safe"],
        "outline": [
            "What you need before you start",
            "The steps in order",
            "Common mistakes",
            "How to tell that it worked",
        ],
        "word_count": 800,
        "cluster": "Moka Pot",
        "domain": "example.com",
    }
    return data | changes


def text_of(html):
    return re.sub(r"<[^>]+>", "\n", html)


def sentences_of(html):
    return [s.strip() for s in re.split(r"[\n]|(?<=\.)\s", text_of(html)) if len(s.split()) > 4]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("words", [300, 450, 600, 1000, 1800, 3000])
@pytest.mark.parametrize(
    "keywords", [["v60 vs chemex"], ["is a moka pot safe", "moka pot", "what is a moka pot", "moka ratio"]]
)
def test_the_length_is_what_was_asked_for(kind, words, keywords):
    html = draft(
        brief(content_type=kind, word_count=words, keywords=keywords, outline=write_outline(kind, keywords))
    ).html
    assert 0.85 * words <= count_words(html) <= 1.15 * words


@pytest.mark.parametrize("headings_wanted", [1, 4, 7, 12])
def test_the_length_holds_for_few_and_many_headings(headings_wanted):
    outline = [f"Part {number} of the story" for number in range(headings_wanted)]
    assert 680 <= count_words(draft(brief(outline=outline)).html) <= 920


def test_every_heading_of_the_outline_is_there_in_order():
    data = brief()
    assert [h for h in headings(draft(data).html) if h != FAQ_TITLE] == data["outline"]


def test_the_draft_says_at_once_that_it_is_one():
    first = text_of(draft(brief()).html).strip().splitlines()[0].casefold()
    assert "offline draft" in first
    assert "without a language model" in first
    assert "editor" in first


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_said_twice(kind):
    said = sentences_of(draft(brief(content_type=kind, word_count=1200)).html)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("kind", KINDS)
def test_no_figures_are_invented(kind):
    outline = ["First part", "Second part", "Third part", "Fourth part"]
    html = draft(
        brief(content_type=kind, word_count=2000, title="Moka pot", keywords=["moka pot"], outline=outline)
    ).html
    assert set(re.findall(r"\d+", text_of(html))) <= {"1", "2", "3"}  # Option 1 to 3


def test_questions_among_the_keywords_are_answered_in_a_list():
    html = draft(brief()).html
    assert FAQ_TITLE in headings(html)
    assert "<h3>Is a moka pot safe?</h3>" in html


def test_a_question_that_is_a_heading_already_is_not_asked_again():
    html = draft(brief(outline=["Is a moka pot safe?", "The rest"], keywords=["is a moka pot safe"])).html
    assert FAQ_TITLE not in headings(html)


def test_the_question_of_the_title_is_not_asked_again():
    html = draft(brief(title="Is a moka pot safe? A clear answer", keywords=["is a moka pot safe"])).html
    assert FAQ_TITLE not in headings(html)


def test_a_comparison_has_a_table_of_its_sides_to_fill_in():
    html = draft(brief(content_type="comparison", keywords=["v60 vs kalita wave"])).html
    assert "<th>V60</th><th>Kalita wave</th>" in html
    assert "<td>to fill in</td>" in html


@pytest.mark.parametrize(("kind", "words", "tables"), [("list", 900, 1), ("list", 300, 0), ("guide", 900, 0)])
def test_a_table_only_where_it_fits(kind, words, tables):
    assert draft(brief(content_type=kind, word_count=words)).html.count("<table>") == tables


def test_articles_of_one_site_differ():
    one = draft(brief(title="Moka pot: a practical guide")).html
    other = draft(brief(title="Chemex: a practical guide")).html
    assert sentences_of(one)[2:] != sentences_of(other)[2:]


def test_the_same_brief_gives_the_same_draft():
    assert draft(brief()) == draft(brief())


def test_the_html_survives_cleaning_unchanged():
    html = draft(brief(content_type="comparison", word_count=1500)).html
    assert count_words(clean(html)) == count_words(html)
    assert headings(clean(html)) == headings(html)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_text(text):
    data = brief(
        title=text, keywords=[text, text + " vs " + text, text + "?"], outline=[text, "Next"], domain=text, cluster=text
    )
    for kind in KINDS:
        reply = draft(data | {"content_type": kind})
        assert not re.search(r"<(?!/?(p|em|h2|h3|ul|li|table|thead|tbody|tr|th|td)>)", reply.html)
        assert count_words(reply.html) > 100
        assert reply.slug
        assert reply.title.strip()


@pytest.mark.parametrize("missing", ["title", "content_type", "keywords", "outline", "word_count", "domain", "cluster"])
@pytest.mark.parametrize("value", [None, ""])
def test_an_empty_field_is_made_up_for(missing, value):
    reply = draft(brief(**{missing: value}))
    assert reply.title
    assert len(headings(reply.html)) >= 4


@pytest.mark.parametrize("keywords", [GERMAN, JAPANESE], ids=["german", "japanese"])
def test_other_languages_keep_length_and_headings(keywords):
    outline = [*keywords, "Fazit"]
    reply = draft(brief(title=keywords[0], keywords=keywords, outline=outline, word_count=900))
    assert [h for h in headings(reply.html) if h != FAQ_TITLE] == outline
    assert 0.85 * 900 <= count_words(reply.html) <= 1.15 * 900


@pytest.mark.parametrize("name", ["coffee_47.csv", "home_gym_100.csv"])
def test_all_articles_of_a_site_have_the_length_of_their_idea(name):
    for idea in ideas_of(name):
        data = {
            "title": idea.title,
            "content_type": idea.content_type,
            "search_intent": idea.search_intent,
            "keywords": idea.target_keywords,
            "outline": idea.outline,
            "word_count": idea.word_count,
            "cluster": "Cluster",
            "domain": "example.com",
        }
        reply = draft(data)
        assert 0.85 * idea.word_count <= count_words(reply.html) <= 1.15 * idea.word_count
        assert [h for h in headings(reply.html) if h != FAQ_TITLE] == idea.outline
        assert len(reply.meta_title) <= 60
        assert len(reply.meta_description) <= 155
