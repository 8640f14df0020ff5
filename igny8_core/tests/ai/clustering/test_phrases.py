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


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("all-in-one gym", True),
        ("salt & pepper", True),
        ("rock'n roll", True),
        ("node.js course", True),
        ("stop, look", False),
        ("beans (whole)", False),
        ("the end. a beginning", False),
        ("stop my card", False),
        ("grinder vs mill", False),
    ],
)
def test_a_name_goes_on_over_joints_and_ends_at_other_signs_and_words_of_speech(text, whole):
    first, last = text.split(" ")[0].strip(",."), text.split(" ")[-1].strip("()")
    across = [p for p in phrases(text) if p.spelling.startswith(first) and p.spelling.endswith(last)]
    assert bool(across) == whole


def test_parts_of_a_compound_in_han_characters_are_phrases_too():
    found = {phrase.spelling: phrase.length for phrase in phrases("半自动咖啡机维修")}
    assert found["半自动咖啡机"] == 3
    assert found["咖啡机"] == 1.5
    assert found["维修"] == 1
    assert found["半自动咖啡机维修"] == 4
