"""Reading a clustering answer: trust nothing, lose nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.ai.cluster_candidates import NearCluster
from igny8_core.ai.cluster_reply import read_assignments
from igny8_core.common.exceptions import ProviderError
from igny8_core.tests.scripted_provider import cluster, reply

KNOWN = {7: NearCluster(7, "Moka Pots")}


def _read(*clusters, keyword_ids=(1, 2, 3), known=KNOWN):
    return read_assignments(reply({"clusters": list(clusters)}), keyword_ids=list(keyword_ids), known=known)


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
    asked = list(range(1, 9))
    answer = reply(json.dumps({"clusters": clusters}))
    try:
        found = read_assignments(answer, keyword_ids=asked, known=KNOWN)
    except ProviderError:
        named = [c for c in clusters if c["cluster_id"] == 7 or c["name"].replace("\x00", "").split()]
        assert not {pk for c in named for pk in c["keyword_ids"]} & set(asked)
        return
    assigned = [pk for one in found for pk in one.keyword_ids]
    assert len(assigned) == len(set(assigned))
    assert set(assigned) <= set(asked)
    assert all(one.cluster_id in (None, 7) and one.name for one in found)
    assert len({one.cluster_id for one in found if one.cluster_id}) <= 1
