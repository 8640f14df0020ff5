"""POST auth/logout, and CSRF on everything that changes something."""

from __future__ import annotations

import pytest
from django.conf import settings
from rest_framework.test import APIClient

from igny8_core.tests.factories import KeywordFactory, UserFactory
from igny8_core.tests.modules.api import assert_error, nothing_written

URL = "/api/v1/auth/logout/"


@pytest.fixture
def browser(site):
    """The owner's browser, asked for its CSRF token."""
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(UserFactory.member(site.account))
    return client


def token_of(client):
    return client.get("/api/v1/auth/session/").cookies[settings.CSRF_COOKIE_NAME].value


def test_the_session_ends(browser):
    response = browser.post(URL, headers={"X-CSRFToken": token_of(browser)})
    assert response.status_code == 200
    assert response.json() == {"authenticated": False, "user": None, "accounts": []}
    assert_error(browser.get("/api/v1/sites/"), 401, "AuthenticationError")


def test_the_old_session_cannot_be_used_again(browser):
    stolen = APIClient()
    stolen.cookies[settings.SESSION_COOKIE_NAME] = browser.cookies[settings.SESSION_COOKIE_NAME].value
    assert stolen.get("/api/v1/sites/").status_code == 200
    browser.post(URL, headers={"X-CSRFToken": token_of(browser)})
    assert stolen.get("/api/v1/sites/").status_code == 401


def test_another_site_cannot_log_a_person_out(browser):
    assert_error(browser.post(URL), 403, "PermissionError")
    assert browser.get("/api/v1/sites/").status_code == 200


def test_logging_out_twice_is_no_mistake(db):
    assert APIClient().post(URL).json()["authenticated"] is False


def test_another_site_cannot_start_a_run(browser, site):
    KeywordFactory(site=site)
    body = {"site_id": site.pk}
    with nothing_written():
        payload = assert_error(browser.post("/api/v1/automation/run_now/", body, format="json"), 403, "PermissionError")
    assert "CSRF" in payload["error_message"]
    headers = {"X-CSRFToken": token_of(browser)}
    response = browser.post("/api/v1/automation/run_now/", body, format="json", headers=headers)
    assert response.status_code == 202


def test_another_site_cannot_change_the_schedule(browser, site):
    with nothing_written():
        body = {"site_id": site.pk, "is_enabled": True}
        assert_error(browser.put("/api/v1/automation/config/", body, format="json"), 403, "PermissionError")
