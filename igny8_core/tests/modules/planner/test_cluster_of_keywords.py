"""planner/clusters/ with `keyword_ids`: a new cluster of keywords that are there already."""

from __future__ import annotations

import pytest

from igny8_core.business.planning.models import Keywords
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.factories import ClusterFactory, KeywordFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.planner.calls import post


def opened(client, site, keywords, name="Moka Pots"):
    return post(
        client, "clusters", {"site_id": site.pk, "name": name, "keyword_ids": [keyword.pk for keyword in keywords]}
    )


def test_the_keywords_come_from_wherever_they_are(site, owner):
    before = ClusterFactory(site=site, volume=130)
    stays = KeywordFactory.mapped(before, volume=30)
    moves = [KeywordFactory.mapped(before, volume=100), KeywordFactory(site=site, volume=7)]
    response = opened(owner, site, moves)
    assert response.status_code == 201
    row = response.json()
    assert (row["name"], row["keywords_count"], row["volume"]) == ("Moka Pots", 2, 107)
    assert set(Keywords.objects.filter(cluster=row["id"])) == set(moves)
    assert set(Keywords.objects.filter(cluster=row["id"]).values_list("status", "generation_status")) == {
        ("mapped", "completed")
    }
    before.refresh_from_db()
    assert before.volume == 30
    assert list(before.keywords.all()) == [stays]


def test_a_name_that_is_taken_moves_nothing(site, owner):
    post(owner, "clusters", {"site_id": site.pk, "name": "Moka Pots"})
    keyword = KeywordFactory(site=site)
    with nothing_written():
        assert_error(opened(owner, site, [keyword], name="moka pot"), 409, "ConflictError")


@pytest.mark.parametrize("state", [GenerationStatus.QUEUED, GenerationStatus.PROCESSING])
def test_a_keyword_that_an_ai_function_has_stops_it(site, owner, state):
    busy, free = KeywordFactory(site=site, generation_status=state), KeywordFactory(site=site)
    with nothing_written():
        error = assert_error(opened(owner, site, [busy, free]), 409, "ConflictError")
    assert error["details"] == {"ids": [busy.pk]}


def test_a_keyword_of_another_site_of_the_account_is_refused(site, owner):
    elsewhere = KeywordFactory(site=SiteFactory(account=site.account))
    with nothing_written():
        error = assert_error(opened(owner, site, [elsewhere]), 400, "ValidationError")
    assert error["error_message"] == "1 keyword of the selection is of another site."


def test_a_foreign_keyword_is_not_there(site, owner):
    foreign = KeywordFactory()
    with nothing_written():
        assert_error(opened(owner, site, [foreign]), 404, "NotFoundError")


def test_no_keywords_at_all_is_not_a_selection(site, owner):
    with nothing_written():
        assert_error(opened(owner, site, []), 400, "ValidationError")


def test_a_viewer_opens_nothing(site, colleague):
    keyword = KeywordFactory(site=site)
    with nothing_written():
        assert_error(opened(colleague, site, [keyword]), 403, "PermissionError")
