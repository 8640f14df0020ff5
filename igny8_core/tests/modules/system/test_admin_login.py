"""/admin/login/: the dashboard's login is the only one."""

from __future__ import annotations

import pytest
from django.test import Client

from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import PASSWORD, UserFactory

URL = "/admin/login/"


def location(client, path):
    response = client.get(path)
    return response.status_code, response.headers.get("Location", "")


@pytest.mark.parametrize(
    ("asked", "target"),
    [
        ("/admin/automation/automationrun/?status=failed", "/admin/automation/automationrun/?status=failed"),
        ("", "/admin/"),
        ("https://example.com/", "/admin/"),
        ("//example.com/admin/", "/admin/"),
        ("/admin/login/", "/admin/"),
        ("/automation", "/admin/"),
    ],
)
def test_who_is_not_logged_in_comes_back_to_where_they_were(db, asked, target):
    client = Client()
    status, to = location(client, f"{URL}?next={asked.replace('?', '%3F').replace('=', '%3D')}")
    assert status == 302
    assert to.startswith("/login?next=")
    operator = client_of(UserFactory.operator())
    assert operator.get(URL, {"next": asked}).headers["Location"] == target


def test_every_page_of_the_admin_leads_there(db):
    response = Client().get("/admin/automation/automationrun/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/login?next=%2Fadmin%2Fautomation")


def test_a_password_is_not_taken_here(db):
    operator = UserFactory.operator()
    client = Client()
    response = client.post(URL, {"username": operator.email, "password": PASSWORD})
    assert response.status_code == 302
    assert client.get("/admin/").status_code == 302


def test_a_member_who_is_no_operator_is_told_so_and_not_sent_round_in_circles(site, owner):
    response = owner.get("/admin/", follow=True)
    assert response.status_code == 403
    assert b"You may not do this" in response.content
