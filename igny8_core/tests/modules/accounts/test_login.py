"""POST auth/login."""

from __future__ import annotations

import pytest
from django.conf import settings
from rest_framework.test import APIClient

from igny8_core.tests.factories import PASSWORD, AccountFactory, UserFactory
from igny8_core.tests.modules.api import assert_error

URL = "/api/v1/auth/login/"


@pytest.fixture
def person(db):
    return UserFactory.member(AccountFactory(), email="ada@example.com")


@pytest.fixture
def browser():
    """A browser that is asked for its CSRF token, as outside of tests."""
    return APIClient(enforce_csrf_checks=True)


def log_in(client, *, email="ada@example.com", password=PASSWORD, token=None):
    token = client.get("/api/v1/auth/session/").cookies[settings.CSRF_COOKIE_NAME].value if token is None else token
    body = {"email": email, "password": password}
    return client.post(URL, body, format="json", headers={"X-CSRFToken": token})


def test_the_right_password_starts_a_session(person, browser):
    response = log_in(browser)
    assert response.status_code == 200
    assert response.json()["user"]["email"] == "ada@example.com"
    assert browser.get("/api/v1/sites/").status_code == 200


def test_the_session_cookie_is_out_of_reach_for_scripts_and_other_sites(person, browser):
    cookie = log_in(browser).cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_the_token_changes_with_the_login_and_the_new_one_is_good(person, browser):
    before = browser.get("/api/v1/auth/session/").cookies[settings.CSRF_COOKIE_NAME].value
    after = log_in(browser, token=before).cookies[settings.CSRF_COOKIE_NAME].value
    assert after != before
    assert browser.post("/api/v1/auth/logout/", headers={"X-CSRFToken": after}).status_code == 200


def test_the_address_is_known_in_whatever_case(person, browser):
    assert log_in(browser, email="ADA@Example.com").status_code == 200


@pytest.mark.parametrize(("email", "password"), [("ada@example.com", "wrong"), ("who@example.com", PASSWORD)])
def test_which_of_the_two_was_wrong_is_not_said(person, browser, email, password):
    payload = assert_error(log_in(browser, email=email, password=password), 401, "AuthenticationError")
    assert payload["error_message"] == "This e-mail address and password do not match."
    assert payload["action"] == "fix_data"
    assert browser.get("/api/v1/auth/session/").json()["authenticated"] is False


def test_a_person_who_was_locked_out_gets_the_same_answer(person, browser):
    person.is_active = False
    person.save()
    assert_error(log_in(browser), 401, "AuthenticationError")


@pytest.mark.parametrize("body", [None, {}, [], {"email": "ada@example.com"}, {"email": "ada", "password": PASSWORD}])
def test_a_body_without_both_is_wrong(person, body):
    assert_error(APIClient().post(URL, body, format="json"), 400, "ValidationError")


def test_spaces_belong_to_the_password(person, browser):
    assert log_in(browser, password=f" {PASSWORD}").status_code == 401


@pytest.mark.parametrize("token", ["", "x", "a" * 32])
def test_a_form_of_another_site_cannot_log_in(person, browser, token):
    browser.get("/api/v1/auth/session/")
    assert_error(log_in(browser, token=token), 403, "PermissionError")
    assert settings.SESSION_COOKIE_NAME not in browser.cookies


def test_a_browser_without_the_cookie_cannot_log_in(person, browser):
    assert_error(log_in(browser, token="a" * 32), 403, "PermissionError")
