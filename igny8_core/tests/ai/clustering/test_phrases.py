import pytest

from igny8_core.ai.clustering.phrases import comparable, phrases, singular


def test_phrases_neither_start_nor_end_with_a_word_that_names_nothing():
    assert [phrase.spelling for phrase in phrases("how to use a moka pot")] == ["moka", "moka pot", "pot"]


def test_phrases_keep_small_words_inside():
    assert "cancel for any reason" in [phrase.spelling for phrase in phrases("cancel for any reason")]


def test_scripts_without_spaces_are_cut_where_the_script_changes():
    assert "コーヒー豆" in [phrase.spelling for phrase in phrases("コーヒー豆の選び方")]


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("beans", "bean"),
        ("presses", "press"),
        ("boxes", "box"),
        ("batteries", "battery"),
        ("gas", "gas"),
        ("bus", "bus"),
    ],
)
def test_plural_endings_go(plural, one):
    assert singular(plural) == one


def test_comparable_text_has_no_punctuation_and_no_accents():
    assert comparable("Café-Crèmes: «bien» bon!") == "cafe creme bien bon"
    assert comparable("!?") == ""


def test_no_phrase_reaches_across_a_comparison():
    assert "burr vs blade" not in [phrase.spelling for phrase in phrases("burr vs blade")]
