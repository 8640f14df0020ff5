"""The counters of a stage."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.business.automation.stages import STAGES, stage
from igny8_core.business.automation.tally import StageTally

BEGAN = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)


def _batch(tally, **changes):
    usual = {"done": 20, "failed": 0, "cancelled": 0, "again": False, "units": Decimal(20), "credits": 4}
    return tally.with_batch(**usual | {"made": {"clusters_created": 3}, "seconds": 2.5} | changes)


def test_a_batch_moves_all_its_counters():
    tally = _batch(_batch(StageTally(total=47, batches_total=3)), done=18, failed=1, cancelled=1)
    assert (tally.completed, tally.failed, tally.cancelled, tally.open) == (38, 1, 1, 7)
    assert (tally.batches_run, tally.batches_total) == (2, 3)
    assert (tally.units, tally.credits_used, tally.seconds) == (40, 8, 5.0)
    assert tally.made == {"clusters_created": 6}


def test_what_is_asked_again_is_one_batch_more():
    tally = _batch(StageTally(total=20, batches_total=1), done=15, again=True)
    assert (tally.batches_total, tally.open) == (2, 5)


def test_a_batch_given_up_fails_its_items():
    tally = StageTally(total=20, batches_total=1).with_given_up(count=20, made={})
    assert (tally.failed, tally.open, tally.batches_run) == (20, 0, 1)


def test_a_run_that_ends_early_cancels_what_is_open():
    tally = StageTally(total=10, completed=4, failed=1, cancelled=1).cut_short(at=BEGAN)
    assert (tally.cancelled, tally.open, tally.completed_at) == (5, 0, BEGAN)


def test_it_cannot_be_changed_in_place():
    with pytest.raises(AttributeError):
        StageTally().total = 5


def test_the_names_are_those_of_the_spec():
    data = _batch(StageTally(total=47, batches_total=3, started_at=BEGAN)).to_json(stage(1))
    assert data == {
        "keywords_total": 47,
        "keywords_processed": 20,
        "failed": 0,
        "cancelled": 0,
        "clusters_created": 3,
        "batches_run": 1,
        "batches_total": 3,
        "credits_used": 4,
        "units": "20",
        "seconds": 2.5,
        "started_at": "2026-01-05T10:00:00+00:00",
        "completed_at": None,
    }


@pytest.mark.parametrize("row", STAGES, ids=lambda row: f"stage-{row.number}")
def test_every_stage_says_what_it_took_and_made(row):
    data = StageTally().to_json(row)
    assert {f"{row.items}_total", f"{row.items}_processed", *row.made} <= set(data)


def test_a_stage_that_has_not_begun_is_all_zeros():
    assert StageTally.from_json(stage(1), None) == StageTally()


numbers = st.integers(0, 10**6)
moments = st.none() | st.datetimes(timezones=st.just(UTC))


@given(st.sampled_from(STAGES), st.data())
def test_what_is_written_is_what_is_read(row, data):
    tally = StageTally(
        **{name: data.draw(numbers) for name in (
            "total", "completed", "failed", "cancelled", "batches_total", "batches_run", "credits_used",
        )},
        units=data.draw(st.decimals(0, 10**9, places=3)),
        made={name: data.draw(numbers) for name in row.made},
        seconds=round(data.draw(st.floats(0, 10**6)), 3),
        started_at=data.draw(moments),
        completed_at=data.draw(moments),
    )  # fmt: skip
    stored = json.loads(json.dumps(tally.to_json(row)))
    assert StageTally.from_json(row, stored) == tally
