"""Fixtures of the whole suite."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from hypothesis import settings as hypothesis_settings
from rest_framework.test import APIClient

from igny8_core.ai.account_ai import forget
from igny8_core.business.accounts.models import Role
from igny8_core.tests.bells import Bells
from igny8_core.tests.factories import KeywordFactory, SiteFactory, UserFactory
from igny8_core.tests.scripted_provider import SCRIPT, Script

# The same examples every time, and no verdict about how fast this machine is just now.
hypothesis_settings.register_profile("suite", deadline=None, derandomize=True)
hypothesis_settings.load_profile("suite")

SPEC = "igny8_core.benchmarks.spec_provider"


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    """No test writes where another one reads; the cache starts empty."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.LOGS_DIR = tmp_path / "logs"
    cache.clear()
    forget()


@pytest.fixture
def spec_provider(settings):
    """The provider that answers with exactly the spec's example."""
    settings.AI_TEXT_PROVIDER = f"{SPEC}.SpecTextProvider"
    settings.AI_IMAGE_PROVIDER = f"{SPEC}.SpecImageProvider"


@pytest.fixture
def script(settings):
    """A provider that does what the test says; see `scripted_provider`."""
    settings.AI_TEXT_PROVIDER = "igny8_core.tests.scripted_provider.ScriptedText"
    settings.AI_IMAGE_PROVIDER = "igny8_core.tests.scripted_provider.ScriptedImages"
    vars(SCRIPT).update(vars(Script()))
    return SCRIPT


@pytest.fixture
def bells(settings):
    """The messages that reached the broker (the one in memory), oldest first."""
    return Bells()


@pytest.fixture
def site(db):
    """A site whose account has 1,500 credits."""
    return SiteFactory()


@pytest.fixture
def site_with_keywords(site):
    """The spec's example: 47 new keywords."""
    KeywordFactory.create_batch(47, site=site)
    return site


def client_of(user) -> APIClient:
    """A browser in which `user` is logged in."""
    client = APIClient()
    client.force_login(user)
    return client


@pytest.fixture
def owner(site):
    """A browser of the account's owner."""
    return client_of(UserFactory.member(site.account, Role.OWNER))


@pytest.fixture
def colleague(site):
    """A browser of a member who may look but not change."""
    return client_of(UserFactory.member(site.account, Role.VIEWER))


@pytest.fixture
def stranger(db):
    """A browser of somebody with a site of their own."""
    return client_of(UserFactory.member(SiteFactory().account, Role.OWNER))
