"""GET history."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from igny8_core.tests.business.automation.pipeline import drive_to_end
from igny8_core.tests.factories import RunFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error, get, nothing_written


def many_runs(site, count):
    now = timezone.now()
    return [RunFactory.completed(site=site, started_at=now - timedelta(days=n)) for n in range(count)]


def queries_of(client, site):
    get(client, "history", site_id=site.pk)
    with CaptureQueriesContext(connection) as captured:
        assert get(client, "history", site_id=site.pk).status_code == 200
    return len(captured)


def test_a_site_without_runs_has_an_empty_page(site, owner):
    response = get(owner, "history", site_id=site.pk)
    assert response.status_code == 200
    assert response.json() == {"count": 0, "next": None, "previous": None, "results": []}


def test_a_run_tells_what_it_did_and_cost(running, site, owner):
    run = drive_to_end(running)
    (row,) = get(owner, "history", site_id=site.pk).json()["results"]
    assert row["run_id"] == run.run_id
    assert (row["status"], row["trigger_type"], row["current_stage"]) == ("completed", "manual", 7)
    assert row["total_credits_used"] == run.total_credits_used > 0
    assert row["estimated_credits"] == run.estimated_credits
    assert row["duration_seconds"] == round((run.completed_at - run.started_at).total_seconds())
    # 5 articles, prompts for 5, 4 images each.
    assert (row["items_completed"], row["items_total"], row["items_failed"]) == (30, 30, 0)


def test_a_run_under_way_has_no_duration_yet(running, site, owner):
    (row,) = get(owner, "history", site_id=site.pk).json()["results"]
    assert (row["status"], row["duration_seconds"], row["completed_at"]) == ("running", None, None)
    assert (row["items_completed"], row["items_total"]) == (2, 5)


def test_pages_hold_25_runs_newest_first(site, owner):
    runs = many_runs(site, 30)
    first = get(owner, "history", site_id=site.pk, page=1).json()
    second = get(owner, "history", site_id=site.pk, page=2).json()
    shown = [row["run_id"] for page in (first, second) for row in page["results"]]
    assert first["count"] == 30
    assert (len(first["results"]), len(second["results"])) == (25, 5)
    assert shown == [run.run_id for run in runs]
    assert f"site_id={site.pk}" in first["next"]
    assert "page=2" in first["next"]
    assert second["next"] is None


@pytest.mark.parametrize("page", ["0", "2", "-1", "x"])
def test_a_page_that_does_not_exist_is_not_found(site, owner, page):
    RunFactory.completed(site=site)
    assert_error(get(owner, "history", site_id=site.pk, page=page), 404, "NotFoundError")


def test_the_number_of_queries_does_not_grow_with_the_runs(site, owner):
    many_runs(site, 3)
    few = queries_of(owner, site)
    many_runs(site, 27)
    assert queries_of(owner, site) == few


def test_only_runs_of_the_site_are_shown(site, owner):
    mine = RunFactory.completed(site=site)
    RunFactory.completed(site=SiteFactory(account=site.account))
    RunFactory.completed()
    data = get(owner, "history", site_id=site.pk).json()
    assert [row["run_id"] for row in data["results"]] == [mine.run_id]


def test_a_failed_run_says_why(site, owner):
    RunFactory.failed(site=site, error_message="Not enough credits.")
    (row,) = get(owner, "history", site_id=site.pk).json()["results"]
    assert (row["status"], row["error_message"]) == ("failed", "Not enough credits.")


def test_a_viewer_may_look(site, colleague):
    assert get(colleague, "history", site_id=site.pk).status_code == 200


def test_a_stranger_sees_nothing(site, stranger, owner):
    RunFactory.completed(site=site)
    with nothing_written():
        assert_error(get(stranger, "history", site_id=site.pk), 404, "NotFoundError")
    assert get(owner, "history", site_id=site.pk).json()["count"] == 1


def test_nobody_logged_in_is_asked_to_log_in(site):
    assert_error(get(APIClient(), "history", site_id=site.pk), 401, "AuthenticationError")


@pytest.mark.parametrize("query", [{}, {"site_id": "x"}])
def test_a_query_without_a_usable_site_is_wrong(site, owner, query):
    assert_error(get(owner, "history", **query), 400, "ValidationError")
