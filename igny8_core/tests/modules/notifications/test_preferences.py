"""Choosing whether to get mails."""

from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Role
from igny8_core.business.notifications.models import MailChoice
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import UserFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.notifications.calls import call

pytestmark = pytest.mark.django_db


def path(site) -> str:
    return f"preferences/?account_id={site.account_id}"


@pytest.mark.parametrize(
    "role, by_email, may_change",
    [(Role.OWNER, True, True), (Role.ADMIN, True, True), (Role.EDITOR, False, True), (Role.VIEWER, False, False)],
)
def test_the_role_decides_until_somebody_chooses(site, member, role, by_email, may_change):
    answer = call(member(role), "get", path(site)).json()
    assert (answer["by_email"], answer["may_change"], answer["account_id"]) == (by_email, may_change, site.account_id)


def test_a_choice_is_kept_and_is_only_ones_own(site, me, mine):
    other = client_of(UserFactory.member(site.account, Role.ADMIN))
    answer = call(mine, "put", path(site), {"by_email": False}).json()
    assert (answer["by_email"], answer["email"]) == (False, me.email)
    assert call(mine, "get", path(site)).json()["by_email"] is False
    assert call(other, "get", path(site)).json()["by_email"] is True
    call(mine, "put", path(site), {"by_email": True})
    assert MailChoice.objects.count() == 1
    assert call(mine, "get", path(site)).json()["by_email"] is True


def test_a_viewer_is_told_in_the_dashboard_only(site, colleague):
    with nothing_written():
        assert_error(call(colleague, "put", path(site), {"by_email": True}), 403, "PermissionError")


def test_an_account_must_be_named_and_a_choice_be_made(site, mine):
    assert_error(call(mine, "get", "preferences/"), 400, "ValidationError")
    assert_error(call(mine, "put", path(site), {}), 400, "ValidationError")
