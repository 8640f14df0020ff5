"""Near and not near: titles in several languages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.business.planning.titles import TitleBook, near, signature

NEAR = [
    ("Moka Pot: The Complete Guide", "The Ultimate Guide to Moka Pots"),
    ("How to Clean a Moka Pot", "Cleaning Your Moka Pot"),
    ("How to clean a moka pot in 5 easy steps", "How to Clean a Moka Pot"),
    ("10 Best Moka Pots in 2025", "The 7 Best Moka Pots (2026)"),
    ("Espresso vs Latte", "Latte vs. Espresso"),
    ("Café crème at home", "Cafe Creme at Home"),
    ("What Is a Moka Pot?", "Moka pot explained"),
    ("Roasting coffee beans at home", "How to roast coffee beans at home"),
    ("Descaling a kettle", "How to Descale Your Kettle"),
    ("A beginner’s guide to cold brew", "Cold Brew: A Beginner's Guide"),
    ("Espressokocher reinigen", "Die Reinigung des Espressokochers"),
    ("Kaffeemaschine entkalken: so geht es", "Kaffeemaschinen entkalken – wie geht es?"),
    ("Die 7 besten Kaffeemühlen 2025", "10 beste Kaffeemühlen"),
    ("Größe der Bohnen", "GRÖSSE DER BOHNEN"),
    ("L’eau de la cafetière", "Eau d'une cafetière"),
    ("Comment nettoyer une cafetière", "Nettoyer sa cafetière"),
    ("Cómo limpiar una cafetera italiana", "Limpiar la cafetera italiana"),
    ("Как почистить кофеварку", "Как почистить кофеварки"),
    ("モカポットの使い方", "モカポットの使い方!"),
    ("モカポットの使い方", "モカポットの使い方【完全ガイド】"),
    ("摩卡壶怎么用", "摩卡壶怎么用？完全指南"),
    ("วิธีใช้หม้อมอคค่า", "วิธีใช้หม้อมอคค่า?"),
    ("कॉफी कैसे बनाएं", "कॉफी कैसे बनाएं?"),
    ("How to", "How to?"),
    ("What is it", "What is it?"),
]
NOT_NEAR = [
    ("Espresso vs Latte", "Latte vs Mocha"),
    ("Moka pot for 2", "Moka pot cleaning"),
    ("Moka pot", "Moka pot cleaning"),
    ("How to clean a moka pot", "How to clean a burnt moka pot"),
    ("How to clean a moka pot", "How to clean a coffee grinder"),
    ("How to clean a moka pot", "How to use a moka pot"),
    ("Best coffee grinders", "Best coffee grinding"),
    ("Coffee with milk", "Coffee without milk"),
    ("iPhone 15 review", "iPhone 16 review"),
    ("Tomato paste recipe", "Tomato pasta recipe"),
    ("Which coffee for a moka pot", "How much coffee for a moka pot"),
    ("Vitamin C deficiency", "Vitamin D deficiency"),
    ("Vitamin A deficiency", "Vitamin E deficiency"),
    ("Topic A article 1", "Topic D article 1"),
    ("Topic B article 1", "Topic B article 2"),
    ("C# for beginners", "C++ for beginners"),
    ("Espressokocher reinigen", "Espressokocher kaufen"),
    ("Kaffee mit Milch", "Kaffee ohne Milch"),
    ("Comment nettoyer une cafetière", "Comment choisir une cafetière"),
    ("モカポットの使い方", "モカポットの洗い方"),
    ("モカポットの使い方", "エスプレッソマシンの使い方"),
    ("咖啡机怎么选", "咖啡机怎么清洗"),
    ("วิธีใช้หม้อมอคค่า", "วิธีล้างหม้อมอคค่า"),
    ("कॉफी कैसे बनाएं", "चाय कैसे बनाएं"),
    ("How to", "What is it"),
    ("!!!", "???"),
]


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_these_are_nearly_the_same(one, other):
    assert near(one, other)
    assert near(other, one)


@pytest.mark.parametrize(("one", "other"), NOT_NEAR)
def test_these_are_two_articles(one, other):
    assert not near(one, other)
    assert not near(other, one)


@given(st.text(min_size=1))
def test_a_title_is_near_to_itself_unless_it_says_nothing(title):
    assert near(title, title) == bool(signature(title))


def test_a_book_names_the_title_that_is_in_the_way():
    book = TitleBook(["The Ultimate Guide to Moka Pots", "Kettles compared"])
    new = ["Moka Pot: The Complete Guide", "How to clean a moka pot", "Kettles"]
    assert book.near_to(new) == {"Moka Pot: The Complete Guide": "The Ultimate Guide to Moka Pots"}
    assert TitleBook().near_to(new) == {}
    assert book.near_to([]) == {}


def test_a_book_finds_for_many_what_comparing_one_by_one_finds():
    titles = [title for pair in NEAR + NOT_NEAR for title in pair]
    for title in titles:
        others = [other for other in titles if other != title]
        assert (title in TitleBook(others).near_to([title])) == any(near(title, other) for other in others)


def test_the_nearest_titles_come_first_and_strangers_not_at_all():
    book = TitleBook(["Kettles", "Moka pot cleaning", "Moka", "Best moka pot coffee beans for winter"])
    assert book.nearest("moka pot clean", most=2) == ["Moka pot cleaning", "Moka"]
    assert "Kettles" not in book.nearest("moka pot", most=9)


def test_ten_thousand_titles_are_compared_in_milliseconds():
    words = "moka pot coffee grinder kettle bean roast clean brew filter milk water".split()
    titles = [f"{words[n % 12]} {words[n // 12 % 12]} {words[n // 144 % 12]} number {n}" for n in range(10_000)]
    new = [f"how to {a} the {b} by day" for a in words[:6] for b in words[6:]][:35]
    TitleBook(titles).near_to(new)
    began = time.monotonic()
    book = TitleBook(titles)
    book.near_to(new)
    book.nearest("moka pot coffee grinder", most=40)
    # 8 ms where it was measured; a machine at work on something else is given time.
    assert time.monotonic() - began < 0.2
