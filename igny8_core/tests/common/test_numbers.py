"""Numbers and times in sentences."""

from __future__ import annotations

import pytest

from igny8_core.common.numbers import duration, plural


@pytest.mark.parametrize(
    ("count", "noun", "many", "said"),
    [
        (0, "keyword", "", "0 keywords"),
        (1, "keyword", "", "1 keyword"),
        (2, "keyword", "", "2 keywords"),
        (1245, "keyword", "", "1,245 keywords"),
        (1_000_000, "credit", "", "1,000,000 credits"),
        (1, "batch", "batches", "1 batch"),
        (3, "batch", "batches", "3 batches"),
    ],
)
def test_a_count_with_its_noun(count, noun, many, said):
    assert plural(count, noun, many) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0s"),
        (0.4, "0s"),
        (45, "45s"),
        (59.6, "1m 0s"),
        (150, "2m 30s"),
        (3599, "59m 59s"),
        (3600, "1h 0m"),
        (4980, "1h 23m"),
        (90_000, "25h 0m"),
    ],
)
def test_a_duration_in_its_two_largest_units(seconds, said):
    assert duration(seconds) == said
