"""Text for a line of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.ai.plain_text import cut_at_sentence, cut_at_word, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Moka pot basics", "Moka pot basics"),
        ("  Moka \n\t pot ", "Moka pot"),
        ("<b>Moka</b> pot", "Moka pot"),
        ("Moka<br>pot", "Moka pot"),
        ("<h1>Moka</h1>", "Moka"),
        ("Tea &amp; coffee", "Tea & coffee"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Moka", "Moka"),
        ("<script>alert(1)</script>Moka", "Moka"),
        ("<style>p{}</style><!-- no -->Moka", "Moka"),
        ("<img src=x onerror=alert(1)>", ""),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("I <3 coffee", "I <3 coffee"),
        ("## Moka pot", "Moka pot"),
        ("**Moka pot**", "Moka pot"),
        ('"Moka pot"', "Moka pot"),
        ("„Kanne“", "Kanne"),
        ("“Moka” or “drip”", "“Moka” or “drip”"),
        ("C# for **beginners**", "C# for **beginners**"),
        ("a\x00b\x07c", "ab c"),
        ("safe\u202etxt\u2066", "safetxt"),
        ("half \ud83d sign", "half ? sign"),
        ("👩\u200d🍳 cooks", "👩\u200d🍳 cooks"),
        ("モカポットの使い方", "モカポットの使い方"),
        ("", ""),
    ],
)
def test_a_line_is_what_a_reader_would_read(text, shown):
    assert plain(text) == shown


@given(st.text())
def test_a_line_has_no_breaks_and_can_be_stored(text):
    line = plain(text)
    assert "\n" not in line
    assert "\x00" not in line
    line.encode()


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("Moka pot", 20, "Moka pot"),
        ("How to clean a moka pot", 12, "How to clean"),
        ("How to clean a moka pot", 13, "How to clean"),
        ("How to clean: a moka pot", 13, "How to clean"),
        ("How to clean — the moka pot", 15, "How to clean"),
        ("x" * 30, 10, "x" * 10),
        ("a " + "x" * 30, 10, "a " + "x" * 8),
        ("モカポットの使い方と洗い方", 5, "モカポット"),
    ],
)
def test_a_title_is_cut_between_words(text, limit, cut):
    assert cut_at_word(text, limit) == cut


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("One. Two.", 20, "One. Two."),
        ("Fill it with water. Then heat it slowly.", 30, "Fill it with water."),
        ("Hm. Then fill it with water and heat it slowly.", 30, "Hm. Then fill it with water…"),
        ("Version 2.5 is the one that most people have at home", 20, "Version 2.5 is the…"),
        ("水を入れます。火にかけます。待ちます。", 15, "水を入れます。火にかけます。"),
    ],
)
def test_a_description_is_cut_between_sentences_or_says_that_it_goes_on(text, limit, cut):
    assert cut_at_sentence(text, limit) == cut


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_nothing_is_longer_than_its_limit(text, limit):
    assert len(cut_at_word(text, limit)) <= limit
    assert len(cut_at_sentence(text, limit)) <= limit
