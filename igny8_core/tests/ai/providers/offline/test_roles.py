import pytest

from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.language import known_languages, language_of
from igny8_core.ai.providers.offline.outlines import write_outline
from igny8_core.ai.providers.offline.roles import ESSENTIAL, QUESTIONS, role_in_any_language, roles_of

ENGLISH = language_of("en")
PLANS = list(ENGLISH.plans)


def roles(outline, plan="how_to", keywords=("moka pot",), language=ENGLISH, sides=()):
    return roles_of(outline, plan=plan, keywords=keywords, blanks=Blanks(keywords[0], language, sides=sides))


@pytest.mark.parametrize("code", known_languages())
@pytest.mark.parametrize("plan", PLANS)
def test_headings_of_a_plan_are_recognised(plan, code):
    language = language_of(code)
    blanks = Blanks("moka pot", language, sides=("V60", "Chemex"))
    outline = write_outline(plan, ["moka pot"], blanks)
    assert roles(outline, plan, language=language, sides=blanks.sides) == list(language.plans[plan])


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Tools you need for a good start", "need"),
        ("Five mistakes beginners make", "mistakes"),
        ("What does it cost per year?", "cost"),
        ("Which one is right for you?", "decide"),
        ("A word about history", "other"),
    ],
)
def test_headings_from_elsewhere_are_judged_by_their_words(heading, role):
    assert roles([heading, "The Steps in Order"])[0] == role


@pytest.mark.parametrize(
    ("keyword", "heading", "role"),
    [
        ("how to clean a moka pot", "How to Clean a Moka Pot", "steps"),
        ("is a moka pot safe", "Is a Moka Pot Safe?", "answer"),
        ("best moka pot", "Best Moka Pot", "shortlist"),
        ("moka pot ratio", "Moka pot ratio", "other"),
    ],
)
def test_the_heading_of_a_keyword_is_judged_by_the_keyword(keyword, heading, role):
    found = roles(["The Steps in Order", heading], keywords=["moka pot", keyword])
    assert found[1] == role


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("count", [3, 4, 9])
def test_an_outline_from_elsewhere_gets_what_the_article_is_made_for(plan, count):
    found = roles([f"Chapter {number}" for number in range(count)], plan)
    wanted = ESSENTIAL & set(ENGLISH.plans[plan])
    assert wanted <= set(found)
    assert len(found) == count


def test_one_heading_cannot_be_everything():
    assert len(roles(["Chapter"], "comparison")) == 1
    assert roles([], "comparison") == []


def test_the_role_of_a_heading_is_found_without_knowing_its_language():
    assert role_in_any_language("Common Mistakes and How to Fix Them") == "mistakes"
    assert role_in_any_language("Häufige Fehler und was dann hilft") == "mistakes"
    assert role_in_any_language("Häufige Fragen") == QUESTIONS
    assert role_in_any_language("よくある質問") == "other"
