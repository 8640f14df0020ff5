"""A provider that is down is not waited for again and again."""

from __future__ import annotations

import pytest

from igny8_core.ai.breaker import ProviderDownError, guard
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


def test_it_closes_after_a_minute(time_machine):
    time_machine.move_to("2026-01-05T10:00:00Z", tick=False)
    _fail(5)
    time_machine.shift(59)
    with pytest.raises(ProviderDownError):
        _call()
    time_machine.shift(2)
    _call()


@pytest.mark.parametrize(
    "error", [ProviderKeyRefusedError("No."), InvalidInputError("Bad."), TooManyRequestsError("…")]
)
def test_what_is_not_the_provider_being_down_does_not_count(error):
    _fail(6, error)
    _call()
