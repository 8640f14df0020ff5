"""Each kind of article has a form of its own, whatever its headings are called."""

import re

import pytest

from igny8_core.ai.providers.offline.article import draft
from igny8_core.common.html import headings
from igny8_core.tests.ai.providers.offline.briefs import KINDS, html_of, of_kind, text_of

FREE = ["One thing", "Another thing", "A third thing", "The last thing"]


def section_of(html, heading):
    return re.search(rf"<h2>{re.escape(heading)}</h2>(.*?)(?=<h2>|$)", html)[1]


@pytest.mark.parametrize("words", [300, 800])
@pytest.mark.parametrize("outline", [[], FREE], ids=["own outline", "outline from elsewhere"])
class TestByKind:
    def draft(self, kind, words, outline):
        return draft(of_kind(kind, word_count=words, outline=outline)).html

    def test_instructions_are_numbered_steps_with_what_to_check(self, words, outline):
        steps = re.search(r"<ol>(.*?)</ol>", self.draft("how_to", words, outline))[1]
        assert steps.count("<li>") >= 3
        assert steps.count("Ready when") >= 2
        assert "Done when" in steps

    def test_a_comparison_has_a_table_of_its_sides_and_says_when_to_choose_which(self, words, outline):
        html = self.draft("comparison", words, outline)
        assert "<th>V60</th><th>Chemex</th>" in html
        assert "<h3>Choose V60 if</h3>" in html
        assert "<h3>Choose Chemex if</h3>" in html

    def test_a_list_has_an_entry_under_a_heading_for_each_option(self, words, outline):
        html = self.draft("list", words, outline)
        assert len(re.findall(r"<h3>Option \d+: \[name\]</h3>", html)) >= 2
        assert "<strong>For whom:</strong>" in html

    def test_a_question_is_answered_first(self, words, outline):
        html = self.draft("question", words, outline)
        first = section_of(html, headings(html)[0])
        assert "[One or two sentences that answer “is a moka pot safe”" in first

    def test_a_guide_goes_from_the_basics_to_the_next_steps(self, words, outline):
        html = self.draft("guide", words, outline)
        if not outline:
            assert "What it is:" in section_of(html, headings(html)[0]) or words < 400
            assert headings(html)[-1 if words < 500 else -2] in {"Where to Go From Here", "Flat White: Next Steps"}


def test_the_last_step_is_how_the_work_ends_however_long_the_article():
    steps = re.search(r"<ol>(.*?)</ol>", draft(of_kind("how_to", word_count=2500)).html)[1]
    assert steps.count("<li>") == 10
    assert steps.endswith("Done when: [the result described].</li>")


def test_a_buying_guide_compares_offers_and_asks_the_seller():
    html = draft(of_kind("guide", keywords=["gooseneck kettle"], search_intent="transactional")).html
    assert "<th>Option 1</th>" in html
    assert "What comes on top of the price" in html


def test_a_comparison_of_many_has_options_instead_of_sides():
    html = draft(of_kind("comparison", keywords=["espresso machine comparison"], title="x")).html
    assert "<th>Option 1</th><th>Option 2</th>" in html
    assert "<h3>Choose First choice if</h3>" in html or "First choice" in html


def test_three_sides_are_compared_three_times():
    html = draft(of_kind("comparison", keywords=["v60 vs chemex vs aeropress"], title="x")).html
    assert "<th>V60</th><th>Chemex</th><th>Aeropress</th>" in html


def test_a_further_keyword_has_a_section_that_speaks_of_it():
    html = html_of(outline=["The Steps in Order", "Is a Moka Pot Safe?", "Moka Pot Ratio"])
    assert "answer “is a moka pot safe”" in section_of(html, "Is a Moka Pot Safe?")
    assert "Moka Pot Ratio" in section_of(html, "Moka Pot Ratio")


def test_a_long_draft_asks_in_every_section_what_its_further_keywords_want():
    html = html_of(word_count=2500)
    assert html.count("“moka pot ratio”: [what somebody who searches this") >= 3


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_missing_stands_in_brackets(kind):
    text = text_of(draft(of_kind(kind)).html)
    assert text.count("[") == text.count("]") > 10


@pytest.mark.parametrize("kind", KINDS)
def test_notes_for_the_editor_are_set_apart(kind):
    html = draft(of_kind(kind)).html
    assert html.count("<blockquote>") == html.count("<strong>For the editor:</strong>") >= 4
