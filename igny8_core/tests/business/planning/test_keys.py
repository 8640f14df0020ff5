"""Under which key a phrase or a title counts as the same one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.business.planning.keys import phrase_key, title_key

PLAIN = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z")), max_size=80)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moka Pot", "moka pot"),
        ("  moka \t pot\n", "moka pot"),
        ("moka\u00a0pot", "moka pot"),
        ("ｍｏｋａ ｐｏｔ", "moka pot"),
        ("Straße", "STRASSE"),
        ("café", "cafe\u0301"),
    ],
)
def test_the_same_phrase_has_one_key(one, other):
    assert phrase_key(one) == phrase_key(other)


@pytest.mark.parametrize(("one", "other"), [("moka pot", "moka pots"), ("c++", "c"), ("café", "cafe"), ("a b", "ab")])
def test_another_phrase_has_another_key(one, other):
    assert phrase_key(one) != phrase_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moka pot: a guide", "Moka Pot – A Guide"),
        ("What is a moka pot?", "what is a moka pot"),
        ("“Best” grinders (2026)", "Best grinders 2026"),
    ],
)
def test_a_title_is_known_without_case_and_punctuation(one, other):
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(("one", "other"), [("Moka pot", "Moka pots"), ("Top 5", "Top 6"), ("名前", "名字")])
def test_another_title_has_another_key(one, other):
    assert title_key(one) != title_key(other)


@pytest.mark.parametrize("title", ["?", "!!!", "…"])
def test_a_title_of_nothing_but_signs_still_has_a_key(title):
    assert title_key(title)


@given(PLAIN)
def test_case_and_space_around_never_matter(text):
    assert phrase_key(f"  {text} ") == phrase_key(text)
    assert title_key(f"  MOKA {text}! ") == title_key(f"moka {text}")


@given(st.text(min_size=1, max_size=2000))
def test_a_key_always_fits_its_column(text):
    assert len(phrase_key(text)) <= 300
    assert len(title_key(text)) <= 300
