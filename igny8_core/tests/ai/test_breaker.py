"""A provider that is down is not waited for again and again."""

from __future__ import annotations

import threading

import pytest

from igny8_core.ai.breaker import ProviderDownError, guard
from igny8_core.ai.providers.base import Usage
from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.common.exceptions import (
    InvalidInputError,
    ProviderError,
    ProviderKeyRefusedError,
    ProviderTimeoutError,
    TooManyRequestsError,
)


def _call(error=None, *, provider="openai", account_id=1):
    with guard(provider=provider, account_id=account_id):
        if error:
            raise error


def _fail(times, error=None, **where):
    for _ in range(times):
        with pytest.raises(type(error) if error else ProviderError):
            _call(error or ProviderError("Down."), **where)


def test_after_five_failures_in_a_row_the_call_is_not_made():
    _fail(5)
    with pytest.raises(ProviderDownError) as refused, guard(provider="openai", account_id=1):
        pytest.fail("the call was made")
    assert refused.value.message == "openai failed 5 times in a row. The next try is possible in a minute."
    assert refused.value.details == {"provider": "openai", "failures": 5}


def test_four_failures_are_not_enough():
    _fail(4)
    _call()


def test_timeouts_count_as_well():
    _fail(3)
    _fail(2, ProviderTimeoutError("Slow."))
    with pytest.raises(ProviderDownError):
        _call()


def test_a_success_starts_the_count_anew():
    _fail(4)
    _call()
    _fail(4)
    _call()


@pytest.mark.parametrize("where", [{"provider": "runware"}, {"account_id": 2}])
def test_others_are_not_held_up(where):
    _fail(5)
    _call(**where)


@pytest.fixture
def clock(time_machine):
    time_machine.move_to("2026-01-05T10:00:00Z", tick=False)
    return time_machine


def _refused():
    with pytest.raises(ProviderDownError):
        _call()


def test_after_a_minute_a_call_is_let_through_and_its_success_closes_it(clock):
    _fail(5)
    clock.shift(59)
    _refused()
    clock.shift(2)
    _call()
    _call()
    _fail(4)
    _call()


def test_it_is_one_call_and_not_all_that_wait(clock):
    _fail(5)
    clock.shift(61)
    with guard(provider="openai", account_id=1):
        for _ in range(3):
            _refused()
    _call()


def test_of_many_at_the_same_moment_one_gets_the_turn(clock):
    _fail(5)
    clock.shift(61)
    start, all_came, outcomes = threading.Barrier(8), threading.Event(), []

    def come():
        start.wait()
        try:
            with guard(provider="openai", account_id=1):
                tell("let through")
                all_came.wait(5)
        except ProviderDownError:
            tell("refused")

    def tell(outcome):
        outcomes.append(outcome)
        if len(outcomes) == 8:
            all_came.set()

    threads = [threading.Thread(target=come) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["let through"] + ["refused"] * 7


def test_a_turn_that_fails_keeps_it_open_for_another_minute(clock):
    _fail(5)
    clock.shift(61)
    _fail(1)
    _refused()
    clock.shift(59)
    _refused()
    clock.shift(2)
    _call()


def test_a_turn_whose_worker_died_is_given_again_after_a_minute(clock):
    _fail(5)
    clock.shift(61)
    with pytest.raises(KeyboardInterrupt), guard(provider="openai", account_id=1):
        raise KeyboardInterrupt
    _refused()
    clock.shift(61)
    _call()


def test_five_calls_that_hang_for_ten_minutes_each_are_five_in_a_row(clock):
    for _ in range(5):
        clock.shift(600)
        _fail(1, ProviderTimeoutError("No answer in time."))
    _refused()


ALIVE = [
    ProviderKeyRefusedError("No."),
    InvalidInputError("Bad."),
    TooManyRequestsError("…"),
    UnusableAnswerError("Refused.", usage=Usage(model="m")),
]


@pytest.mark.parametrize("error", ALIVE, ids=lambda error: type(error).__name__)
def test_what_is_not_the_provider_being_down_does_not_count(error):
    _fail(6, error)
    _call()


@pytest.mark.parametrize("error", ALIVE, ids=lambda error: type(error).__name__)
def test_a_provider_that_answers_whatever_it_answers_is_back(clock, error):
    _fail(5)
    clock.shift(61)
    _fail(1, error)
    _call()


def test_a_defect_of_ours_says_nothing_about_the_provider():
    _fail(4)
    _fail(1, ValueError("ours"))
    _call()
