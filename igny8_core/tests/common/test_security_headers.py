"""Headers of every answer, and a policy under which no script that is written into a page runs."""

from __future__ import annotations

import re

import pytest

from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PAGES = ("/", "/automation", "/admin/", "/admin/login/", "/api/v1/docs/", "/api/v1/sites/", "/api/nothing", "/healthz")


def policy_of(response) -> dict[str, list[str]]:
    parts = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


@pytest.fixture
def operator():
    return client_of(UserFactory.operator())


@pytest.mark.parametrize("path", [*PAGES, "/static/admin/js/core.js", "/media/images/1/x.webp"])
def test_every_answer_has_them(operator, path):
    response = operator.get(path)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "Content-Security-Policy" in response


@pytest.mark.parametrize("path", PAGES)
def test_the_policy_runs_no_script_but_our_files(operator, path):
    policy = policy_of(operator.get(path))
    assert policy["script-src"] == ["'self'"]
    assert policy["script-src-attr"] == ["'none'"]
    assert (
        policy["default-src"] == policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    )
    assert policy["form-action"] == policy["connect-src"] == ["'self'"]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_script_of_its_own(operator, path):
    page = operator.get(path).content.decode()
    for tag in re.findall(r"<script\b[^>]*>", page):
        assert " src=" in tag or "application/json" in tag or "ld+json" in tag, tag
    assert not re.search(r"\son\w+\s*=", re.sub(r"(?s)<script.*?</script>", "", page))


def test_the_script_of_the_api_page_is_a_file_of_its_own(operator):
    page = operator.get("/api/v1/docs/").content.decode()
    script = re.search(r'src="(/api/v1/docs/\?script=)"', page) or re.search(r'src="([^"]*script=[^"]*)"', page)
    response = operator.get(script[1])
    assert response["Content-Type"].startswith("application/javascript")
    assert b"SwaggerUIBundle" in response.content
