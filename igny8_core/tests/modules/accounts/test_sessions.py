"""auth/sessions/: where one is logged in, and ending it."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from igny8_core.business.accounts.models import UserSession
from igny8_core.tests.factories import PASSWORD, UserFactory, UserSessionFactory
from igny8_core.tests.modules.api import assert_error, nothing_written

URL = "/api/v1/auth/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.0 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def person(site):
    return UserFactory.member(site.account)


def browser_of(person, agent=FIREFOX, address="93.184.215.14"):
    browser = APIClient(REMOTE_ADDR=address, headers={"User-Agent": agent})
    body = {"email": person.email, "password": PASSWORD}
    assert browser.post("/api/v1/auth/login/", body, format="json").status_code == 200
    return browser


def sessions_of(browser):
    response = browser.get(URL)
    assert response.status_code == 200, response.content
    return response.json()["results"]


def is_in(browser):
    return browser.get("/api/v1/sites/").status_code == 200


def test_each_login_is_shown_with_device_and_address(person, time_machine):
    time_machine.move_to("2026-05-01T12:00:00Z", tick=False)
    phone = browser_of(person, PHONE, "2600:1406:bc00:53::1")
    time_machine.shift(60)
    desk = browser_of(person)
    browser_of(UserFactory())
    shown = [(one["device"], one["address"], one["is_current"], one["last_seen_at"]) for one in sessions_of(desk)]
    assert shown == [
        ("Firefox on Linux", "93.184.215.14", True, "2026-05-01T12:01:00Z"),
        ("Safari on iPhone", "2600:1406:bc00:53::1", False, "2026-05-01T12:00:00Z"),
    ]
    assert [one["is_current"] for one in sessions_of(phone)] == [False, True]


def test_when_it_was_last_seen_is_written_every_five_minutes_at_most(person, time_machine):
    time_machine.move_to("2026-05-01T12:00:00Z", tick=False)
    browser = browser_of(person)
    is_in(browser)
    for shift, seen in ((299, "12:00:00"), (2, "12:05:01"), (60, "12:05:01")):
        time_machine.shift(shift)
        assert sessions_of(browser)[0]["last_seen_at"] == f"2026-05-01T{seen}Z"


def test_a_session_is_ended_by_itself(person):
    desk, phone = browser_of(person), browser_of(person, PHONE)
    (other,) = (one for one in sessions_of(desk) if not one["is_current"])
    assert desk.delete(f"{URL}{other['id']}/").status_code == 204
    assert is_in(desk)
    assert not is_in(phone)
    assert len(sessions_of(desk)) == 1


def test_all_others_are_ended_at_once(person):
    desk, phone, tablet = (browser_of(person) for _ in range(3))
    stranger = browser_of(UserFactory())
    response = desk.post(f"{URL}end_others/")
    assert response.json() == {"message": "2 sessions ended."}
    assert [is_in(one) for one in (desk, phone, tablet, stranger)] == [True, False, False, True]


def test_those_of_others_are_not_there(person):
    browser = browser_of(person)
    browser_of(UserFactory())
    other = UserSession.objects.exclude(user=person).get()
    assert is_in(browser)
    with nothing_written():
        assert_error(browser.delete(f"{URL}{other.pk}/"), 404, "NotFoundError")


def test_whoever_logs_out_leaves_no_session_behind(person):
    desk, phone = browser_of(person), browser_of(person)
    phone.post("/api/v1/auth/logout/")
    assert len(sessions_of(desk)) == 1


def test_a_session_that_ended_by_itself_is_not_shown_and_goes_at_the_next_login(person):
    UserSessionFactory(user=person)
    browser = browser_of(person)
    assert len(sessions_of(browser)) == 1
    assert UserSession.objects.filter(user=person).count() == 1


def test_a_session_from_before_is_remembered_when_the_dashboard_is_opened(person):
    browser = APIClient()
    browser.force_login(person)
    assert sessions_of(browser) == []
    browser.get("/api/v1/auth/session/")
    assert [one["is_current"] for one in sessions_of(browser)] == [True]


def test_a_program_has_nothing_to_do_with_sessions(program):
    program.get("/api/v1/sites/")
    with nothing_written():
        for response in (program.get(URL), program.post(f"{URL}end_others/"), program.delete(f"{URL}1/")):
            assert_error(response, 401, "AuthenticationError")
