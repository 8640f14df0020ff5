import pytest
from rest_framework.test import APIClient

from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import ApiKeyFactory, UserFactory


@pytest.fixture
def member(site):
    """A function: a browser of a member of the site's account with this role."""
    return lambda role: client_of(UserFactory.member(site.account, role))


@pytest.fixture
def program(site):
    """A program whose key may do all that keys may."""
    text = ApiKeyFactory.text_of(site.account, scope="manage")
    return APIClient(headers={"Authorization": f"Api-Key {text}"})
