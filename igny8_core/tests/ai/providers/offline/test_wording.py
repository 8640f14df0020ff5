import pytest

from igny8_core.ai.providers.offline.wording import clip, first_fitting, listing, phrase, pick, printable, rotated


def test_choices_are_the_same_for_the_same_seeds_and_spread_over_the_options():
    options = list("abcde")
    assert pick(options, "x", 1) == pick(options, "x", 1)
    assert {pick(options, number) for number in range(60)} == set(options)


def test_rotation_keeps_every_option():
    assert sorted(rotated([1, 2, 3], "seed")) == [1, 2, 3]
    assert rotated([], "seed") == []


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("short", 60, "short"),
        ("one two three", 8, "one two"),
        ("x" * 10, 4, "xxxx"),
        ("one, two", 5, "one"),
        ("", 5, ""),
    ],
)
def test_texts_are_cut_between_words(text, most, cut):
    assert clip(text, most) == cut


def test_control_characters_and_line_breaks_go():
    assert printable("a\x00b\n\tc\u202ed") == "a b c d"


def test_a_keyword_in_a_sentence_has_no_end_mark():
    assert phrase(" what is a latte? ") == "what is a latte"
    assert len(phrase("word " * 100)) <= 90


def test_the_first_text_that_is_short_enough_is_taken_and_the_last_one_is_cut():
    assert first_fitting(["long enough", "short", "s"], 6) == "short"
    assert first_fitting(["one two", "one two three"], 4) == "one"


def test_listings():
    assert [listing([]), listing(["a"]), listing(["a", "b", "c"])] == ["", "a", "a, b and c"]
