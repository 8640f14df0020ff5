"""Reading a clustering answer: trust nothing, lose nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.ai.cluster_candidates import NearCluster, OpenKeyword
from igny8_core.ai.cluster_reply import read_assignments
from igny8_core.ai.clustering.name_keys import name_key
from igny8_core.common.exceptions import ProviderError
from igny8_core.tests.scripted_provider import cluster, reply

KNOWN = {7: NearCluster(7, "Moka Pots")}


TEXTS = {1: "gooseneck kettle", 2: "electric kettle", 3: "burr grinder"}
KEYWORDS = [OpenKeyword(pk, text) for pk, text in TEXTS.items()]


def _read(*clusters, keywords=KEYWORDS, known=KNOWN, groups=None):
    answer = reply({"clusters": list(clusters)})
    return read_assignments(answer, keywords=keywords, known=known, groups=groups or {})


def _places(found):
    return [(one.cluster_id, one.name, one.keyword_ids) for one in found]


def test_an_existing_cluster_is_meant_by_its_id_whatever_it_is_called():
    assert _places(_read(cluster([1, 2], cluster_id=7, name="Something else"))) == [(7, "Moka Pots", [1, 2])]


def test_an_existing_cluster_is_meant_by_its_name():
    assert _places(_read(cluster([1], name="  MOKA   pots "))) == [(7, "Moka Pots", [1])]


def test_an_id_that_was_not_offered_falls_back_to_the_name():
    assert _places(_read(cluster([1], cluster_id=99, name="Kettles"))) == [(None, "Kettles", [1])]
    assert _places(_read(cluster([1], cluster_id=99, name="moka pot"))) == [(7, "Moka Pots", [1])]


def test_near_equal_new_names_are_one_cluster():
    found = _read(cluster([1], name="Kettle"), cluster([2, 3], name="kettles"))
    assert _places(found) == [(None, "Kettle", [1, 2, 3])]


def test_id_and_name_of_the_same_cluster_are_one():
    found = _read(cluster([1], cluster_id=7, name="x"), cluster([2], name="Moka pot"))
    assert _places(found) == [(7, "Moka Pots", [1, 2])]


def test_a_keyword_in_two_clusters_stays_in_the_first():
    found = _read(cluster([1, 1, 2], name="Kettles"), cluster([2, 3], name="Grinders"))
    assert _places(found) == [(None, "Kettles", [1, 2]), (None, "Grinders", [3])]


def test_a_cluster_without_a_keyword_of_ours_is_not_opened():
    assert _places(_read(cluster([], name="Empty"), cluster([4, 5], name="Foreign"), cluster([1], name="Ours"))) == [
        (None, "Ours", [1])
    ]


def test_nothing_of_use_is_an_error():
    with pytest.raises(ProviderError, match="assigned none"):
        _read(cluster([4], name="Foreign"))


def test_description_and_name_lose_their_line_breaks():
    answer = cluster([1], name="Ket\ntles") | {"description": "All  about\n\nkettles"}
    (one,) = _read(answer)
    assert (one.name, one.description) == ("Ket tles", "All about kettles")


def test_the_answers_intent_is_kept_for_clusters_whose_keywords_have_none():
    (one,) = _read(cluster([1], name="Kettles") | {"search_intent": "Commercial"})
    assert one.search_intent == "commercial"


@pytest.mark.parametrize("name", ["", "  ", "…", "Cluster 3", "7", "A sentence about kettles. " * 12])
def test_a_cluster_without_a_real_name_is_named_after_its_keywords(name):
    assert _places(_read(cluster([1, 2], name=name), cluster([3], name="Grinders"))) == [
        (None, "Kettle", [1, 2]),
        (None, "Grinders", [3]),
    ]


def test_two_nameless_clusters_are_not_thrown_together():
    keywords = [OpenKeyword(n, text) for n, text in enumerate(["steel kettle", "steel kettle 1l", "glass kettle"])]
    found = _read(cluster([0, 1], name=""), cluster([2], name=""), keywords=keywords)
    assert len({name_key(one.name) for one in found}) == 2


def test_leftovers_become_the_groups_that_planning_saw_in_them():
    found = _read(cluster([1, 2, 3], name="Other"), groups={1: 5, 2: 5, 3: 6})
    assert _places(found) == [(None, "Kettle", [1, 2]), (None, "Burr Grinder", [3])]


def test_a_keyword_in_a_topic_and_among_the_leftovers_belongs_to_the_topic():
    found = _read(cluster([1, 2], name="Misc"), cluster([1, 3], name="Kitchen"), groups={1: 5, 2: 5, 3: 6})
    assert _places(found) == [(None, "Kitchen", [1, 3]), (None, "Electric Kettle", [2])]


def test_an_existing_cluster_for_leftovers_is_one_like_any_other():
    known = {7: NearCluster(7, "Other")}
    assert _places(_read(cluster([1, 3], cluster_id=7, name="Other"), known=known)) == [(7, "Other", [1, 3])]


NUMBERED = {1: NearCluster(1, "Moka Pots"), 2: NearCluster(2, "French Press")}


def test_a_model_that_numbers_its_clusters_does_not_hit_existing_ones_by_chance():
    found = _read(
        cluster([1, 2], cluster_id=1, name="Kettles"), cluster([3], cluster_id=2, name="Grinders"), known=NUMBERED
    )
    assert _places(found) == [(None, "Kettles", [1, 2]), (None, "Grinders", [3])]


def test_ids_that_happen_to_count_up_are_ids_where_a_name_agrees():
    found = _read(
        cluster([1, 2], cluster_id=1, name="moka pot"), cluster([3], cluster_id=2, name="Presses"), known=NUMBERED
    )
    assert _places(found) == [(1, "Moka Pots", [1, 2]), (2, "French Press", [3])]


ids = st.integers(-2, 12)
answers = st.lists(
    st.builds(
        cluster,
        st.lists(ids, max_size=6),
        name=st.text(max_size=12),
        cluster_id=st.none() | st.sampled_from([7, 8, 99]),
    ),
    max_size=6,
)


@given(answers)
def test_whatever_comes_each_keyword_is_assigned_at_most_once_and_only_ours(clusters):
    asked = [OpenKeyword(pk, f"keyword {pk}") for pk in range(1, 9)]
    answer = reply(json.dumps({"clusters": clusters}))
    try:
        found = read_assignments(answer, keywords=asked, known=KNOWN, groups={1: 0, 2: 0})
    except ProviderError:
        assert not {pk for c in clusters for pk in c["keyword_ids"]} & {one.pk for one in asked}
        return
    assigned = [pk for one in found for pk in one.keyword_ids]
    assert len(assigned) == len(set(assigned))
    assert set(assigned) <= {one.pk for one in asked}
    assert all(one.cluster_id in (None, 7) and one.name for one in found)
    assert len({one.cluster_id for one in found if one.cluster_id}) <= 1
