"""Addresses that nothing can store and bodies that nobody means to send: a clear 4xx before any view."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import RequestFactory

from igny8_core.api.parsers import JSONParser
from igny8_core.common.exceptions import TooLargeError
from igny8_core.common.request_limits_middleware import LONGEST_QUERY, RequestLimitsMiddleware
from igny8_core.tests.factories import UserFactory
from igny8_core.tests.modules.api import assert_error, nothing_written

RUN_NOW = "/api/v1/automation/run_now/"
FORM = "/admin/accounts/account/add/"


@pytest.fixture
def admin(db, client):
    client.force_login(UserFactory.operator())
    return client


@pytest.mark.parametrize("path", ["/api/v1/sites/", "/api/v1/automation/history/", "/api/v1/notifications/"])
@pytest.mark.parametrize("query", ["search=%00", "page=1%00", "site_id=%00", "%00=1", "x=a%00b"])
def test_a_zero_byte_in_a_query(owner, path, query):
    assert_error(owner.get(f"{path}?{query}"), 400, "ValidationError")


@pytest.mark.parametrize("path", ["automation/logs/%00/", "automation/logs/run%00/", "%00/", "settings/prompts/%00/"])
def test_a_zero_byte_in_a_path(owner, path):
    assert_error(owner.get(f"/api/v1/{path}"), 400, "ValidationError")


def test_a_zero_byte_elsewhere_is_a_page(client):
    response = client.get("/automation%00")
    assert (response.status_code, response["Content-Type"]) == (400, "text/html; charset=utf-8")


def test_an_address_that_is_too_long(owner):
    assert_error(owner.get(f"/api/v1/sites/?search={'a' * LONGEST_QUERY}"), 414, "ValidationError")
    assert_error(owner.get(f"/api/v1/automation/logs/{'a' * LONGEST_QUERY}/"), 414, "ValidationError")


def test_one_that_is_long_and_fine(owner):
    assert owner.get(f"/api/v1/sites/?x={'a' * (LONGEST_QUERY - 100)}").status_code == 200


def test_json_above_the_limit(owner, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    with nothing_written():
        response = owner.post(RUN_NOW, '{"run_id": "' + "a" * 1_000 + '"}', content_type="application/json")
    assert_error(response, 413, "ValidationError")


def test_a_body_that_is_longer_than_it_says(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    with pytest.raises(TooLargeError):
        JSONParser().parse(BytesIO(b'"0123456789"'))


def test_json_at_the_limit_is_read(owner, settings):
    body = '{"site_id": 0}'
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = len(body)
    assert_error(owner.post(RUN_NOW, body, content_type="application/json"), 400, "ValidationError")


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "text/plain"])
def test_a_body_that_says_it_is_huge_is_not_read(owner, settings, kind):
    settings.LARGEST_BODY = 2_000_000
    response = owner.generic("POST", RUN_NOW, b"{}", content_type=kind, CONTENT_LENGTH="2000001")
    assert "2 MB" in assert_error(response, 413, "ValidationError")["error_message"]


def test_a_form_above_the_limit_on_a_page(admin, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    assert admin.post(FORM, {"name": "a" * 2_000}).status_code == 413


def test_a_form_with_too_many_fields(admin, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    assert admin.post(FORM, {f"f{n}": "1" for n in range(20)}).status_code == 400


@pytest.mark.parametrize("length", ["", "-1", "abc", "1e9", "٣", "9" * 30])
def test_a_length_that_is_none_is_no_reason_to_fail(length):
    reached = []
    request = RequestFactory().get("/x", CONTENT_LENGTH=length)
    RequestLimitsMiddleware(reached.append)(request)
    assert reached == [request]
