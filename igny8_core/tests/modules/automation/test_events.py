"""GET events: the journal from a certain line on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from igny8_core.business.automation.models import AutomationEvent
from igny8_core.tests.factories import RunFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error, get


@pytest.fixture
def run(site):
    return RunFactory.completed(site=site)


def write(run, count, **fields):
    """Lines of a minute ago, unless told otherwise."""
    fields = {"created_at": timezone.now() - timedelta(minutes=1), **fields}
    made = [AutomationEvent(run=run, account=run.account, **{"message": f"Line {n}", **fields}) for n in range(count)]
    return [event.pk for event in AutomationEvent.objects.bulk_create(made)]


def look(client, run, **query):
    response = get(client, "events", run_id=run.run_id, **query)
    assert response.status_code == 200, response.content
    return response.json()


def ids(body):
    return [event["id"] for event in body["events"]]


def test_all_lines_in_their_order(run, owner):
    pks = write(run, 3)
    body = look(owner, run)
    assert (ids(body), body["next_after"], body["more"]) == (pks, pks[-1], False)


def test_going_on_from_the_cursor_until_there_is_no_more(run, owner):
    pks = write(run, 5)
    first = look(owner, run, limit=2)
    assert (ids(first), first["more"]) == (pks[:2], True)
    second = look(owner, run, limit=2, after=first["next_after"])
    third = look(owner, run, limit=2, after=second["next_after"])
    assert (ids(second), ids(third), third["more"]) == (pks[2:4], pks[4:], False)


def test_with_nothing_new_the_cursor_stays(run, owner):
    (pk,) = write(run, 1)
    assert look(owner, run, after=pk) == {"events": [], "next_after": pk, "more": False}
    (new,) = write(run, 1)
    assert ids(look(owner, run, after=pk)) == [new]


def test_a_line_that_is_committed_late_under_a_lower_id_is_not_missed(run, owner):
    now = timezone.now()
    (late,) = write(run, 1, created_at=now)
    seen = write(run, 2, created_at=now)
    AutomationEvent.objects.filter(pk=late).delete()
    cursor = look(owner, run)["next_after"]
    assert cursor == seen[-1]
    AutomationEvent.objects.create(pk=late, run=run, account=run.account, message="Late", created_at=now)
    body = look(owner, run, after=cursor)
    assert (ids(body), body["next_after"], body["more"]) == ([late, *seen], cursor, False)


def test_young_lines_that_come_again_take_nothing_from_the_limit(run, owner):
    pks = write(run, 6, created_at=timezone.now())
    cursor, seen = 0, []
    for _ in range(3):
        body = look(owner, run, after=cursor, limit=2)
        cursor, seen = body["next_after"], ids(body)
    assert (seen, cursor, body["more"]) == (pks, pks[-1], False)


def test_lines_that_have_settled_come_once(run, owner):
    old, young = write(run, 3), write(run, 1, created_at=timezone.now())
    assert ids(look(owner, run, after=old[-1])) == young
    assert ids(look(owner, run, after=young[0])) == young


def test_of_a_stage_and_of_a_level(run, owner):
    write(run, 2)
    (staged,) = write(run, 1, stage=4)
    (warning,) = write(run, 1, stage=4, level="warning")
    assert ids(look(owner, run, stage=4)) == [staged, warning]
    assert ids(look(owner, run, level="warning")) == [warning]
    assert ids(look(owner, run, stage=3)) == []


def test_lines_of_other_runs_are_not_among_them(run, owner):
    write(RunFactory.completed(site=run.site), 2)
    write(RunFactory.completed(site=SiteFactory()), 2)
    assert ids(look(owner, run)) == []


@pytest.mark.parametrize(
    "query", [{"after": -1}, {"after": "x"}, {"stage": 8}, {"level": "loud"}, {"limit": 0}, {"limit": 501}]
)
def test_nonsense_is_a_400(run, owner, query):
    assert_error(get(owner, "events", run_id=run.run_id, **query), 400, "ValidationError")


def test_a_run_is_needed(site, owner):
    assert_error(get(owner, "events"), 400, "ValidationError")


def test_a_viewer_may_look(run, colleague):
    assert len(write(run, 1)) == len(ids(look(colleague, run)))


def test_twenty_lines_cost_as_many_queries_as_two(run, owner):
    counts = []
    for more in (2, 18):
        write(run, more)
        with CaptureQueriesContext(connection) as queries:
            look(owner, run)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4
