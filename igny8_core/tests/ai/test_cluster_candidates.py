"""The clusters a site has already, as candidates for new keywords."""

from __future__ import annotations

import pytest

from igny8_core.ai import cluster_candidates
from igny8_core.ai.cluster_candidates import empty_clusters, look_up, sample_keywords
from igny8_core.ai.models import AITask
from igny8_core.business.planning.models import Clusters
from igny8_core.tests.factories import ClusterFactory, KeywordFactory, SiteFactory

pytestmark = pytest.mark.django_db


def _texts(site):
    return [sample.text for sample in sample_keywords(site)]


def test_the_three_most_searched_keywords_speak_for_a_cluster(site):
    moka = ClusterFactory(site=site, name="Moka Pots")
    for text, volume in [("a", 10), ("b", None), ("c", 500), ("d", 90)]:
        KeywordFactory.mapped(moka, keyword=text, volume=volume)
    assert _texts(site) == ["Moka Pots c", "Moka Pots d", "Moka Pots a"]


def test_unmapped_keywords_disabled_clusters_and_other_sites_say_nothing(site):
    KeywordFactory(site=site)
    KeywordFactory.mapped(ClusterFactory(site=site, disabled=True))
    KeywordFactory.mapped(ClusterFactory(site=SiteFactory()))
    assert _texts(site) == []


def test_clusters_that_nobody_put_a_keyword_into_stand_by_their_name(site):
    empty = ClusterFactory(site=site, name="Kettles")
    KeywordFactory.mapped(ClusterFactory(site=site))
    ClusterFactory(site=site, disabled=True)
    ClusterFactory(site=SiteFactory())
    assert empty_clusters(site) == [(empty.pk, "Kettles")]


def _look_up(site, payload, ids=()):
    return look_up(AITask(site=site, input_ids=list(ids), payload=payload))


def _near(site, payload):
    return _look_up(site, payload)[1]


def test_near_are_the_clusters_of_the_neighbours_the_nearest_first(site):
    moka, kettle = ClusterFactory(site=site, name="Moka Pots"), ClusterFactory(site=site, name="Kettles")
    gooseneck = KeywordFactory.mapped(kettle, keyword="gooseneck kettle")
    pot = KeywordFactory.mapped(moka, keyword="moka pot")
    express = KeywordFactory.mapped(moka, keyword="moka express")
    loose = KeywordFactory(site=site, keyword="not mapped yet")
    near = _near(
        site,
        {
            "neighbours": [express.pk, gooseneck.pk, loose.pk, pot.pk],
            "neighbour_groups": {str(express.pk): 3, str(gooseneck.pk): 5},
        },
    )
    assert [one.as_data() for one in near] == [
        {"id": moka.pk, "name": "Moka Pots", "keywords": ["moka express", "moka pot"], "groups": [3]},
        {"id": kettle.pk, "name": "Kettles", "keywords": ["gooseneck kettle"], "groups": [5]},
    ]


def test_far_clusters_are_shown_with_one_keyword_each_and_very_far_ones_not_at_all(site, monkeypatch):
    monkeypatch.setattr(cluster_candidates, "NEAREST", 2)
    monkeypatch.setattr(cluster_candidates, "MOST_SHOWN", 4)
    ids = [
        keyword.pk
        for cluster in ClusterFactory.create_batch(6, site=site)
        for keyword in [KeywordFactory.mapped(cluster) for _ in range(4)]
    ]
    assert [len(one.keywords) for one in _near(site, {"neighbours": ids})] == [3, 3, 1, 1]


def test_after_the_near_ones_come_those_that_were_opened_last(site, monkeypatch):
    monkeypatch.setattr(cluster_candidates, "MOST_SHOWN", 3)
    clusters = ClusterFactory.create_batch(5, site=site)
    near = KeywordFactory.mapped(clusters[1], keyword="near")
    KeywordFactory.mapped(clusters[4], keyword="far")
    ClusterFactory(site=site, disabled=True)
    ClusterFactory(site=SiteFactory())
    found = _near(site, {"neighbours": [near.pk]})
    assert [(one.pk, one.keywords) for one in found] == [
        (clusters[1].pk, ["near"]),
        (clusters[4].pk, ["far"]),
        (clusters[3].pk, []),
    ]


def test_what_needs_a_cluster_is_neither_mapped_nor_disabled(site):
    cluster = ClusterFactory(site=site)
    mapped, disabled = KeywordFactory.mapped(cluster), KeywordFactory(site=site, disabled=True)
    first, second = KeywordFactory(site=site, keyword="b"), KeywordFactory(site=site, keyword="a")
    found, near = _look_up(site, {}, [second.pk, mapped.pk, disabled.pk, first.pk, 10**9])
    assert [(one.pk, one.keyword) for one in found] == [(first.pk, "b"), (second.pk, "a")]
    assert [one.pk for one in near] == [cluster.pk], "where its neighbour of the same batch went meanwhile"


def test_an_empty_cluster_is_a_candidate_by_its_name_and_keeps_its_place_in_a_full_list(site, monkeypatch):
    monkeypatch.setattr(cluster_candidates, "MOST_SHOWN", 2)
    empty = ClusterFactory(site=site, name="Kettles")
    near = [KeywordFactory.mapped(ClusterFactory(site=site)).pk for _ in range(3)]
    found = _near(site, {"neighbours": near, "empty_clusters": {str(empty.pk): 7}})
    assert len(found) == 2
    assert found[-1].as_data() == {"id": empty.pk, "name": "Kettles", "keywords": [], "groups": [7]}


def test_an_empty_cluster_that_has_keywords_by_now_is_one_candidate(site):
    cluster = ClusterFactory(site=site)
    keyword = KeywordFactory.mapped(cluster)
    (found,) = _near(site, {"neighbours": [keyword.pk], "empty_clusters": {str(cluster.pk): None}})
    assert (found.pk, found.keywords) == (cluster.pk, [keyword.keyword])


def test_a_disabled_cluster_is_no_candidate_even_if_it_was_one_when_the_batch_was_planned(site):
    empty, used = ClusterFactory(site=site), ClusterFactory(site=site)
    payload = {
        "neighbours": [KeywordFactory.mapped(used).pk],
        "empty_clusters": {str(empty.pk): 7},
    }
    assert {one.pk for one in _near(site, payload)} == {empty.pk, used.pk}
    Clusters.objects.update(disabled=True)
    assert _near(site, payload) == []


@pytest.mark.parametrize("payload", [{}, {"empty_clusters": {"1": None}}])
def test_it_is_one_query_with_and_without_empty_clusters(site, payload, django_assert_num_queries):
    ids = [KeywordFactory(site=site).pk for _ in range(3)]
    with django_assert_num_queries(1):
        _look_up(site, {"neighbours": ids, **payload}, ids)
