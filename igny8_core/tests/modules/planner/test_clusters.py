"""planner/clusters/: the list, and one of it."""

from __future__ import annotations

import pytest

from igny8_core.common.status_enums import ClusterStatus, GenerationStatus
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, KeywordFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error
from igny8_core.tests.modules.planner.calls import URL, ids, queries, rows

PATH = "clusters"


def a_full_cluster(site, *, keywords=2, ideas=3, **fields):
    cluster = ClusterFactory(site=site, **fields)
    for _ in range(keywords):
        KeywordFactory.mapped(cluster)
    IdeaFactory.create_batch(ideas, site=site, keyword_cluster=cluster)
    return cluster


def test_a_row_is_as_the_contract_says(site, owner):
    known = {"description": "Stovetop", "search_intent": "commercial", "volume": 90}
    cluster = a_full_cluster(site, name="Moka Pots", status=ClusterStatus.MAPPED, **known)
    (row,) = rows(owner, PATH)
    assert row.pop("created_at") and row.pop("updated_at")
    assert row == {
        "id": cluster.pk,
        "site_id": site.pk,
        "name": "Moka Pots",
        **known,
        "keywords_count": 2,
        "ideas_count": 3,
        "status": "mapped",
        "generation_status": "pending",
        "work_state": "idle",
        "disabled": False,
    }
    assert owner.get(f"{URL}clusters/{cluster.pk}/").json() == rows(owner, PATH)[0]


def test_an_empty_cluster_counts_nothing(site, owner):
    ClusterFactory(site=site)
    (row,) = rows(owner, PATH)
    assert (row["keywords_count"], row["ideas_count"], row["volume"]) == (0, 0, None)


def test_a_stranger_sees_none_of_it_a_viewer_all(site, owner, colleague, stranger):
    cluster = ClusterFactory(site=site)
    assert ids(stranger, PATH) == set()
    assert ids(colleague, PATH) == ids(owner, PATH) == {cluster.pk}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"has_ideas": "true"}, {"Pots"}),
        ({"has_ideas": "false"}, {"Presses", "Beans"}),
        ({"has_keywords": "true"}, {"Pots", "Presses"}),
        ({"has_keywords": "false"}, {"Beans"}),
        ({"volume_min": 50}, {"Presses"}),
        ({"volume_max": 50}, {"Pots"}),
        ({"status": "mapped"}, {"Pots"}),
        ({"disabled": "true"}, {"Beans"}),
        ({"search_intent": "commercial"}, {"Presses"}),
        ({"search_intent": "none"}, {"Pots", "Beans"}),
        ({"work_state": "failed"}, {"Beans"}),
        ({"generation_status": "failed"}, {"Beans"}),
        ({"search": "stove"}, {"Pots"}),
        ({"search": "beans"}, {"Beans"}),
    ],
)
def test_the_list_can_be_narrowed(site, owner, query, found):
    a_full_cluster(site, name="Pots", ideas=1, volume=10, status=ClusterStatus.MAPPED, description="On the stove")
    a_full_cluster(site, name="Presses", ideas=0, volume=100, search_intent="commercial")
    ClusterFactory(site=site, name="Beans", disabled=True, generation_status=GenerationStatus.FAILED)
    assert {row["name"] for row in rows(owner, PATH, **query)} == found


@pytest.mark.parametrize("ordering", ["name", "volume", "keywords_count", "ideas_count"])
def test_the_order_can_be_chosen(site, owner, ordering):
    a_full_cluster(site, name="B", volume=2, keywords=2, ideas=2)
    a_full_cluster(site, name="A", volume=1, keywords=1, ideas=1)
    a_full_cluster(site, name="C", volume=3, keywords=3, ideas=3)
    assert [row["name"] for row in rows(owner, PATH, ordering=ordering)] == ["A", "B", "C"]
    assert [row["name"] for row in rows(owner, PATH, ordering=f"-{ordering}")] == ["C", "B", "A"]


def test_one_site_can_be_asked_for(site, owner):
    ClusterFactory(site=site)
    other = ClusterFactory(site=SiteFactory(account=site.account))
    assert ids(owner, PATH, site_id=other.site_id) == {other.pk}


@pytest.mark.parametrize("query", [{"status": "x"}, {"has_ideas": "perhaps"}, {"volume_min": "x"}, {"site_id": "0"}])
def test_what_cannot_be_asked_is_a_clear_400_or_shows_all(site, owner, query):
    cluster = ClusterFactory(site=site)
    response = owner.get(f"{URL}clusters/", query)
    if query == {"has_ideas": "perhaps"}:
        assert [row["id"] for row in response.json()["results"]] == [cluster.pk]
    else:
        assert_error(response, 400, "ValidationError")


def test_queries_do_not_grow_with_the_rows(site, owner):
    for _ in range(2):
        a_full_cluster(site)
    few = len(queries(owner, PATH, site_id=site.pk))
    for _ in range(18):
        a_full_cluster(site)
    assert len(rows(owner, PATH, site_id=site.pk)) == 20
    assert len(queries(owner, PATH, site_id=site.pk)) == few


def test_counting_the_rows_counts_no_keywords(site, owner):
    ClusterFactory(site=site)
    (count,) = [sql for sql in queries(owner, PATH) if sql.startswith("SELECT COUNT(*)")]
    assert "planning_keywords" not in count
