"""How much trouble follows from the number of kills."""

from __future__ import annotations

from igny8_core.chaos.plan import Plan


def test_the_full_size_is_what_was_promised():
    plan = Plan("postgres")
    assert (plan.kills, plan.runs, plan.zombies, plan.flushes, plan.restarts, plan.duplicates) == (
        200, 100, 20, 10, 5, 200,
    )  # fmt: skip


def test_a_small_one_has_at_least_one_of_each():
    plan = Plan("postgres", kills=3)
    assert (plan.zombies, plan.flushes, plan.restarts, plan.duplicates) == (1, 1, 1, 3)


def test_sqlite_is_no_server_that_could_be_restarted():
    assert Plan("sqlite").restarts == 0


def test_without_locks_many_messages_come_twice_so_that_they_surely_meet():
    assert Plan("sqlite", kills=5, without_safety=True).duplicates == 50


def test_it_travels_to_another_process():
    plan = Plan("sqlite", kills=5, runs=2, cells=7, seed=3, without_safety=True)
    assert Plan.from_json(plan.to_json()) == plan
