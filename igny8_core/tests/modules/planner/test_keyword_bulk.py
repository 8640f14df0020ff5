"""planner/keywords/bulk_update/ and bulk_delete/: all of it or nothing."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Role, User
from igny8_core.business.planning.models import Keywords
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.factories import ClusterFactory, KeywordFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.planner.calls import post


def pks(keywords):
    return [keyword.pk for keyword in keywords]


def test_keywords_move_to_a_cluster_with_statuses_and_figures(site, owner):
    old, new = ClusterFactory(site=site), ClusterFactory(site=site)
    moved = [KeywordFactory.mapped(old, volume=10), KeywordFactory(site=site, volume=5)]
    KeywordFactory.mapped(old, volume=1)
    response = post(owner, "keywords/bulk_update", {"ids": pks(moved), "changes": {"cluster_id": new.pk}})
    assert response.json() == {"updated": 2}
    found = Keywords.objects.filter(cluster=new).values_list("pk", "status", "generation_status")
    assert sorted(found) == [(pk, "mapped", "completed") for pk in sorted(pks(moved))]
    old.refresh_from_db(), new.refresh_from_db()
    assert (old.volume, new.volume) == (1, 15)


def test_keywords_are_taken_out_of_their_clusters(site, owner):
    cluster = ClusterFactory(site=site, volume=4)
    keyword = KeywordFactory.mapped(cluster, volume=4, generation_status=GenerationStatus.COMPLETED)
    post(owner, "keywords/bulk_update", {"ids": [keyword.pk], "changes": {"cluster_id": None}})
    keyword.refresh_from_db(), cluster.refresh_from_db()
    assert (keyword.status, keyword.generation_status, keyword.cluster) == ("new", "pending", None)
    assert cluster.volume is None


def test_who_is_there_already_stays_as_they_are(site, owner):
    keyword = KeywordFactory.mapped(ClusterFactory(site=site), generation_status=GenerationStatus.FAILED)
    post(owner, "keywords/bulk_update", {"ids": [keyword.pk], "changes": {"cluster_id": keyword.cluster_id}})
    keyword.refresh_from_db()
    assert keyword.generation_status == GenerationStatus.FAILED


def test_disabled_keywords_do_not_count(site, owner):
    cluster = ClusterFactory(site=site)
    keyword = KeywordFactory.mapped(cluster, volume=10)
    KeywordFactory.mapped(cluster, volume=3)
    post(owner, "keywords/bulk_update", {"ids": [keyword.pk], "changes": {"disabled": True}})
    cluster.refresh_from_db()
    assert cluster.volume == 3


def test_a_new_intent_reaches_the_cluster(site, owner):
    keyword = KeywordFactory.mapped(ClusterFactory(site=site))
    post(owner, "keywords/bulk_update", {"ids": [keyword.pk], "changes": {"intent": "commercial"}})
    keyword.cluster.refresh_from_db()
    assert keyword.cluster.search_intent == "commercial"


@pytest.mark.parametrize("action", ["bulk_update", "bulk_delete"])
def test_one_that_is_busy_stops_them_all(site, owner, action):
    free = KeywordFactory(site=site)
    busy = KeywordFactory(site=site, generation_status=GenerationStatus.PROCESSING)
    with nothing_written():
        body = {"ids": [free.pk, busy.pk], "changes": {"disabled": True}}
        error = assert_error(post(owner, f"keywords/{action}", body), 409, "ConflictError")
    assert error["error_message"].startswith("1 keyword of 2 is waiting for the AI or being worked on.")
    assert error["details"] == {"ids": [busy.pk]}


@pytest.mark.parametrize("action", ["bulk_update", "bulk_delete"])
def test_a_foreign_one_among_ones_own_stops_them_all(site, owner, action):
    own, foreign = KeywordFactory(site=site), KeywordFactory()
    with nothing_written():
        body = {"ids": [own.pk, foreign.pk], "changes": {"disabled": True}}
        error = assert_error(post(owner, f"keywords/{action}", body), 404, "NotFoundError")
    assert error["error_message"] == "1 keyword of the selection could not be found."


@pytest.mark.parametrize("action", ["bulk_update", "bulk_delete"])
def test_rows_of_an_account_where_one_may_only_look_stop_them_all(site, owner, action):
    own, looked_at = KeywordFactory(site=site), KeywordFactory()
    user = User.objects.get(memberships__account=site.account)
    looked_at.account.memberships.create(user=user, role=Role.VIEWER)
    with nothing_written():
        body = {"ids": [own.pk, looked_at.pk], "changes": {"disabled": True}}
        assert_error(post(owner, f"keywords/{action}", body), 403, "PermissionError")


def test_a_cluster_of_another_site_takes_none(site, owner):
    keyword = KeywordFactory(site=site)
    other = ClusterFactory(site=SiteFactory(account=site.account), name="Presses")
    with nothing_written():
        body = {"ids": [keyword.pk], "changes": {"cluster_id": other.pk}}
        error = assert_error(post(owner, "keywords/bulk_update", body), 400, "ValidationError")
    assert error["error_message"] == "“Presses” is a cluster of another site. Select keywords of the same site."


def test_a_disabled_cluster_takes_none(site, owner):
    keyword, cluster = KeywordFactory(site=site), ClusterFactory(site=site, name="Presses", disabled=True)
    with nothing_written():
        body = {"ids": [keyword.pk], "changes": {"cluster_id": cluster.pk}}
        error = assert_error(post(owner, "keywords/bulk_update", body), 409, "ConflictError")
    assert error["error_message"] == "“Presses” is disabled. Enable it first."


@pytest.mark.parametrize("changes", [{}, {"status": "mapped"}, {"keyword": "moka"}, {"intent": "x"}, None, []])
def test_changes_that_cannot_be_are_named(site, owner, changes):
    keyword = KeywordFactory(site=site)
    with nothing_written():
        body = {"ids": [keyword.pk], "changes": changes}
        error = assert_error(post(owner, "keywords/bulk_update", body), 400, "ValidationError")
    assert "changes" in error["details"]["fields"]


@pytest.mark.parametrize("ids", [[], None, "all", ["x"], [0], [2**63], list(range(1, 1002))])
@pytest.mark.parametrize("action", ["bulk_update", "bulk_delete"])
def test_a_selection_that_is_none_is_said(site, owner, action, ids):
    error = assert_error(
        post(owner, f"keywords/{action}", {"ids": ids, "changes": {"disabled": True}}), 400, "ValidationError"
    )
    assert "ids" in error["details"]["fields"]


def test_a_selection_is_deleted_and_its_clusters_added_up(site, owner):
    cluster = ClusterFactory(site=site, volume=9)
    gone = [KeywordFactory.mapped(cluster, volume=4), KeywordFactory(site=site)]
    kept = KeywordFactory.mapped(cluster, volume=5)
    assert post(owner, "keywords/bulk_delete", {"ids": pks(gone)}).json() == {"deleted": 2}
    assert list(Keywords.objects.all()) == [kept]
    cluster.refresh_from_db()
    assert cluster.volume == 5


def test_a_thousand_at_once_are_a_constant_number_of_statements(site, owner, django_assert_max_num_queries):
    cluster = ClusterFactory(site=site)
    keywords = Keywords.objects.bulk_create(
        Keywords(site=site, account=site.account, keyword=f"k{n}", keyword_key=f"k{n}") for n in range(1000)
    )
    with django_assert_max_num_queries(20):
        response = post(owner, "keywords/bulk_update", {"ids": pks(keywords), "changes": {"cluster_id": cluster.pk}})
    assert response.json() == {"updated": 1000}
