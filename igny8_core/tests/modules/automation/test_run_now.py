"""POST run_now."""

from __future__ import annotations

import re

import pytest
from rest_framework.test import APIClient

from igny8_core.business.accounts.models import Role
from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.selectors import balance_of
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import AccountFactory, KeywordFactory, RunFactory, SiteFactory, UserFactory
from igny8_core.tests.modules.api import assert_error, nothing_written, post


def start(client, site_id):
    return post(client, "run_now", {"site_id": site_id})


def test_a_run_starts_and_its_credits_are_held(site_with_keywords, owner):
    response = start(owner, site_with_keywords.pk)
    run = AutomationRun.objects.get()
    assert response.status_code == 202
    assert response.json() == {"run_id": run.run_id, "message": "Automation started"}
    assert (run.status, run.trigger_type, run.current_stage) == ("running", "manual", 1)
    assert (run.estimated_credits, run.credits_held) == (866, 1040)
    assert balance_of(account_id=run.account_id).reserved == 1040


def test_the_run_id_is_that_of_the_spec_with_a_suffix_and_names_who_started_it(site_with_keywords, owner):
    run_id = start(owner, site_with_keywords.pk).json()["run_id"]
    run = AutomationRun.objects.get(run_id=run_id)
    assert re.fullmatch(r"run_\d{8}_\d{6}_manual_[0-9a-f]{8}", run_id)
    assert run.started_by.memberships.get().role == Role.OWNER


@pytest.mark.parametrize("role", [Role.ADMIN, Role.EDITOR])
def test_admins_and_editors_may_start(site_with_keywords, role):
    member = client_of(UserFactory.member(site_with_keywords.account, role))
    assert start(member, site_with_keywords.pk).status_code == 202


def test_too_few_credits_hold_nothing_and_leave_no_run(owner, site):
    KeywordFactory.create_batch(100, site=site)
    entries = LedgerEntry.objects.count()
    payload = assert_error(start(owner, site.pk), 402, "InsufficientCreditsError")
    assert payload["action"] == "purchase_credits"
    assert payload["details"]["available"] == 1500
    assert payload["details"]["required"] > 1500
    assert not AutomationRun.objects.exists()
    assert not AutomationEvent.objects.exists()
    assert balance_of(account_id=site.account_id).reserved == 0
    assert LedgerEntry.objects.count() == entries


def test_the_required_credits_exactly_are_enough_and_one_less_is_not(db):
    for credits, expected in ((1040, 202), (1039, 402)):
        site = SiteFactory(account=AccountFactory.with_credits(credits))
        KeywordFactory.create_batch(47, site=site)
        client = client_of(UserFactory.member(site.account))
        assert start(client, site.pk).status_code == expected


def test_what_another_site_of_the_account_holds_is_not_available(site_with_keywords, owner):
    other = SiteFactory(account=site_with_keywords.account)
    KeywordFactory.create_batch(47, site=other)
    assert start(owner, site_with_keywords.pk).status_code == 202
    payload = assert_error(start(owner, other.pk), 402, "InsufficientCreditsError")
    assert payload["details"]["available"] == 460


def test_a_second_start_names_the_run_in_the_way(site_with_keywords, owner):
    run_id = start(owner, site_with_keywords.pk).json()["run_id"]
    with nothing_written():
        payload = assert_error(start(owner, site_with_keywords.pk), 409, "ConflictError")
    assert payload["details"] == {"run_id": run_id, "current_stage": 1, "run_status": "running"}
    assert payload["action"] == "view_run"
    assert "already in progress" in payload["error_message"]


def test_a_paused_run_is_in_the_way_too(site, owner):
    run = RunFactory.paused(site=site, current_stage=4)
    payload = assert_error(start(owner, site.pk), 409, "ConflictError")
    assert payload["details"]["run_id"] == run.run_id
    assert "is paused" in payload["error_message"]
    assert "stage 4" in payload["error_message"]


@pytest.mark.parametrize("ended", [RunFactory.completed, RunFactory.failed])
def test_a_run_that_has_ended_is_not_in_the_way(site, owner, ended):
    ended(site=site)
    assert start(owner, site.pk).status_code == 202


def test_two_sites_of_an_account_run_side_by_side(site, owner):
    other = SiteFactory(account=site.account)
    assert [start(owner, one.pk).status_code for one in (site, other)] == [202, 202]


def test_a_site_without_anything_to_do_starts_and_holds_nothing(site, owner):
    assert start(owner, site.pk).status_code == 202
    assert AutomationRun.objects.get().credits_held == 0


def test_an_unknown_site_is_not_found(site, owner):
    with nothing_written():
        assert_error(start(owner, site.pk + 1000), 404, "NotFoundError")


def test_a_stranger_finds_no_site_and_writes_nothing(site_with_keywords, stranger, owner):
    with nothing_written():
        assert_error(start(stranger, site_with_keywords.pk), 404, "NotFoundError")
    assert start(owner, site_with_keywords.pk).status_code == 202


def test_a_viewer_may_not_start(site_with_keywords, colleague):
    with nothing_written():
        payload = assert_error(start(colleague, site_with_keywords.pk), 403, "PermissionError")
    assert "viewer" in payload["error_message"]


def test_nobody_logged_in_is_asked_to_log_in(site):
    with nothing_written():
        assert_error(start(APIClient(), site.pk), 401, "AuthenticationError")


@pytest.mark.parametrize(
    "body",
    [None, {}, [], [1], "text", {"site_id": None}, {"site_id": "x"}, {"site_id": 0}, {"site_id": -1}, {"site_id": [1]}],
)
def test_a_body_without_a_usable_site_is_wrong(site, owner, body):
    with nothing_written():
        payload = assert_error(post(owner, "run_now", body), 400, "ValidationError")
    assert payload["action"] == "fix_data"


def test_a_number_no_database_holds_is_no_id(site, owner):
    assert_error(start(owner, 10**30), 400, "ValidationError")
