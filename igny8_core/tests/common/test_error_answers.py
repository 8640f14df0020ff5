"""Errors that no view of the API raised: the payload below /api/, a page elsewhere, and the request's id on both."""

from __future__ import annotations

import logging
import re

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.test import Client

from igny8_core.common import error_answers
from igny8_core.common.exceptions import NotFoundError
from igny8_core.modules.system.views import health, not_found
from igny8_core.tests.modules.api import assert_error

pytestmark = pytest.mark.django_db
PLACES = ("/api/v1/sites/", "/api/v2/anything", "/api/")


@pytest.fixture
def browser() -> Client:
    """One that shows what a user would get where Django's own test client raises."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("path", ["/api/", "/api/v2/sites/", "/api/v1", "/api/v1/no/such/thing", "/api/../secret"])
@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "options"])
def test_whatever_is_not_there_below_api(browser, method, path):
    response = getattr(browser, method)(path)
    assert_error(response, 404, "NotFoundError")
    assert response["X-Request-ID"]


@pytest.mark.parametrize("path", ["/media/nothing", "/static/nothing.js", "/admin/nothing/"])
def test_what_is_not_there_elsewhere_is_a_page_with_the_id(browser, path):
    response = browser.get(path, follow=True)
    assert response.status_code in (200, 404), "the admin asks for a login first"
    if response.status_code == 404:
        assert response["X-Request-ID"] in response.content.decode()


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("host", ["evil.example", "a b", "x\r\ny: z", "[::", "x" * 300, "admin@localhost", ""])
def test_a_host_that_is_none_of_ours(browser, path, host):
    response = browser.get(path, HTTP_HOST=host)
    if host:
        assert_error(response, 400, "ValidationError")
        assert host not in response.content.decode()
    assert response["X-Request-ID"]


def test_a_host_that_is_none_of_ours_on_a_page(browser):
    response = browser.get("/admin/login/", HTTP_HOST="evil.example")
    assert (response.status_code, "evil" in response.content.decode()) == (400, False)


def test_a_post_without_the_token_is_told_to_reload(site):
    browser = Client(enforce_csrf_checks=True)
    page = browser.post("/admin/login/", {"username": "a", "password": "b"})
    assert page.status_code == 403
    assert "Reload" in page.content.decode()


def test_a_change_of_the_api_without_the_token(owner):
    owner.handler.enforce_csrf_checks = True
    assert_error(owner.post("/api/v1/automation/run_now/", {}, format="json"), 403, "PermissionError")


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/healthz"])
def test_a_defect_outside_of_the_api_views_has_the_id_and_no_trace(browser, monkeypatch, caplog, path):
    def broken(*_args, **_more):
        raise OperationalError("password=planted-secret /srv/app/file.py")

    monkeypatch.setattr(health, "health", broken)
    monkeypatch.setattr(not_found, "NotFoundError", broken)
    with caplog.at_level(logging.ERROR):
        response = browser.get(path)
    body = response.content.decode()
    assert response.status_code == 500
    assert response["X-Request-ID"] in body
    for secret in ("planted", "Traceback", ".py", "OperationalError"):
        assert secret not in body
    if path.startswith("/api/"):
        payload = assert_error(response, 500, "ServerError")
        assert payload["details"] == {"request_id": response["X-Request-ID"]}
        assert (payload["retryable"], payload["action"]) == (True, "retry")


@pytest.mark.parametrize(
    ("handler", "error", "status"),
    [
        (error_answers.bad_request, SuspiciousOperation("<b>"), 400),
        (error_answers.bad_request, RequestDataTooBig("<b>"), 413),
        (error_answers.permission_denied, PermissionDenied("<b>"), 403),
        (error_answers.not_found, NotFoundError("<b>"), 404),
    ],
)
@pytest.mark.parametrize("path", ["/api/v1/<b>", "/<b>"])
def test_nothing_of_a_request_is_repeated(rf, handler, error, status, path):
    response = handler(rf.get(path), error)
    assert response.status_code == status
    assert "<b>" not in response.content.decode()
    kind = "application/json" if path.startswith("/api/") else "text/html; charset=utf-8"
    assert response["Content-Type"] == kind


def test_a_message_with_markup_is_text_on_a_page(rf):
    page = error_answers.answer(rf.get("/x"), NotFoundError("<script>alert(1)</script>"), title="<i>")
    assert not re.search(rb"<script|<i>", page.content)
