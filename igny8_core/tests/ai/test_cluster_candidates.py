"""The clusters a site has already, as candidates for new keywords."""

from __future__ import annotations

import pytest

from igny8_core.ai.cluster_candidates import empty_clusters, near_clusters, sample_keywords
from igny8_core.business.planning.models import Keywords
from igny8_core.tests.factories import ClusterFactory, KeywordFactory, SiteFactory

pytestmark = pytest.mark.django_db


def _texts(site):
    return [sample.text for sample in sample_keywords(site)]


def _neighbours(*keywords):
    return Keywords.objects.filter(pk__in=[k.pk for k in keywords]).select_related("cluster").order_by("pk")


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
    assert empty_clusters(site) == [{"id": empty.pk, "name": "Kettles"}]


def test_near_are_the_clusters_of_the_neighbours(site):
    moka, kettle = ClusterFactory(site=site, name="Moka Pots"), ClusterFactory(site=site, name="Kettles")
    rows = [
        KeywordFactory.mapped(moka, keyword="moka pot"),
        KeywordFactory.mapped(moka, keyword="moka express"),
        KeywordFactory.mapped(kettle, keyword="gooseneck kettle"),
        KeywordFactory(site=site, keyword="not mapped yet"),
    ]
    near = near_clusters(_neighbours(*rows), {"neighbour_groups": {str(rows[0].pk): 3, str(rows[2].pk): 5}})
    assert [one.as_data() for one in near] == [
        {"id": moka.pk, "name": "Moka Pots", "keywords": ["moka pot", "moka express"], "groups": [3]},
        {"id": kettle.pk, "name": "Kettles", "keywords": ["gooseneck kettle"], "groups": [5]},
    ]


def test_a_disabled_cluster_is_no_candidate_even_if_it_was_one_when_the_batch_was_planned(site):
    planned = ClusterFactory(site=site)
    payload = {"clusters": [{"id": planned.pk, "name": planned.name, "group": 7}]}
    assert [one.pk for one in near_clusters([], payload)] == [planned.pk]
    planned.disabled = True
    planned.save()
    assert near_clusters([], payload) == []
    used = KeywordFactory.mapped(ClusterFactory(site=site, disabled=True))
    assert near_clusters(_neighbours(used), {}) == []
