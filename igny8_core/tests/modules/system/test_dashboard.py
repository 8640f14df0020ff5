"""The dashboard's page."""

from __future__ import annotations

import pytest
from django.conf import settings as django_settings
from django.test import Client


@pytest.fixture
def built(settings, tmp_path):
    """A front end that was built."""
    settings.FRONTEND_DIST = tmp_path / "dist"
    settings.FRONTEND_DIST.mkdir()
    page = settings.FRONTEND_DIST / "index.html"
    page.write_text("<!doctype html><title>IGNY8</title><div id=root></div>")
    return page


@pytest.mark.parametrize("path", ["/", "/automation", "/login", "/planner/keywords", "/anything/else"])
def test_every_path_of_the_router_gets_the_one_page(built, path):
    response = Client().get(path)
    assert response.status_code == 200
    assert response.content == built.read_bytes()
    assert response["Content-Type"].startswith("text/html")


def test_the_page_brings_the_csrf_cookie(built):
    assert Client().get("/").cookies[django_settings.CSRF_COOKIE_NAME].value


def test_browsers_ask_again_each_time_and_see_a_new_build(built):
    assert Client().get("/")["Cache-Control"] == "no-cache"
    built.write_text("<!doctype html><title>Newer</title>")
    assert b"Newer" in Client().get("/").content


def test_no_other_site_may_frame_it(built):
    assert Client().get("/")["X-Frame-Options"] == "DENY"


def test_without_a_build_it_says_what_to_do(settings, tmp_path):
    settings.FRONTEND_DIST = tmp_path / "nowhere"
    response = Client().get("/automation")
    assert response.status_code == 503
    assert b"make setup" in response.content


@pytest.mark.parametrize("path", ["/static/frontend/assets/gone.js", "/media/gone.png", "/api/v2/sites/"])
def test_a_missing_file_is_not_answered_with_the_page(built, path):
    assert Client().get(path).status_code == 404
