"""Finding an article's heading again in what a model calls it."""

from __future__ import annotations

import pytest

from igny8_core.ai.headings import heading_key, heading_meant

HEADINGS = ["What it is", "How to clean a moka pot", "Tea & coffee", "2 ways to brew", "使い方"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("What it is", "What it is"),
        ("  what IT is? ", "What it is"),
        ("1. What it is", "What it is"),
        ("Step 1: What it is", "What it is"),
        ("H2: What it is", "What it is"),
        ("<h2>What it is</h2>", "What it is"),
        ("Tea &amp; coffee", "Tea & coffee"),
        ("Tea&coffee", "Tea & coffee"),
        ("Cleaning a moka pot", "How to clean a moka pot"),
        ("2 ways to brew", "2 ways to brew"),
        ("使い方", "使い方"),
        ("How to clean a kettle", None),
        ("Invented", None),
        ("", None),
        ("!!!", None),
    ],
)
def test_a_heading_is_known_by_its_words(name, meant):
    assert heading_meant(name, HEADINGS) == meant


def test_between_two_that_are_alike_nothing_is_guessed():
    assert heading_meant("Cleaning moka pots", ["Clean a moka pot", "How to clean the moka pot"]) is None


def test_a_number_tells_two_headings_apart():
    parts = ["Part 1: Beans", "Part 2: Beans"]
    assert [heading_meant(part, parts) for part in parts] == parts


def test_a_heading_of_nothing_but_a_number_keeps_it():
    assert heading_key("1.") == heading_key("1")
    assert heading_key("") == ""
