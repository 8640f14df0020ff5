"""planner/keywords/: adding, changing and deleting one."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Account
from igny8_core.business.planning.models import Keywords
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.factories import ClusterFactory, KeywordFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.planner.calls import URL, delete, patch, post


def test_a_keyword_is_added_and_answered(site, owner):
    body = {"site_id": site.pk, "keyword": "  moka   pot ", "volume": 10, "difficulty": 0, "intent": "commercial"}
    response = post(owner, "keywords", {**body, "country": "uk"})
    assert response.status_code == 201
    row = response.json()
    assert (row["keyword"], row["country"], row["status"], row["work_state"]) == ("moka pot", "GB", "new", "idle")
    assert Keywords.objects.get(pk=row["id"]).account_id == site.account_id


def test_a_keyword_can_be_added_right_into_a_cluster(site, owner):
    cluster = ClusterFactory(site=site)
    row = post(owner, "keywords", {"site_id": site.pk, "keyword": "moka", "volume": 7, "cluster_id": cluster.pk}).json()
    assert (row["status"], row["cluster"]["id"], row["generation_status"]) == ("mapped", cluster.pk, "completed")
    cluster.refresh_from_db()
    assert cluster.volume == 7


def test_the_same_phrase_is_refused_and_named(site, owner):
    known = KeywordFactory(site=site, keyword="Moka Pot")
    with nothing_written():
        error = assert_error(
            post(owner, "keywords", {"site_id": site.pk, "keyword": "moka  POT"}), 409, "ConflictError"
        )
    assert error["error_message"] == "The site has the keyword “Moka Pot” already."
    assert error["details"] == {"id": known.pk}
    assert error["action"] == "fix_data"


def test_another_site_may_have_the_phrase(site, owner):
    KeywordFactory(site=SiteFactory(account=site.account), keyword="moka pot")
    assert post(owner, "keywords", {"site_id": site.pk, "keyword": "moka pot"}).status_code == 201


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("keyword", ""),
        ("keyword", "  "),
        ("keyword", "!!!"),
        ("keyword", "x" * 301),
        ("keyword", "a\x00b"),
        ("keyword", ["a"]),
        ("volume", -1),
        ("volume", 2**31),
        ("difficulty", 101),
        ("intent", "curious"),
        ("country", "Germany"),
        ("country", "1!"),
        ("cluster_id", "x"),
        ("disabled", "perhaps"),
    ],
)
def test_bad_values_are_named_and_nothing_is_written(site, owner, field, value):
    keyword = KeywordFactory(site=site)
    with nothing_written():
        new = assert_error(
            post(owner, "keywords", {"site_id": site.pk, "keyword": "ok", field: value}), 400, "ValidationError"
        )
        changed = assert_error(patch(owner, f"keywords/{keyword.pk}", {field: value}), 400, "ValidationError")
    assert field in new["details"]["fields"]
    assert field in changed["details"]["fields"]


def test_half_a_character_is_no_keyword(site, owner):
    raw = f'{{"site_id": {site.pk}, "keyword": "moka \\ud800"}}'
    with nothing_written():
        response = owner.generic("POST", f"{URL}keywords/", raw, content_type="application/json")
        assert_error(response, 400, "ValidationError")


def test_an_own_site_does_not_open_a_foreign_cluster(site, stranger):
    foreign = ClusterFactory(site=site)
    mine = KeywordFactory(site=SiteFactory(account=stranger_account(stranger)))
    with nothing_written():
        body = {"site_id": mine.site_id, "keyword": "moka", "cluster_id": foreign.pk}
        assert_error(post(stranger, "keywords", body), 404, "NotFoundError")
        assert_error(patch(stranger, f"keywords/{mine.pk}", {"cluster_id": foreign.pk}), 404, "NotFoundError")
        body = {"ids": [mine.pk], "changes": {"cluster_id": foreign.pk}}
        assert_error(post(stranger, "keywords/bulk_update", body), 404, "NotFoundError")


def stranger_account(stranger):
    account_id = stranger.get("/api/v1/sites/").json()["results"][0]["account"]["id"]
    return Account.objects.get(pk=account_id)


def test_changes_are_answered(site, owner):
    keyword = KeywordFactory(site=site, volume=5)
    row = patch(owner, f"keywords/{keyword.pk}", {"keyword": "Moka pot", "volume": None, "disabled": True}).json()
    assert (row["keyword"], row["volume"], row["disabled"]) == ("Moka pot", None, True)


def test_the_time_of_the_change_is_kept(site, owner):
    keyword = KeywordFactory(site=site)
    patch(owner, f"keywords/{keyword.pk}", {"volume": 3})
    assert Keywords.objects.get(pk=keyword.pk).updated_at > keyword.updated_at


def test_the_phrase_of_another_one_is_refused_ones_own_in_another_case_is_not(site, owner):
    KeywordFactory(site=site, keyword="moka pot")
    keyword = KeywordFactory(site=site, keyword="press")
    with nothing_written():
        assert_error(patch(owner, f"keywords/{keyword.pk}", {"keyword": "MOKA POT"}), 409, "ConflictError")
    assert patch(owner, f"keywords/{keyword.pk}", {"keyword": "Press"}).json()["keyword"] == "Press"


@pytest.mark.parametrize("field", ["status", "generation_status", "site_id", "keyword_key", "volumee"])
def test_what_cannot_be_changed_is_refused_not_ignored(site, owner, field):
    keyword = KeywordFactory(site=site)
    with nothing_written():
        error = assert_error(patch(owner, f"keywords/{keyword.pk}", {field: "mapped"}), 400, "ValidationError")
    assert "cannot be changed here" in error["error_message"]


@pytest.mark.parametrize("body", [{}, [], "x", None, 7])
def test_nothing_to_change_is_said(site, owner, body):
    keyword = KeywordFactory(site=site)
    assert_error(patch(owner, f"keywords/{keyword.pk}", body), 400, "ValidationError")


@pytest.mark.parametrize("generation_status", [GenerationStatus.QUEUED, GenerationStatus.PROCESSING])
def test_what_an_ai_function_has_is_left_to_it(site, owner, generation_status):
    keyword = KeywordFactory(site=site, generation_status=generation_status)
    with nothing_written():
        error = assert_error(patch(owner, f"keywords/{keyword.pk}", {"disabled": True}), 409, "ConflictError")
        assert_error(delete(owner, f"keywords/{keyword.pk}"), 409, "ConflictError")
    assert error["error_message"] == (
        "This keyword is waiting for the AI or being worked on. "
        "Wait until that has finished or cancel it, then change it."
    )
    assert error["details"] == {"ids": [keyword.pk]}


def test_a_keyword_is_deleted_and_its_cluster_added_up_anew(site, owner):
    keyword = KeywordFactory.mapped(ClusterFactory(site=site, volume=12), volume=5)
    KeywordFactory.mapped(keyword.cluster, volume=7)
    assert delete(owner, f"keywords/{keyword.pk}").status_code == 204
    assert_error(delete(owner, f"keywords/{keyword.pk}"), 404, "NotFoundError")
    keyword.cluster.refresh_from_db()
    assert keyword.cluster.volume == 7


def test_a_viewer_changes_nothing(site, colleague):
    keyword = KeywordFactory(site=site)
    with nothing_written():
        assert_error(post(colleague, "keywords", {"site_id": site.pk, "keyword": "moka"}), 403, "PermissionError")
        assert_error(patch(colleague, f"keywords/{keyword.pk}", {"disabled": True}), 403, "PermissionError")
        assert_error(delete(colleague, f"keywords/{keyword.pk}"), 403, "PermissionError")
