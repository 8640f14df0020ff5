from pathlib import Path

import pytest

from igny8_core.business.accounts.models import Account, Site

EXPORTS = Path(__file__).resolve().parents[2] / "data" / "exports"


@pytest.fixture
def account(db):
    return Account.objects.create(name="Bean & Co")


@pytest.fixture
def site(account):
    return Site.objects.create(account=account, domain="example.com")
