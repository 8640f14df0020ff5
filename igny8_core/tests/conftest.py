"""Fixtures of the whole suite."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from rest_framework.test import APIClient

from igny8_core.business.accounts.models import Role
from igny8_core.tests.factories import KeywordFactory, SiteFactory, UserFactory

SPEC = "igny8_core.benchmarks.spec_provider"


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    """No test writes where another one reads; the cache starts empty."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.LOGS_DIR = tmp_path / "logs"
    cache.clear()


@pytest.fixture
def spec_provider(settings):
    """The provider that answers with exactly the spec's example."""
    settings.AI_TEXT_PROVIDER = f"{SPEC}.SpecTextProvider"
    settings.AI_IMAGE_PROVIDER = f"{SPEC}.SpecImageProvider"


@pytest.fixture
def site(db):
    """A site whose account has 1,500 credits."""
    return SiteFactory()


@pytest.fixture
def site_with_keywords(site):
    """The spec's example: 47 new keywords."""
    KeywordFactory.create_batch(47, site=site)
    return site


def _client(user) -> APIClient:
    client = APIClient()
    client.force_login(user)
    return client


@pytest.fixture
def owner(site):
    """A browser of the account's owner."""
    return _client(UserFactory.member(site.account, Role.OWNER))


@pytest.fixture
def colleague(site):
    """A browser of a member who may look but not change."""
    return _client(UserFactory.member(site.account, Role.VIEWER))


@pytest.fixture
def stranger(db):
    """A browser of somebody with a site of their own."""
    return _client(UserFactory.member(SiteFactory().account, Role.OWNER))
