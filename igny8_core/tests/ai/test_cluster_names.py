"""Names that say something, and names that do not."""

from __future__ import annotations

import pytest

from igny8_core.ai.cluster_names import LONGEST_NAME, is_for_leftovers, readable


@pytest.mark.parametrize(
    "name",
    [
        "Moka Pots",
        "V60",
        "3D Printers",
        "24/7 Support",
        "C++",
        "401k",
        "Cluster Headache",
        "コーヒー豆",
        "قهوة",
        "☕",
        "x" * LONGEST_NAME,
    ],
)
def test_a_name_is_taken_as_it_is(name):
    assert readable(name) == name
    assert not is_for_leftovers(name)


def test_only_spaces_change():
    assert readable("  Moka \n\t Pots ") == "Moka Pots"


@pytest.mark.parametrize(
    "name",
    [
        "",
        " \n ",
        "–",
        "...",
        "?!",
        "7",
        "Cluster 1",
        "cluster_12",
        "Topic #3",
        "Gruppe 4",
        "Untitled",
        "GROUP",
        "x" * 300,
    ],
)
def test_what_names_no_topic_is_nothing(name):
    assert readable(name) == ""


@pytest.mark.parametrize(
    "name",
    [
        "Other", "others", "OTHER KEYWORDS", "Other Topics", "Other Coffee Topics", "Misc.", "Misc. Coffee",
        "Miscellaneous", "General", "Uncategorized", "[Unassigned]", "Sonstiges", "Sonstige Themen", "Autres", "Otros",
        "Altri", "Overig", "その他", "其他", "기타", "Другое", "N/A", "None",
    ],
)  # fmt: skip
def test_a_heap_of_leftovers_is_seen_in_many_languages(name):
    assert is_for_leftovers(name)


@pytest.mark.parametrize(
    "name",
    [
        "General Liability Insurance",
        "Motherhood",
        "Restaurants",
        "Mother's Day",
        "Diverse Workplaces",
        "Varicose Veins",
    ],
)
def test_a_topic_that_only_looks_like_leftovers_is_none(name):
    assert not is_for_leftovers(name)
