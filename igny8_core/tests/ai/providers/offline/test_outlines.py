import pytest

from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.language import language_of
from igny8_core.ai.providers.offline.outlines import own_heading, write_outline
from igny8_core.ai.providers.offline.titles import title_key

ENGLISH = language_of("en")
PLANS = list(ENGLISH.plans)


def outline(plan, *keywords, sides=(), language=ENGLISH):
    return write_outline(plan, keywords, Blanks(keywords[0], language, sides=sides))


@pytest.mark.parametrize("code", ["en", "de"])
@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("keywords", [["moka pot"], ["moka pot", "moka pot size", "is a moka pot safe", "x", "y", "z"]])
def test_an_outline_has_four_to_eight_different_headings(plan, keywords, code):
    found = outline(plan, *keywords, sides=("V60", "Chemex"), language=language_of(code))
    assert 4 <= len(found) <= 8
    assert len({title_key(heading) for heading in found}) == len(found)
    assert not any("{" in heading for heading in found)


def test_further_keywords_become_headings():
    found = outline("guide", "moka pot", "moka pot size", "is a moka pot safe")
    assert found[2:4] == ["Moka Pot Size", "Is a Moka Pot Safe?"]


def test_outlines_of_two_topics_differ():
    assert outline("how_to", "how to use a moka pot") != outline("how_to", "how to clean a grinder")


def test_a_comparison_names_its_sides():
    found = outline("comparison", "v60 vs kalita wave", sides=("v60", "kalita wave"))
    assert any("V60" in heading and "Kalita Wave" in heading for heading in found)
    assert sum("V60" in heading for heading in found) >= 2


def test_an_action_is_not_named_as_if_it_were_a_thing():
    found = outline("how_to", "how to froth milk without a frother")
    assert not any("Froth" in heading for heading in found)


def test_questions_of_different_kinds_have_different_outlines():
    plans = ("amount", "reason", "yes_no", "meaning", "question")
    assert len({tuple(outline(plan, "moka pot")[1:3]) for plan in plans}) == len(plans)


@pytest.mark.parametrize(
    ("keyword", "code", "heading"),
    [
        ("is a moka pot safe", "en", "Is a Moka Pot Safe?"),
        ("moka pot size", "en", "Moka Pot Size"),
        ("warum ist kaffee bitter", "de", "Warum ist kaffee bitter?"),
        ("コーヒーとは", "ja", "コーヒーとは？"),
    ],
)
def test_the_heading_of_a_keyword_keeps_its_question_mark(keyword, code, heading):
    assert own_heading(keyword, language_of(code)) == heading
