"""GET current_run again: 304 when nothing moved, 200 when something did."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from igny8_core.tests.business.automation.pipeline import drive_to_stage, one_step, start
from igny8_core.tests.factories import HeartbeatFactory, KeywordFactory
from igny8_core.tests.modules.api import get, post


@pytest.fixture
def run(site, spec_provider):
    KeywordFactory.create_batch(3, site=site)
    return start(site)


@pytest.fixture
def now():
    """The clock stands still unless the test moves it."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def look(client, site, tag=""):
    headers = {"If-None-Match": tag} if tag else {}
    return client.get("/api/v1/automation/current_run/", {"site_id": site.pk}, headers=headers)


def test_nothing_moved_is_a_304_without_a_body(now, site, run, owner):
    first = look(owner, site)
    second = look(owner, site, first["ETag"])
    assert (first.status_code, second.status_code) == (200, 304)
    assert second.content == b""
    assert second["ETag"] == first["ETag"]
    assert second["Cache-Control"] == "private, no-cache"


def test_a_proxy_that_weakens_the_tag_gets_its_304(now, site, run, owner):
    assert look(owner, site, f'"other", W/{look(owner, site)["ETag"]}').status_code == 304


def test_an_old_tag_gets_the_whole_answer(site, run, owner):
    assert look(owner, site, '"0123456789abcdef"').status_code == 200


def test_a_batch_that_is_through_is_a_200(now, site, run, owner):
    drive_to_stage(run, 4, batches=1)
    first = look(owner, site)
    one_step(run)
    second = look(owner, site, first["ETag"])
    assert second.status_code == 200
    done = [answer.json()["stages"][3]["queue"]["completed"] for answer in (first, second)]
    assert done == [1, 2]


def test_a_wish_to_pause_is_a_200(now, site, run, owner):
    first = look(owner, site)
    post(owner, "pause", {"run_id": run.run_id})
    assert look(owner, site, first["ETag"]).status_code == 200


def test_a_worker_that_falls_silent_is_a_200(now, site, owner):
    HeartbeatFactory(seen_at=timezone.now())
    first = look(owner, site)
    assert look(owner, site, first["ETag"]).status_code == 304
    now.shift(timedelta(seconds=60))
    assert look(owner, site, first["ETag"]).status_code == 200


def test_the_heartbeats_of_a_living_worker_do_not_spoil_the_304(now, site, owner):
    beat = HeartbeatFactory(seen_at=timezone.now())
    first = look(owner, site)
    now.shift(timedelta(seconds=10))
    beat.seen_at = timezone.now()
    beat.save()
    assert look(owner, site, first["ETag"]).status_code == 304


def test_before_the_first_run_time_alone_moves_nothing(now, site, owner):
    first = look(owner, site)
    now.shift(timedelta(minutes=5))
    assert look(owner, site, first["ETag"]).status_code == 304


def test_time_alone_moves_nothing_in_a_paused_run(now, site, run, owner):
    drive_to_stage(run, 4, batches=1)
    post(owner, "pause", {"run_id": run.run_id})
    first = look(owner, site)
    now.shift(timedelta(minutes=5))
    assert look(owner, site, first["ETag"]).status_code == 304


def test_time_alone_moves_nothing_in_a_run_that_has_ended(now, site, run, owner):
    post(owner, "cancel", {"run_id": run.run_id})
    first = look(owner, site)
    now.shift(timedelta(minutes=5))
    assert look(owner, site, first["ETag"]).status_code == 304


def test_the_clock_of_a_running_run_goes_on(now, site, run, owner):
    first = look(owner, site)
    now.shift(timedelta(seconds=3))
    second = look(owner, site, first["ETag"])
    assert second.status_code == 200
    assert second.json()["run"]["elapsed_seconds"] == first.json()["run"]["elapsed_seconds"] + 3


def test_the_tag_of_one_site_is_not_that_of_another(now, site, run, owner, stranger):
    assert get(owner, "current_run", site_id=site.pk)["ETag"]
    assert look(stranger, site, look(owner, site)["ETag"]).status_code == 404
