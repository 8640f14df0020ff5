"""Single values of an answer."""

from __future__ import annotations

import pytest

from igny8_core.ai.reply_values import as_id, as_ids, as_markup, as_number, as_text, as_texts, one_of

read_color = one_of("dark_red", "blue", otherwise="blue", also={"crimson": "dark_red"})


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (7, 7), (7.9, 7), ("7", 7), (" 7 ", 7), ("1,200 words", 1200), ("1.200 Wörter", 1200), ("about 900-1200", 900),
        ("1 200", 1200), ("-5", -5), (10**30, 10**30), ("many", None), ("", None), (None, None), (True, None),
        (float("nan"), None), (float("inf"), None), ([], None), ({}, None), ("9" * 5000, int("9" * 30)),
    ],
)  # fmt: skip
def test_a_number_is_found_where_there_is_one(value, number):
    assert as_number(value) == number


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (12, 12), ("12", 12), (12.0, 12), ({"id": 12}, 12), ({"id": "12"}, 12), (None, None), ("null", None),
        ("new", None), ("", None), (0, None), (-3, None), (True, None), ("12a", None), ("²", None), ([], None),
    ],
)  # fmt: skip
def test_an_id_is_a_whole_number_above_zero(value, found):
    assert as_id(value) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [([1, "2", {"id": 3}, "x", None], [1, 2, 3]), ("1, 2", [1, 2]), (5, [5]), (None, []), ({"a": 1}, [1])],
)
def test_ids_that_are_none_are_left_out(value, found):
    assert as_ids(value) == found


@pytest.mark.parametrize(
    ("value", "text"),
    [("<b>Moka</b>", "Moka"), (None, ""), (5, "5"), (True, ""), (["a", "b"], "a, b"), ({"a": 1}, ""), ([[], {}], "")],
)
def test_a_line_of_text_is_made_of_anything(value, text):
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (["One", " ", None, "<i>Two</i>"], ["One", "Two"]),
        ("One\nTwo\n", ["One", "Two"]),
        ("1. One\n2) Two\n- Three", ["One", "Two", "Three"]),
        ([{"heading": "One", "points": ["x"]}, {"title": "Two"}], ["One", "Two"]),
        ([["One", "Two"]], ["One, Two"]),
        (None, []),
        (["3 ways to brew"], ["3 ways to brew"]),
    ],
)
def test_a_list_of_texts_is_made_of_lines_and_objects_too(value, texts):
    assert as_texts(value) == texts


@pytest.mark.parametrize(
    ("value", "markup"),
    [
        ("<p>One</p>", "<p>One</p>"),
        (["<p>One</p>", "<p>Two</p>"], "<p>One</p>\n<p>Two</p>"),
        ([{"heading": "One", "content": "<p>Text</p>"}], "<h2>One</h2>\n<p>Text</p>"),
        ([{"paragraphs": ["A", "B"]}, "<p>C</p>"], "A\nB\n<p>C</p>"),
        (None, ""),
        ("a\x00b", "ab"),
    ],
)
def test_markup_may_come_in_sections(value, markup):
    assert as_markup(value).strip() == markup


@pytest.mark.parametrize(
    ("value", "word"),
    [("blue", "blue"), ("Dark-Red", "dark_red"), ("dark red", "dark_red"), ("Crimson", "dark_red"), ("x", "blue"),
     (None, "blue"), (["dark_red"], "dark_red")],
)  # fmt: skip
def test_a_word_of_a_list_is_found_by_what_is_meant(value, word):
    assert read_color(value) == word
