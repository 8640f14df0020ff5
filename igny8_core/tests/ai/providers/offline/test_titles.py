import pytest

from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.language import language_of
from igny8_core.ai.providers.offline.title_subjects import subject_of
from igny8_core.ai.providers.offline.titles import TakenTitles, title_key, write_title
from igny8_core.business.planning.titles import near
from igny8_core.tests.ai.providers.offline.briefs import LEADS, one_idea


def title(keyword, plan="guide", *, taken=None, language="en", sides=(), more=""):
    blanks = Blanks(keyword, language_of(language), sides=sides)
    return write_title(plan, blanks, TakenTitles() if taken is None else taken, more=more)


def test_a_title_is_taken_once_it_is_written():
    taken = TakenTitles()
    one, two = title("flat white", taken=taken), title("flat white", taken=taken)
    assert not near(one, two)
    assert taken.has(one) and taken.has(two.upper())


@pytest.mark.parametrize("keyword", LEADS.values())
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_title_is_nearly_one_that_the_site_has(keyword, language):
    existing = []
    for _ in range(4):
        found = one_idea(keyword, language=language, existing=existing).title
        assert not any(near(found, other) for other in existing)
        existing.append(found)


def test_patterns_take_turns():
    taken = TakenTitles()
    tails = [title(f"{name} recipe", "how_to", taken=taken).split("Recipe")[1] for name in ("chai", "mocha", "latte")]
    assert len(set(tails)) == 3


def test_a_title_does_not_repeat_a_word_of_the_search():
    for keyword in ("siphon brew steps", "percolator steps for beginners", "moka pot mistakes"):
        found = title(keyword, "how_to")
        tail = title_key(found).removeprefix(title_key(keyword)).split()
        assert not set(tail) & set(title_key(keyword).split()) - {"for"}, found


def test_short_titles_are_preferred():
    keyword = "how to descale an espresso machine without vinegar"
    assert len(title(keyword, "how_to")) <= 76


@pytest.mark.parametrize("keyword", ["コーヒー豆の選び方", "افضل ماكينة قهوة", "Лучшая кофемашина"])
def test_a_search_in_another_script_is_its_own_title(keyword):
    assert title(keyword) == keyword


def test_a_second_title_in_another_script_names_its_cluster():
    taken = TakenTitles(["コーヒー豆"])
    assert title("コーヒー豆", taken=taken, more="焙煎") == "コーヒー豆 – 焙煎"


def test_in_a_language_without_patterns_a_title_is_the_search():
    assert title("café crème", language="fr") == "Café crème"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("How to Use a Moka Pot, Step by Step", "Moka Pot"),
        ("Flat White: A Practical Guide", "Flat White"),
        ("Understanding Flat White", "Flat White"),
        ("V60 or Chemex: How to Choose", "V60 and Chemex"),
        ("What Is a Latte? A Short Explanation", "Latte"),
        ("Beste kaffeemaschine: eine Auswahl mit Begründung", "kaffeemaschine"),
        ("A title of somebody: with a tail", "title of somebody"),
        ("コーヒー豆の選び方", "コーヒー豆の選び方"),
    ],
)
def test_the_subject_is_read_back_from_a_title(text, subject):
    assert subject_of(text) == subject
