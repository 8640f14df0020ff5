"""auth/password/…: forgotten, reset and changed; and the profile."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from rest_framework.test import APIClient

from igny8_core.business.accounts.models import User
from igny8_core.business.accounts.selectors.password_tokens import reset_token_of
from igny8_core.business.accounts.services.passwords import reset_password
from igny8_core.business.notifications.models import OutboxMessage
from igny8_core.business.notifications.services.outbox import deliver_due
from igny8_core.common.exceptions import NotFoundError
from igny8_core.tests.at_once import at_once
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import PASSWORD, UserFactory
from igny8_core.tests.modules.api import assert_error, nothing_written

AUTH = "/api/v1/auth"
OTHER = "another-long-password"


@pytest.fixture
def person(site):
    return UserFactory.member(site.account, email="ada@example.com")


def forgotten(email):
    return APIClient().post(f"{AUTH}/password/forgotten/", {"email": email}, format="json")


def reset(token, password=OTHER):
    return APIClient().post(f"{AUTH}/password/reset/", {"token": token, "password": password}, format="json")


def change(client, current=PASSWORD, new=OTHER):
    body = {"current_password": current, "new_password": new}
    return client.post(f"{AUTH}/password/change/", body, format="json")


def log_in(password, email="ada@example.com"):
    browser = APIClient()
    browser.post(f"{AUTH}/login/", {"email": email, "password": password}, format="json")
    return browser


def is_in(browser):
    return browser.get("/api/v1/sites/").status_code == 200


def test_from_the_forgotten_password_to_the_next_login(person, settings):
    settings.PUBLIC_URL = "https://igny8.example.com"
    before = log_in(PASSWORD)
    assert forgotten("ADA@example.com").status_code == 202
    deliver_due()
    (letter,) = mail.outbox
    assert letter.to == ["ada@example.com"]
    token = re.search(r"https://igny8.example.com/reset-password#(\S+)", letter.body)[1]
    assert token not in str([*OutboxMessage.objects.values()])
    assert reset(token).status_code == 200
    assert not is_in(before), "every session ends"
    assert not is_in(log_in(PASSWORD))
    assert is_in(log_in(OTHER))


def test_the_answer_is_the_same_whether_somebody_has_the_address_or_not(person):
    UserFactory(email="gone@example.com", is_active=False)
    answers = [forgotten(f"{name}@example.com") for name in ("ada", "nobody", "gone")]
    assert len({(one.status_code, one.content) for one in answers}) == 1
    assert [one.destination for one in OutboxMessage.objects.all()] == ["ada@example.com"]


def test_mailboxes_are_not_flooded_and_the_limit_tells_nothing_either(person):
    for name in ("ada", "nobody"):
        assert [forgotten(f"{name}@example.com").status_code for _ in range(6)] == [202] * 5 + [429]


def test_whoever_set_a_new_password_is_not_locked_out_any_more(person):
    UserFactory(email="grace@example.com")
    for email in ("ada@example.com", "grace@example.com"):
        for _ in range(5):
            log_in("wrong", email)
    assert not is_in(log_in(PASSWORD))
    assert reset(reset_token_of(person)).status_code == 200
    assert is_in(log_in(OTHER))
    assert not is_in(log_in(PASSWORD, "grace@example.com")), "others are still locked out"


@pytest.mark.parametrize("password", ["ada@example.com", "ADA@Example.com", "password1", "short"])
def test_a_password_that_is_guessed_first_is_refused_and_the_link_stays_good(person, password):
    token = reset_token_of(person)
    with nothing_written():
        assert_error(reset(token, password), 400, "ValidationError")
    assert reset(token).status_code == 200


def test_a_link_is_good_once(person):
    token = reset_token_of(person)
    assert reset(token).status_code == 200
    with nothing_written():
        assert_error(reset(token, "a-third-long-password"), 404, "NotFoundError")


def test_a_link_is_good_for_an_hour(person, time_machine):
    time_machine.move_to("2026-05-01T12:00:00Z", tick=False)
    token = reset_token_of(person)
    time_machine.shift(timedelta(hours=1, seconds=1))
    assert_error(reset(token), 404, "NotFoundError")


def test_a_letter_that_is_sent_too_late_is_not_sent(person, time_machine):
    time_machine.move_to("2026-05-01T12:00:00Z", tick=False)
    forgotten("ada@example.com")
    time_machine.shift(timedelta(hours=1, seconds=1))
    deliver_due()
    assert mail.outbox == []
    assert OutboxMessage.objects.get().status == "failed"


@pytest.mark.parametrize("token", ["x", "1-x", "1", "-", "9" * 60 + "-x", "1-abc-def", "²-x"])
def test_a_forged_link_is_answered_like_one_that_is_over(person, token):
    with nothing_written():
        payload = assert_error(reset(token), 404, "NotFoundError")
    assert payload["error_message"] == "This link is no longer good. Ask for a new one."


def test_a_link_of_one_person_is_not_good_for_another(person):
    other = UserFactory()
    _number, signed = reset_token_of(person).split("-", 1)
    assert_error(reset(f"{other.pk}-{signed}"), 404, "NotFoundError")


@pytest.mark.parametrize("password", ["short", "password", "1234567"])
def test_a_bad_new_password_is_explained_and_the_link_stays_good(person, password):
    token = reset_token_of(person)
    payload = assert_error(reset(token, password), 400, "ValidationError")
    assert set(payload["details"]["fields"]) == {"password"}
    assert reset(token).status_code == 200


def test_a_change_ends_all_other_sessions_and_this_one_goes_on(person):
    here, elsewhere = log_in(PASSWORD), log_in(PASSWORD)
    assert change(here).status_code == 200
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert [one["is_current"] for one in here.get(f"{AUTH}/sessions/").json()["results"]] == [True]
    assert is_in(log_in(OTHER))


def test_a_change_takes_the_current_password(person):
    client = client_of(person)
    with nothing_written():
        payload = assert_error(change(client, current="wrong"), 400, "ValidationError")
        assert set(payload["details"]["fields"]) == {"current_password"}
        payload = assert_error(change(client, new="short"), 400, "ValidationError")
        assert set(payload["details"]["fields"]) == {"new_password"}


def test_the_current_password_is_not_to_be_guessed_at_an_open_dashboard(person):
    client = client_of(person)
    assert [change(client, current="wrong").status_code for _ in range(6)] == [400] * 5 + [429]


def test_a_program_changes_no_password_and_no_profile(program):
    program.get("/api/v1/sites/")
    with nothing_written():
        for response in (change(program), program.get(f"{AUTH}/profile/")):
            assert_error(response, 401, "AuthenticationError")


def test_a_name_is_changed_and_shown(person):
    client = client_of(person)
    client.get(f"{AUTH}/session/")
    client.get(f"{AUTH}/profile/")
    response = client.patch(f"{AUTH}/profile/", {"name": " Ada \n Lovelace "}, format="json")
    assert response.json() == {"id": person.pk, "email": "ada@example.com", "name": "Ada Lovelace"}
    assert client.get(f"{AUTH}/session/").json()["user"]["name"] == "Ada Lovelace"
    with nothing_written():
        assert_error(client.patch(f"{AUTH}/profile/", {"name": " "}, format="json"), 400, "ValidationError")


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_with_one_link_one_sets_the_password():
    person = UserFactory()
    token = reset_token_of(person)
    words = ("first-password", "other-password")
    ended = at_once(*[lambda new=new: reset_password(token=token, new=new) for new in words])
    assert [type(one) for one in ended if one is not None] == [NotFoundError]
    winner = words[ended.index(None)]
    assert User.objects.get().check_password(winner)
