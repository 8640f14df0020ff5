"""Phases, percentages and real counts."""

from __future__ import annotations

import pytest

from igny8_core.ai.tracker import StepTracker, percentage_of

RANGES = [("INIT", 0, 10), ("PREP", 10, 20), ("AI_CALL", 20, 80), ("PARSE", 80, 90), ("SAVE", 90, 100)]


@pytest.mark.parametrize(("phase", "first", "last"), RANGES)
def test_each_phase_has_its_range_of_the_bar(phase, first, last):
    assert percentage_of(phase, 0) == first
    assert percentage_of(phase, 1) == last
    assert percentage_of(phase, 0.5) == (first + last) / 2


def test_done_is_a_hundred():
    assert percentage_of("DONE", 0) == percentage_of("DONE", 1) == 100


@pytest.mark.parametrize(("share", "shown"), [(-1, 20), (7, 80)])
def test_a_share_outside_of_the_phase_stays_inside_its_range(share, shown):
    assert percentage_of("AI_CALL", share) == shown


def test_a_step_carries_counts_and_names():
    tracker = StepTracker(items_total=45)
    tracker.update_step("AI_CALL", "Clustering 45 keywords", items_processed=20, current_item="moka pot", share=0.4)
    assert tracker.dirty
    fields = tracker.fields()
    assert not tracker.dirty
    assert fields | {"estimated_seconds_remaining": None} == {
        "phase": "AI_CALL",
        "percentage": 44,
        "message": "Clustering 45 keywords",
        "items_processed": 20,
        "current_item": "moka pot",
        "estimated_seconds_remaining": None,
        "steps": [],
    }


def test_what_is_behind_is_shown_while_the_rest_goes_on():
    tracker = StepTracker(items_total=45)
    tracker.update_step("PREP", "Loading 45 keywords for clustering")
    tracker.update_step("AI_CALL", "Analyzing keyword relationships (0/45)")
    (step,) = tracker.fields()["steps"]
    assert (step["phase"], step["message"]) == ("PREP", "Loading 45 keywords for clustering")


def test_a_step_that_does_not_say_keeps_the_count():
    tracker = StepTracker(items_total=45)
    tracker.update_step("AI_CALL", "Working", items_processed=20)
    tracker.update_step("PARSE", "Checking the answer")
    assert tracker.items_processed == 20


def test_the_time_left_follows_from_the_time_spent(time_machine):
    time_machine.move_to("2026-01-05T10:00:00Z", tick=False)
    tracker = StepTracker(items_total=1)
    tracker.update_step("AI_CALL", "Writing")
    assert tracker.estimated_seconds_remaining is None, "nothing is known yet"
    tracker._phase_began -= 30
    tracker.update_step("AI_CALL", "Writing", share=0.25)
    assert tracker.estimated_seconds_remaining == pytest.approx(90, abs=1)
    tracker.update_step("PARSE", "Checking the answer", share=0.5)
    assert tracker.estimated_seconds_remaining is None


def test_every_phase_is_a_step_with_its_last_sentence():
    tracker = StepTracker(items_total=1)
    for phase, message in [("PREP", "Preparing"), ("AI_CALL", "0 words"), ("AI_CALL", "900 words"), ("SAVE", "Saving")]:
        tracker.update_step(phase, message)
    steps = tracker.closed_steps()
    assert [(s["phase"], s["message"]) for s in steps] == [
        ("PREP", "Preparing"),
        ("AI_CALL", "900 words"),
        ("SAVE", "Saving"),
    ]
    assert all(s["seconds"] >= 0 for s in steps)


def test_what_is_longer_than_the_column_is_cut():
    tracker = StepTracker(items_total=1)
    tracker.update_step("PREP", "m" * 900, current_item="i" * 900)
    assert len(tracker.message) == len(tracker.current_item) == 300
