"""GET estimate."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from igny8_core.tests.business.automation.pipeline import drive_to_end, start
from igny8_core.tests.factories import KeywordFactory
from igny8_core.tests.modules.api import assert_error, get, nothing_written


def estimate_of(client, site):
    response = get(client, "estimate", site_id=site.pk)
    assert response.status_code == 200, response.content
    return response.json()


def test_47_keywords_cost_866_credits_and_need_1040(site_with_keywords, owner):
    data = estimate_of(owner, site_with_keywords)
    assert (data["estimated_credits"], data["required_credits"]) == (866, 1040)
    assert (data["available_credits"], data["enough"], data["basis"]) == (1500, True, "defaults")


def test_each_stage_has_its_items_and_its_price(site_with_keywords, owner):
    stages = estimate_of(owner, site_with_keywords)["stages"]
    assert [(one["stage"], one["items"], one["credits"]) for one in stages] == [
        (1, 47, 10),
        (2, 8, 16),
        (3, 56, 0),
        (4, 56, 280),
        (5, 56, 112),
        (6, 224, 448),
    ]
    assert stages[3]["note"] == "1 credit per 500 words, about 2,500 words each"
    assert stages[5]["note"] == "2 credits per image"


def test_it_says_when_the_credits_will_not_do(site, owner):
    KeywordFactory.create_batch(100, site=site)
    data = estimate_of(owner, site)
    assert data["required_credits"] > data["available_credits"] == 1500
    assert not data["enough"]


def test_what_a_run_holds_is_not_available(site_with_keywords, owner):
    start(site_with_keywords)
    data = estimate_of(owner, site_with_keywords)
    assert (data["available_credits"], data["enough"]) == (460, False)


def test_a_site_with_nothing_to_do_costs_nothing(site, owner):
    data = estimate_of(owner, site)
    assert (data["estimated_credits"], data["required_credits"], data["enough"]) == (0, 0, True)
    assert [one["items"] for one in data["stages"]] == [0] * 6


def test_after_a_run_the_sites_own_history_speaks(site, owner, spec_provider):
    KeywordFactory.create_batch(3, site=site)
    drive_to_end(start(site))
    KeywordFactory.create_batch(6, site=site)
    data = estimate_of(owner, site)
    # That run made 3 clusters of 3 keywords, so the 6 new ones are expected to be 6.
    assert data["basis"] == "history"
    assert [one["items"] for one in data["stages"]] == [6, 6, 42, 42, 42, 168]


def test_asking_writes_nothing(site_with_keywords, owner):
    with nothing_written():
        estimate_of(owner, site_with_keywords)


def test_a_viewer_may_ask(site_with_keywords, colleague):
    assert estimate_of(colleague, site_with_keywords)["estimated_credits"] == 866


def test_a_stranger_learns_nothing(site_with_keywords, stranger, owner):
    with nothing_written():
        assert_error(get(stranger, "estimate", site_id=site_with_keywords.pk), 404, "NotFoundError")
    assert estimate_of(owner, site_with_keywords)


def test_nobody_logged_in_is_asked_to_log_in(site):
    assert_error(get(APIClient(), "estimate", site_id=site.pk), 401, "AuthenticationError")


@pytest.mark.parametrize("query", [{}, {"site_id": "x"}])
def test_a_query_without_a_usable_site_is_wrong(site, owner, query):
    assert_error(get(owner, "estimate", **query), 400, "ValidationError")
