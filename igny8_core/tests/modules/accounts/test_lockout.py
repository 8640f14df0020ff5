"""Who guesses passwords is locked out for a while: this address for this person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from rest_framework.test import APIClient

from igny8_core.tests.factories import PASSWORD, AccountFactory, UserFactory
from igny8_core.tests.modules.api import assert_error

URL = "/api/v1/auth/login/"


@pytest.fixture(autouse=True)
def ada(db, time_machine):
    time_machine.move_to("2026-05-01T12:00:00Z", tick=False)
    return UserFactory.member(AccountFactory(), email="ada@example.com")


def log_in(password, *, email="ada@example.com", address="93.184.215.14", **headers):
    body = {"email": email, "password": password}
    return APIClient(REMOTE_ADDR=address).post(URL, body, format="json", headers=headers)


def guess(times=5, **options):
    return [log_in("wrong", **options).status_code for _ in range(times)]


def test_the_fifth_wrong_password_locks_out_and_the_right_one_does_not_help():
    assert guess() == [401, 401, 401, 401, 429]
    response = log_in(PASSWORD)
    payload = assert_error(response, 429, "RateLimitError")
    assert payload["error_message"] == "Too many wrong passwords. Try again in 15 minutes, or set a new password."
    assert payload["details"] == {"retry_after": 900}
    assert response["Retry-After"] == "900"


def test_after_a_quarter_of_an_hour_the_right_one_opens_again(time_machine):
    guess()
    time_machine.shift(timedelta(minutes=14))
    assert log_in(PASSWORD).json()["details"] == {"retry_after": 60}
    time_machine.shift(timedelta(minutes=1, seconds=1))
    assert log_in(PASSWORD).status_code == 200


def test_more_guesses_do_not_keep_the_person_out_for_longer(time_machine):
    guess()
    time_machine.shift(timedelta(minutes=10))
    guess()
    time_machine.shift(timedelta(minutes=5, seconds=1))
    assert log_in(PASSWORD).status_code == 200


def test_the_person_elsewhere_and_others_here_are_not_locked_out():
    UserFactory(email="grace@example.com")
    guess()
    assert log_in(PASSWORD, address="93.184.215.15").status_code == 200
    assert log_in(PASSWORD, email="grace@example.com").status_code == 200


def test_an_address_is_one_person_in_whatever_case():
    assert guess(3) + guess(2, email="ADA@Example.com") == [401, 401, 401, 401, 429]


def test_an_address_that_nobody_has_is_locked_out_just_the_same():
    assert guess(email="nobody@example.com") == [401, 401, 401, 401, 429]


def test_the_right_password_forgets_the_wrong_ones():
    guess(4)
    assert log_in(PASSWORD).status_code == 200
    assert guess(4) == [401] * 4


def test_saying_that_one_comes_from_elsewhere_does_not_help():
    found = [log_in("wrong", **{"X-Forwarded-For": f"1.2.3.{n}"}).status_code for n in range(5)]
    assert found == [401, 401, 401, 401, 429]


def test_behind_a_proxy_of_ours_each_client_is_its_own(settings):
    settings.TRUSTED_PROXIES = 1
    for n in range(5):
        log_in("wrong", address="10.0.0.1", **{"X-Forwarded-For": f"{n}.2.3.4, 93.184.215.14"})
    assert log_in(PASSWORD, address="10.0.0.1", **{"X-Forwarded-For": "93.184.215.14"}).status_code == 429
    assert log_in(PASSWORD, address="10.0.0.1", **{"X-Forwarded-For": "93.184.215.15"}).status_code == 200
