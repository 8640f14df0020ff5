"""GET and PUT config."""

from __future__ import annotations

from datetime import datetime

import pytest
import time_machine
from rest_framework.test import APIClient

from igny8_core.business.automation.models import AutomationConfig
from igny8_core.tests.business.automation.pipeline import drive_to_stage, start
from igny8_core.tests.factories import ConfigFactory, KeywordFactory
from igny8_core.tests.modules.api import assert_error, get, nothing_written, put

DEFAULTS = {
    "is_enabled": False,
    "frequency": "daily",
    "scheduled_time": "02:00",
    "weekday": 0,
    "day_of_month": 1,
    "timezone": "UTC",
    "stage_1_batch_size": 20,
    "stage_2_batch_size": 1,
    "stage_3_batch_size": 20,
    "stage_4_batch_size": 1,
    "stage_5_batch_size": 1,
    "stage_6_batch_size": 1,
    **{f"stage_{n}_concurrency": 1 for n in range(1, 7)},
    "last_run_at": None,
    "next_run_at": None,
}
#: A Wednesday noon.
NOON = "2025-12-03T12:00:00Z"


def change(client, site, **changes):
    return put(client, "config", {"site_id": site.pk, **changes})


def test_a_site_without_a_config_has_the_defaults_of_the_spec(site, owner):
    response = get(owner, "config", site_id=site.pk)
    assert response.status_code == 200
    assert response.json() == {"site_id": site.pk, **DEFAULTS}


def test_looking_writes_nothing(site, owner):
    for _ in range(2):
        get(owner, "config", site_id=site.pk)
    assert AutomationConfig.objects.count() == 0


@time_machine.travel(NOON, tick=False)
def test_the_change_that_the_spec_prints_moves_the_next_run(site, owner):
    response = change(owner, site, is_enabled=True, frequency="daily", scheduled_time="02:00")
    assert response.status_code == 200
    assert response.json()["next_run_at"] == "2025-12-04T02:00:00Z"
    assert AutomationConfig.objects.get().next_run_at == datetime.fromisoformat("2025-12-04T02:00:00+00:00")


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize(
    ("changes", "next_run_at"),
    [
        ({"scheduled_time": "13:30"}, "2025-12-03T13:30:00Z"),
        ({"scheduled_time": "12:00"}, "2025-12-04T12:00:00Z"),
        ({"frequency": "weekly", "weekday": 0}, "2025-12-08T02:00:00Z"),
        ({"frequency": "weekly", "weekday": 2, "scheduled_time": "14:00"}, "2025-12-03T14:00:00Z"),
        ({"frequency": "monthly", "day_of_month": 31}, "2025-12-31T02:00:00Z"),
        ({"frequency": "monthly", "day_of_month": 1}, "2026-01-01T02:00:00Z"),
    ],
)
def test_the_next_run_follows_the_schedule(site, owner, changes, next_run_at):
    assert change(owner, site, is_enabled=True, **changes).json()["next_run_at"] == next_run_at


@time_machine.travel(NOON, tick=False)
def test_times_are_those_of_the_site(site, owner):
    site.timezone = "America/New_York"
    site.save()
    data = change(owner, site, is_enabled=True, scheduled_time="09:00").json()
    assert (data["next_run_at"], data["timezone"]) == ("2025-12-03T14:00:00Z", "America/New_York")


def test_switching_off_leaves_no_next_run(site, owner):
    change(owner, site, is_enabled=True)
    assert change(owner, site, is_enabled=False).json()["next_run_at"] is None


def test_what_is_not_sent_stays(site, owner):
    ConfigFactory(site=site, frequency="weekly", weekday=4, stage_1_batch_size=50)
    data = change(owner, site, stage_4_batch_size=2).json()
    assert (data["frequency"], data["weekday"], data["stage_1_batch_size"]) == ("weekly", 4, 50)
    assert data["stage_4_batch_size"] == 2


def test_the_site_may_be_named_in_the_query_as_well(site, owner):
    response = owner.put(f"/api/v1/automation/config/?site_id={site.pk}", {"weekday": 3}, format="json")
    assert (response.status_code, response.json()["weekday"]) == (200, 3)


def test_the_batch_size_takes_effect_in_the_next_stage(site, owner, spec_provider):
    KeywordFactory.create_batch(3, site=site)
    change(owner, site, stage_2_batch_size=2)
    run = drive_to_stage(start(site), 2)
    assert run.stage_2_result["batches_total"] == 2


@pytest.mark.parametrize("name", ["next_run_at", "last_run_at", "timezone"])
def test_what_the_machine_writes_cannot_be_sent(site, owner, name):
    before = get(owner, "config", site_id=site.pk).json()
    assert change(owner, site, **{name: "2030-01-01T00:00:00Z"}).json() == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("frequency", "hourly"),
        ("frequency", None),
        ("scheduled_time", "25:00"),
        ("scheduled_time", "two"),
        ("weekday", 7),
        ("weekday", -1),
        ("day_of_month", 0),
        ("day_of_month", 32),
        ("is_enabled", "perhaps"),
        ("is_enabled", None),
        ("stage_1_batch_size", 0),
        ("stage_1_batch_size", 101),
        ("stage_4_batch_size", "many"),
        ("stage_6_batch_size", 10**30),
    ],
)
def test_a_bad_value_names_the_field_and_changes_nothing(site, owner, name, value):
    ConfigFactory(site=site, is_enabled=True, scheduled_time="04:00")
    with nothing_written():
        payload = assert_error(change(owner, site, stage_2_batch_size=3, **{name: value}), 400, "ValidationError")
    assert name in payload["details"]["fields"]
    assert name in payload["error_message"]


@pytest.mark.parametrize("body", [None, [], "x", {}, {"is_enabled": True}, {"site_id": "x"}, {"site_id": None}])
def test_a_body_without_a_usable_site_is_wrong(site, owner, body):
    with nothing_written():
        assert_error(put(owner, "config", body), 400, "ValidationError")


def test_a_viewer_may_look_and_not_change(site, colleague):
    assert get(colleague, "config", site_id=site.pk).status_code == 200
    with nothing_written():
        assert_error(change(colleague, site, is_enabled=True), 403, "PermissionError")


def test_a_stranger_neither_looks_nor_changes(site, stranger, owner):
    with nothing_written():
        assert_error(get(stranger, "config", site_id=site.pk), 404, "NotFoundError")
        assert_error(change(stranger, site, is_enabled=True), 404, "NotFoundError")
    assert change(owner, site, is_enabled=True).status_code == 200


def test_nobody_logged_in_is_asked_to_log_in(site):
    assert_error(get(APIClient(), "config", site_id=site.pk), 401, "AuthenticationError")
    assert_error(change(APIClient(), site, is_enabled=True), 401, "AuthenticationError")


@pytest.mark.parametrize("calls", [1, 16])
def test_calls_side_by_side_are_set_per_stage(site, owner, calls):
    assert change(owner, site, stage_4_concurrency=calls).json()["stage_4_concurrency"] == calls
    assert AutomationConfig.objects.get().stage_4_concurrency == calls


@pytest.mark.parametrize("calls", [0, 17])
def test_more_calls_than_a_worker_waits_for_are_refused(site, owner, calls):
    payload = assert_error(change(owner, site, stage_4_concurrency=calls), 400, "ValidationError")
    assert "stage_4_concurrency" in payload["error_message"]
