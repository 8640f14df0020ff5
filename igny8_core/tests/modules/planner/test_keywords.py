"""planner/keywords/: the list, and one of it."""

from __future__ import annotations

import pytest

from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.factories import ClusterFactory, KeywordFactory, RunFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error
from igny8_core.tests.modules.planner.calls import URL, ids, queries, rows

PATH = "keywords"


def test_a_row_is_as_the_contract_says(site, owner):
    cluster = ClusterFactory(site=site, name="Moka Pots")
    keyword = KeywordFactory.mapped(
        cluster, keyword="moka pot", volume=1300, difficulty=24, intent="informational", country="US"
    )
    (row,) = rows(owner, PATH)
    assert row.pop("created_at") and row.pop("updated_at")
    assert row == {
        "id": keyword.pk,
        "site_id": site.pk,
        "keyword": "moka pot",
        "volume": 1300,
        "difficulty": 24,
        "intent": "informational",
        "country": "US",
        "cluster": {"id": cluster.pk, "name": "Moka Pots"},
        "status": "mapped",
        "generation_status": "pending",
        "work_state": "idle",
        "disabled": False,
    }
    assert owner.get(f"{URL}keywords/{keyword.pk}/").json() == rows(owner, PATH)[0]


def test_what_is_unknown_is_null_or_empty(site, owner):
    KeywordFactory(site=site)
    (row,) = rows(owner, PATH)
    assert [row[name] for name in ("volume", "difficulty", "intent", "country", "cluster")] == [
        None,
        None,
        "",
        "",
        None,
    ]


def test_queued_rows_of_a_paused_run_show_it(site, owner):
    RunFactory.paused(site=site)
    KeywordFactory(site=site, generation_status=GenerationStatus.QUEUED)
    assert rows(owner, PATH)[0]["work_state"] == "paused"


def test_a_stranger_sees_none_of_it_a_viewer_all(site, owner, colleague, stranger):
    keyword = KeywordFactory(site=site)
    assert ids(stranger, PATH) == set()
    assert ids(colleague, PATH) == ids(owner, PATH) == {keyword.pk}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"volume_min": 100}, {"pot", "press"}),
        ({"volume_max": 100}, {"pot"}),
        ({"volume_min": 101, "volume_max": 500}, {"press"}),
        ({"difficulty_min": 30}, {"press"}),
        ({"difficulty_max": 30}, {"pot"}),
        ({"intent": "commercial"}, {"press"}),
        ({"intent": "none"}, {"beans"}),
        ({"country": "us"}, {"pot"}),
        ({"disabled": "true"}, {"beans"}),
        ({"disabled": "false"}, {"pot", "press"}),
        ({"has_cluster": "true"}, {"pot"}),
        ({"has_cluster": "false"}, {"press", "beans"}),
        ({"status": "mapped"}, {"pot"}),
        ({"status": "new"}, {"press", "beans"}),
        ({"generation_status": "failed"}, {"press"}),
        ({"work_state": "failed"}, {"press"}),
        ({"work_state": "idle"}, {"pot", "beans"}),
        ({"search": "PRES"}, {"press"}),
        ({"search": "nothing"}, set()),
        ({}, {"pot", "press", "beans"}),
    ],
)
def test_the_list_can_be_narrowed(site, owner, query, found):
    known = {"volume": 100, "difficulty": 10, "intent": "informational", "country": "US"}
    KeywordFactory.mapped(ClusterFactory(site=site), keyword="pot", **known)
    failed = GenerationStatus.FAILED
    KeywordFactory(site=site, keyword="press", volume=500, difficulty=50, intent="commercial", generation_status=failed)
    KeywordFactory(site=site, keyword="beans", disabled=True)
    assert {row["keyword"] for row in rows(owner, PATH, **query)} == found


def test_one_cluster_or_one_site_can_be_asked_for(site, owner):
    mapped = KeywordFactory.mapped(ClusterFactory(site=site))
    other = KeywordFactory(site=SiteFactory(account=site.account))
    assert ids(owner, PATH, cluster_id=mapped.cluster_id) == {mapped.pk}
    assert ids(owner, PATH, site_id=other.site_id) == {other.pk}


def test_the_latest_come_first_and_the_order_can_be_chosen(site, owner):
    for phrase, volume in (("b", 10), ("a", 30), ("c", 20)):
        KeywordFactory(site=site, keyword=phrase, volume=volume)
    assert [row["keyword"] for row in rows(owner, PATH)] == ["c", "a", "b"]
    assert [row["keyword"] for row in rows(owner, PATH, ordering="keyword")] == ["a", "b", "c"]
    assert [row["keyword"] for row in rows(owner, PATH, ordering="-volume")] == ["a", "c", "b"]


def test_pages_hold_what_is_asked_and_every_row_once(site, owner):
    KeywordFactory.create_batch(7, site=site)
    pages = [ids(owner, PATH, page=page, page_size=3) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert len(set().union(*pages)) == 7


@pytest.mark.parametrize(
    "query",
    [
        {"status": "lost"},
        {"work_state": "lost"},
        {"intent": "lost"},
        {"volume_min": "-1"},
        {"volume_min": "many"},
        {"volume_max": "9" * 30},
        {"site_id": "x"},
        {"cluster_id": "x"},
        {"country": "USA"},
    ],
)
def test_what_cannot_be_asked_is_a_clear_400(site, owner, query):
    assert (
        next(iter(query)) in assert_error(owner.get(f"{URL}keywords/", query), 400, "ValidationError")["error_message"]
    )


def test_a_page_that_is_not_there_is_a_404(site, owner):
    assert_error(owner.get(f"{URL}keywords/", {"page": 99}), 404, "NotFoundError")


def test_queries_do_not_grow_with_the_rows(site, owner):
    KeywordFactory.mapped(ClusterFactory(site=site))
    KeywordFactory(site=site)
    few = len(queries(owner, PATH, site_id=site.pk))
    for _ in range(18):
        KeywordFactory.mapped(ClusterFactory(site=site))
    assert len(rows(owner, PATH, site_id=site.pk)) == 20
    assert len(queries(owner, PATH, site_id=site.pk)) == few


@pytest.mark.parametrize("pk", ["0", "x", "1" * 18, "1" * 40])
def test_what_is_no_id_of_a_keyword_is_a_404(site, owner, pk):
    assert_error(owner.get(f"{URL}keywords/{pk}/"), 404, "NotFoundError")
