import pytest
from django.test import Client

from igny8_core.tests.factories import AccountFactory, UserFactory


@pytest.fixture
def person(db):
    return UserFactory.operator(email="operator@example.com")


@pytest.fixture
def operator(person):
    """A browser of an operator."""
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def account(db):
    return AccountFactory()
