"""Volume and main intent of a cluster, from its keywords."""

from __future__ import annotations

import pytest

from igny8_core.business.planning.models import Clusters
from igny8_core.business.planning.services.cluster_figures import refresh
from igny8_core.tests.factories import ClusterFactory, KeywordFactory

pytestmark = pytest.mark.django_db


def _cluster(site, *keywords, **fields):
    """A cluster of keywords given as (volume, intent)."""
    made = ClusterFactory(site=site, **fields)
    for volume, intent in keywords:
        KeywordFactory.mapped(made, volume=volume, intent=intent)
    return made


def _figures(cluster):
    return Clusters.objects.values_list("volume", "search_intent").get(pk=cluster.pk)


@pytest.mark.parametrize(
    ("keywords", "figures"),
    [
        ([], (None, "")),
        ([(None, ""), (None, "")], (None, "")),
        ([(10, ""), (None, ""), (0, "")], (10, "")),
        ([(0, "")], (0, "")),
        ([(10, "commercial"), (5, "informational"), (4, "informational")], (19, "commercial")),
        ([(10, "commercial"), (6, "informational"), (5, "informational")], (21, "informational")),
        ([(None, "commercial"), (None, "navigational"), (None, "navigational")], (None, "navigational")),
        ([(9, "transactional"), (9, "commercial")], (18, "commercial")),
        ([(2_000_000_000, "commercial"), (2_000_000_000, "commercial")], (4_000_000_000, "commercial")),
    ],
)
def test_the_figures_of_a_cluster(site, keywords, figures):
    cluster = _cluster(site, *keywords)
    refresh([cluster.pk])
    assert _figures(cluster) == figures


def test_disabled_keywords_count_for_nothing(site):
    cluster = _cluster(site, (10, "commercial"))
    KeywordFactory.mapped(cluster, volume=99, intent="informational", disabled=True)
    refresh([cluster.pk])
    assert _figures(cluster) == (10, "commercial")


def test_an_intent_stays_where_the_keywords_have_none(site):
    cluster = _cluster(site, (10, ""), search_intent="commercial", volume=3)
    refresh([cluster.pk], suggested={cluster.pk: "navigational"})
    assert _figures(cluster) == (10, "commercial")


def test_a_suggested_intent_fills_an_empty_one_only(site):
    empty, known, other = _cluster(site, (1, "")), _cluster(site, (1, "commercial")), _cluster(site)
    refresh(
        [empty.pk, known.pk, other.pk], suggested={empty.pk: "navigational", known.pk: "navigational", other.pk: ""}
    )
    assert [_figures(one)[1] for one in (empty, known, other)] == ["navigational", "commercial", ""]


def test_only_the_clusters_asked_for_are_touched_and_in_one_statement(site, django_assert_num_queries):
    first, second, third = (_cluster(site, (10, "commercial")) for _ in range(3))
    with django_assert_num_queries(1):
        refresh([first.pk, second.pk])
    assert [_figures(one)[0] for one in (first, second, third)] == [10, 10, None]


def test_no_clusters_cost_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        refresh([])
