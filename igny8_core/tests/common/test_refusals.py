"""Refusals in words: which rows, why, and what to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from igny8_core.business.content.models import Tasks
from igny8_core.common.refusals import ChangedMeanwhileError, RowRefusedError, refuse_busy, refuse_changed

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


def row(pk, state="pending"):
    return Tasks(pk=pk, generation_status=state, updated_at=NOW)


@pytest.mark.parametrize("state", ["pending", "completed", "failed", "cancelled"])
def test_rows_that_nothing_works_on_pass(state):
    refuse_busy([row(1, state)], noun="task", then="delete it")


def test_one_busy_row_is_named_as_this_one():
    with pytest.raises(RowRefusedError) as met:
        refuse_busy([row(1, "queued")], noun="task", then="delete it")
    assert met.value.message == (
        "This task is waiting for the AI or being worked on. Wait until that has finished or cancel it, then delete it."
    )
    assert met.value.payload()["action"] is None


@pytest.mark.parametrize(("busy", "words"), [(1, "1 task of 3 is"), (2, "2 tasks of 3 are")])
def test_of_several_the_busy_ones_are_counted_and_listed(busy, words):
    rows = [row(number, "processing" if number <= busy else "pending") for number in (1, 2, 3)]
    with pytest.raises(RowRefusedError) as met:
        refuse_busy(rows, noun="task", then="delete it")
    assert met.value.message.startswith(words)
    assert met.value.details == {"ids": list(range(1, busy + 1))}


@pytest.mark.parametrize("seen", [None, NOW])
def test_who_saw_this_version_or_does_not_say_passes(seen):
    refuse_changed(row(1), seen=seen, noun="task")


@pytest.mark.parametrize("seen", [NOW - timedelta(microseconds=1), NOW + timedelta(seconds=1)])
def test_who_saw_another_version_is_told_which_is_there(seen):
    with pytest.raises(ChangedMeanwhileError, match="Somebody else has changed this task") as met:
        refuse_changed(row(1), seen=seen, noun="task")
    assert met.value.details == {"id": 1, "updated_at": NOW.isoformat()}
