import pytest

from igny8_core.common.exceptions import TooManyRequestsError
from igny8_core.common.throttle import throttle


def use(key="a"):
    throttle(what="It can be used", key=key, most=3, seconds=60)


def test_up_to_the_limit_it_is_allowed_and_then_it_says_how_long(time_machine):
    time_machine.move_to("2026-05-01T12:00:10Z", tick=False)
    for _ in range(3):
        use()
    with pytest.raises(
        TooManyRequestsError, match="It can be used 3 times a minute at most. Try again in 50 s."
    ) as found:
        use()
    assert found.value.details == {"retry_after": 50}


def test_the_next_minute_begins_anew(time_machine):
    time_machine.move_to("2026-05-01T12:00:59Z", tick=False)
    for _ in range(3):
        use()
    time_machine.move_to("2026-05-01T12:01:00Z", tick=False)
    use()


def test_keys_are_counted_by_themselves():
    for _ in range(3):
        use("a")
    use("b")


def test_a_cache_that_is_emptied_in_between_does_no_harm(monkeypatch):
    monkeypatch.setattr("igny8_core.common.throttle.cache.add", lambda *args: False, raising=False)
    use()
