import pytest

from igny8_core.business.accounts.models import Role
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import UserFactory


@pytest.fixture
def member(site):
    """A function: a browser of a member of the site's account with this role."""
    return lambda role: client_of(UserFactory.member(site.account, role))


@pytest.fixture
def editor(member):
    return member(Role.EDITOR)


@pytest.fixture
def manager(member):
    return member(Role.ADMIN)
