"""Addresses of articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.common.slugs import slug_of


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Moka Pot Basics", "moka-pot-basics"),
        ("  What's new? ", "what-s-new"),
        ("Café crème", "cafe-creme"),
        ("Größe für Anfänger", "groesse-fuer-anfaenger"),
        ("Łódź & Øresund", "lodz-oeresund"),
        ("モカポットの使い方", "モカポットの使い方"),
        ("moka pot の使い方", "moka-pot-の使い方"),
        ("Кофеварка: как выбрать", "кофеварка-как-выбрать"),
        ("कॉफी कैसे बनाएं", "कॉफी-कैसे-बनाएं"),
        ("قهوة تركية", "قهوة-تركية"),
        ("../../etc/passwd", "etc-passwd"),
        ("a_b--c", "a-b-c"),
        ("☕ coffee ☕", "coffee"),
        ("☕", ""),
        ("", ""),
    ],
)
def test_a_slug_is_words_joined_by_hyphens(text, slug):
    assert slug_of(text) == slug


def test_the_first_text_that_gives_one_is_taken():
    assert slug_of("", "!!!", "Moka", "Kettle") == "moka"
    assert slug_of("!!!") == ""


def test_a_long_slug_is_cut_between_words():
    slug = slug_of("word " * 100)
    assert len(slug) <= 200
    assert set(slug.split("-")) == {"word"}
    assert slug_of("x" * 900) == "x" * 200


@given(st.text())
def test_a_slug_is_safe_in_an_address(text):
    slug = slug_of(text)
    assert len(slug) <= 200
    assert not set(slug) & set(" /?#%&.\\<>\"'\n\x00")
    assert slug == slug.strip("-")
