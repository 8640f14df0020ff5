from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Role
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import UserFactory


@pytest.fixture
def me(site):
    """The owner of the site's account."""
    return UserFactory.member(site.account, Role.OWNER)


@pytest.fixture
def mine(me):
    """A browser of the owner."""
    return client_of(me)


@pytest.fixture
def member(site):
    """A function: a browser of a member of the site's account with this role."""
    return lambda role: client_of(UserFactory.member(site.account, role))
