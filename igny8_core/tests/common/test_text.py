"""Text from outside, made fit to be stored anywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.common.exceptions import ProviderError
from igny8_core.common.text import one_line, storable


@pytest.mark.parametrize(
    ("text", "stored"), [("moka pot", "moka pot"), ("a\x00b", "ab"), ("\ud800x", "?x"), ("😀", "😀")]
)
def test_what_no_database_takes_is_gone(text, stored):
    assert storable(text) == stored


@given(st.text(st.characters()))
def test_the_rest_stays(text):
    assert storable(text) == text.replace("\x00", "")
    assert storable(storable(text)) == storable(text)


def test_the_words_of_a_provider_can_be_stored_with_the_error():
    error = ProviderError("The AI said: \x00\ud800")
    assert error.message == str(error) == error.payload()["error_message"] == "The AI said: ?"


@pytest.mark.parametrize(
    "text, line",
    [
        ("a title", "a title"),
        ("Done\r\nBcc: all@example.com", "Done Bcc: all@example.com"),
        ("a\x00b\x1b[31m\u2028 c\x85d", "ab [31m c d"),
        ("  кофе   ☕ ", "кофе ☕"),
        ("", ""),
    ],
)
def test_one_line_is_fit_for_a_header(text, line):
    assert one_line(text) == line
