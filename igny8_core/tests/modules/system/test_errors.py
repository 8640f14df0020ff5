"""Whatever goes wrong below /api/v1/, the answer is the one payload."""

from __future__ import annotations

import logging

import pytest
from rest_framework.test import APIClient

from igny8_core.tests.modules.api import assert_error


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["nothing/", "automation/", "automation/run_now", "automation/run_now/more/"])
def test_a_path_that_does_not_exist(method, path):
    response = getattr(APIClient(enforce_csrf_checks=True), method)(f"/api/v1/{path}")
    assert "/api/v1/docs/" in assert_error(response, 404, "NotFoundError")["error_message"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("get", "automation/run_now/", "POST, OPTIONS"),
        ("delete", "automation/config/", "GET, PUT, HEAD, OPTIONS"),
        ("put", "sites/", "GET, POST, HEAD, OPTIONS"),
    ],
)
def test_a_method_that_a_path_does_not_have(owner, method, path, allowed):
    response = getattr(owner, method)(f"/api/v1/{path}")
    payload = assert_error(response, 405, "ValidationError")
    assert method.upper() in payload["error_message"]
    assert response["Allow"] == allowed


@pytest.mark.parametrize("body", ["{", "{'site_id': 1}", "site_id=1", '{"site_id": 1}}', "\x00", '{"site_id": NaN}'])
def test_a_body_that_is_no_json(owner, body):
    response = owner.post("/api/v1/automation/run_now/", body, content_type="application/json")
    assert_error(response, 400, "ValidationError")


def test_a_body_that_is_no_utf_8(owner):
    response = owner.post("/api/v1/automation/run_now/", b"\xff\xfe{", content_type="application/json")
    assert_error(response, 400, "ValidationError")


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/xml", "multipart/form-data; boundary=x"])
def test_a_body_of_another_kind(owner, kind):
    response = owner.post("/api/v1/automation/run_now/", "site_id=1", content_type=kind)
    assert_error(response, 415, "ValidationError")


def test_a_body_nested_too_deep(owner):
    response = owner.post("/api/v1/automation/run_now/", "[" * 100_000, content_type="application/json")
    assert_error(response, 400, "ValidationError")


def test_a_defect_of_ours_gives_the_payload_and_no_trace(owner, site, settings, caplog):
    settings.AI_IMAGE_PROVIDER = "igny8_core.no_such_module.Provider"
    with caplog.at_level(logging.ERROR):
        response = owner.get("/api/v1/automation/estimate/", {"site_id": site.pk})
    payload = assert_error(response, 500, "ServerError")
    assert (payload["retryable"], payload["action"]) == (True, "retry")
    for secret in (b"Traceback", b"no_such_module", b"ModuleNotFoundError", b".py"):
        assert secret not in response.content
    assert "no_such_module" in caplog.text, "the log has the trace"


def test_nobody_logged_in_is_told_how(db):
    response = APIClient().get("/api/v1/sites/")
    payload = assert_error(response, 401, "AuthenticationError")
    assert response["WWW-Authenticate"] == "Session"
    assert payload["error_message"] == "Log in first."


def test_an_error_is_json_whatever_the_browser_would_rather_have(db):
    response = APIClient().get("/api/v1/sites/", headers={"Accept": "text/html"})
    assert_error(response, 406, "ValidationError")
