"""The seven stage cards: their numbers always add up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.cards import (
    cards_of,
    overall_elapsed,
    overall_percentage,
    overall_remaining,
)
from igny8_core.business.automation.selectors.snapshot import snapshot
from igny8_core.business.automation.stages import STAGES, stage
from igny8_core.business.automation.tally import StageTally
from igny8_core.tests.business.automation.pipeline import one_step, start
from igny8_core.tests.business.automation.steering import service_of, small_site

BEGAN = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)


def _run(current=1, *, status="running", estimate=None, **tallies):
    results = {f"stage_{name[1:]}_result": tally.to_json(stage(int(name[1:]))) for name, tally in tallies.items()}
    return AutomationRun(
        status=status, current_stage=current, started_at=BEGAN, estimate=estimate or {}, **results
    )  # fmt: skip


def _in_work(*sizes):
    return [AITask(input_ids=list(range(size))) for size in sizes]


def _done(total, *, made=None, seconds=10.0):
    return StageTally(
        total=total, completed=total, made=made or {}, seconds=seconds, started_at=BEGAN,
        completed_at=BEGAN + timedelta(seconds=seconds),
    )  # fmt: skip


def _adds_up(card):
    q = card.queue
    assert q.total == q.pending + q.processing + q.completed + q.failed + q.cancelled
    assert min(q.pending, q.processing, q.completed, q.failed, q.cancelled) >= 0


def test_before_the_first_run_all_seven_wait():
    cards = cards_of(None, [])
    assert [card.stage.number for card in cards] == list(range(1, 8))
    assert {(card.status, card.reason) for card in cards} == {("waiting", "No run yet")}


def test_what_is_in_work_is_neither_pending_nor_done():
    run = _run(4, s4=StageTally(total=56, completed=23, failed=1, started_at=BEGAN))
    q = cards_of(run, _in_work(1))[3].queue
    assert (q.total, q.pending, q.processing, q.completed, q.failed, q.cancelled) == (56, 31, 1, 23, 1, 0)


@st.composite
def _moments(draw):
    """A run at any moment: stages before the current one through, the current one anywhere, tasks of it in work."""
    current = draw(st.integers(1, 7))
    tallies = {}
    for number in range(1, current):
        ended = [draw(st.integers(0, 50)) for _ in range(3)]
        tallies[f"s{number}"] = StageTally(
            total=sum(ended), completed=ended[0], failed=ended[1], cancelled=ended[2], started_at=BEGAN,
            completed_at=BEGAN,
        )  # fmt: skip
    working = []
    if draw(st.booleans()):
        ended, busy, left = ([draw(st.integers(0, 30)) for _ in range(3)] for _ in range(3))
        working = [size for size in busy if size]
        tallies[f"s{current}"] = StageTally(
            total=sum(ended) + sum(busy) + sum(left), completed=ended[0], failed=ended[1], cancelled=ended[2],
            started_at=BEGAN, seconds=draw(st.floats(0, 1000)),
        )  # fmt: skip
    return _run(current, status=draw(st.sampled_from(["running", "paused", "failed"])), **tallies), working


@given(_moments())
def test_at_any_moment_every_card_adds_up_and_the_bar_is_a_percentage(moment):
    run, working = moment
    cards = cards_of(run, _in_work(*working))
    for card in cards:
        _adds_up(card)
    assert 0 <= overall_percentage(run, cards) <= 100
    first = (run.current_stage - 1) * 100 / 7
    assert first - 0.1 <= overall_percentage(run, cards) <= first + 100 / 7 + 0.1


@pytest.mark.django_db
def test_after_every_step_of_a_real_run_every_card_adds_up_and_the_bar_never_goes_back(script):
    run = start(small_site())
    last = -1.0
    while run.status == "running":
        shot = snapshot(site_id=run.site_id)
        for card in shot.cards:
            _adds_up(card)
        now = overall_percentage(shot.run, shot.cards)
        assert now >= last
        last = now
        one_step(run)
    cards = snapshot(site_id=run.site_id).cards
    assert {card.status for card in cards} == {"completed"}
    assert overall_percentage(run, cards) == 100


def test_the_bar_is_completed_stages_and_the_share_of_the_one_at_work():
    run = _run(5, s5=StageTally(total=56, completed=14, started_at=BEGAN))
    assert overall_percentage(run, cards_of(run, [])) == round(4 * 100 / 7 + 25 / 7, 1)


def test_statuses_say_where_the_run_is():
    run = _run(3, s1=_done(47), s2=StageTally(started_at=BEGAN, completed_at=BEGAN), s3=StageTally(started_at=BEGAN))
    cards = cards_of(run, [])
    assert [(c.status, c.reason) for c in cards] == [
        ("completed", ""),
        ("skipped", "Nothing to process"),
        ("running", ""),
        ("waiting", "Stage 3 must complete"),
        ("waiting", "Stage 4 must complete"),
        ("waiting", "Stage 5 must complete"),
        ("waiting", "Awaiting manual review once the images are done"),
    ]


@pytest.mark.parametrize("status", ["failed", "cancelled"])
def test_stages_that_an_ended_run_never_reached_say_so(status):
    run = _run(2, status=status, s1=_done(47))
    run.error_message = "The key is not valid."
    cards = cards_of(run, [])
    assert (cards[1].status, cards[1].reason) == (status, "The key is not valid.")
    assert cards[2].reason == f"Not reached: the run was {status} at stage 2"


def test_a_waiting_stage_expects_what_waited_and_what_was_made():
    run = _run(2, estimate={"backlog": {"1": 47, "2": 3}}, s1=_done(47, made={"clusters_created": 8}))
    assert cards_of(run, [])[1].expected == 3 + 8
    assert cards_of(_run(1, estimate={"backlog": {"1": 47}}), [])[0].expected == 47


def test_the_rest_of_a_stage_follows_its_pace():
    run = _run(4, s4=StageTally(total=56, completed=14, seconds=140.0, started_at=BEGAN))
    assert cards_of(run, [])[3].estimated_seconds_remaining == 420
    run.status = "paused"
    assert cards_of(run, [])[3].estimated_seconds_remaining is None


def test_the_rest_of_the_run_follows_the_pace_of_the_site():
    stages = [{"stage": n, "items": 10} for n in range(1, 7)]
    pace = {str(n): 2.0 for n in range(1, 7)}
    tally = StageTally(total=56, completed=14, seconds=140.0, started_at=BEGAN)
    known = _run(4, estimate={"seconds_per_item": pace, "stages": stages}, s4=tally)
    assert overall_remaining(known, cards_of(known, [])) == 420 + 20 + 20
    unknown = _run(4, s4=tally)
    assert overall_remaining(unknown, cards_of(unknown, [])) is None, "no pace, no guess"


def test_a_summary_is_told_once_there_is_something_to_tell():
    run = _run(1, s1=StageTally(total=47, started_at=BEGAN))
    assert cards_of(run, [])[0].summary == ""
    run = _run(2, s1=_done(47, made={"clusters_created": 8}))
    assert cards_of(run, [])[0].summary == "47 keywords → 8 clusters"


def test_a_summary_counts_one_of_a_thing_as_one():
    one = [_done(1, made={name: 1}) for name in ("clusters_created", "ideas_created", "tasks_created")]
    run = _run(4, **{f"s{number}": tally for number, tally in enumerate(one, 1)})
    told = [card.summary for card in cards_of(run, [])[:3]]
    assert told == ["1 keyword → 1 cluster", "1 cluster → 1 idea", "1 idea → 1 task"]


def test_the_gate_counts_its_articles():
    for ready, told in ((1, "1 article ready for review"), (1200, "1,200 articles ready for review")):
        run = _run(7, s7=_done(ready, made={"ready_for_review": ready}))
        assert cards_of(run, [])[6].summary == told


@pytest.mark.django_db
def test_a_cancelled_run_s_cards_add_up_too(script):
    run = start(small_site())
    for _ in range(7):
        one_step(run)
    service_of(run).cancel_automation()
    for card in snapshot(site_id=run.site_id).cards:
        _adds_up(card)


def test_there_is_a_card_for_every_stage():
    assert len(cards_of(_run(), [])) == len(STAGES) == 7


def test_the_review_card_waits_for_what_was_there_and_what_this_run_moved():
    run = _run(6, estimate={"backlog": {"7": 5}}, s6=_done(3, made={"content_moved_to_review": 2}))
    assert cards_of(run, [])[6].expected == 5 + 2


def test_the_rest_of_a_run_to_be_watched_counts_its_pauses():
    run = _run(5, s5=StageTally(total=40, completed=30, batches_run=30, seconds=3.0, started_at=BEGAN))
    run.pace_seconds = 0.3
    assert cards_of(run, [])[4].estimated_seconds_remaining == 4


def test_a_stage_that_waits_again_shows_the_time_of_its_batches_and_why_it_waits():
    waits = StageTally(total=5, completed=5, seconds=12.0, started_at=BEGAN, top_up=True)
    run = _run(4, s4=StageTally(total=6, completed=3, started_at=BEGAN, seconds=7.0), s5=waits)
    run.reopened_at = BEGAN + timedelta(days=2)
    card = cards_of(run, [])[4]
    assert (card.status, card.reason, card.elapsed_seconds) == ("waiting", "Stage 4 must complete", 12)


def test_a_reopened_run_took_the_time_of_its_stages_not_the_days_in_between():
    run = _run(4, s1=_done(3), s4=StageTally(total=6, completed=3, started_at=BEGAN, seconds=7.0))
    run.reopened_at = BEGAN + timedelta(days=2)
    assert overall_elapsed(run, cards_of(run, []), end=BEGAN + timedelta(days=3)) == 17


def test_a_run_that_was_never_reopened_took_the_time_from_its_start():
    run = _run(1)
    assert overall_elapsed(run, cards_of(run, []), end=BEGAN + timedelta(seconds=90)) == 90


def test_what_later_stages_have_done_before_the_reopening_is_not_to_come_again():
    ahead = {"stages": [{"stage": n, "items": 10} for n in range(1, 7)]}
    estimate = {**ahead, "seconds_per_item": {"5": 2.0, "6": 1.0}}
    here = StageTally(total=10, completed=8, seconds=80.0, started_at=BEGAN)
    run = _run(4, s4=here, s5=StageTally(total=8, completed=8, started_at=BEGAN, top_up=True), estimate=estimate)
    # 2 articles of 10 s, 2 of 10 prompts of 2 s, 10 images of 1 s.
    assert overall_remaining(run, cards_of(run, [])) == 20 + 4 + 10


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        ({"cancel_requested": True, "pause_requested": True}, "Cancelling: finishes the batch in hand"),
        ({"pause_requested": True}, "Pausing: finishes the batch in hand"),
        ({"retry_wanted": {"stage": 1, "task_ids": None}}, "Failed items are taken up again after the batch in hand"),
        ({}, ""),
    ],
)
def test_the_card_at_work_says_what_was_asked_for(wish, reason):
    run = _run(1)
    vars(run).update(wish)
    assert cards_of(run, [])[0].reason == reason


def test_work_that_came_back_between_the_two_reads_makes_no_card_negative():
    """The run is read with its last item failed, the tasks with that item at work again."""
    run = _run(4, s4=StageTally(total=3, completed=2, failed=1, started_at=BEGAN))
    card = cards_of(run, _in_work(1))[3]
    _adds_up(card)
    assert (card.queue.processing, card.queue.failed) == (0, 1)
